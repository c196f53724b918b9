/* Records of words read at once: what each word states of its fact, what that says, and what is known by it. */

#include "native.h"

#include <datetime.h>

#define FEW 64 /* facts of records that are put in order here */

typedef struct {
    PyObject_HEAD
    PyObject *names;   /* of facts, in order */
    PyObject *places;  /* by name */
    PyObject *assumed; /* what is known where nothing is stated */
    PyObject *words;   /* by place, entries by word */
    Py_ssize_t room;   /* for so many words more */
} Register;

/* An entry: the state (None where the word states nothing), what is said (or None), and what is known by it (None where
   that is told otherwise).
   What is borrowed from entries stays: none is ever taken back. */
enum { STATE, SAID, KNOWN, PARTS };

typedef struct {
    Py_ssize_t place;
    PyObject *state, *said, *known;
} Stated;

static int fill(Register *self)
{
    Py_ssize_t count = PyTuple_GET_SIZE(self->names);
    self->places = PyDict_New();
    self->words = PyTuple_New(count);
    if (self->places == NULL || self->words == NULL)
        return -1;
    for (Py_ssize_t place = 0; place < count; place++) {
        PyObject *name = PyTuple_GET_ITEM(self->names, place), *words = PyDict_New(), *number = PyLong_FromSsize_t(place);
        int failed = words == NULL || number == NULL || PyDict_SetItem(self->places, name, number) < 0;
        Py_XDECREF(number);
        if (failed) {
            Py_XDECREF(words);
            return -1;
        }
        PyTuple_SET_ITEM(self->words, place, words);
    }
    return 0;
}

static PyObject *register_new(PyTypeObject *type, PyObject *args, PyObject *Py_UNUSED(keywords))
{
    PyObject *names, *assumed;
    Py_ssize_t most;
    PyDateTime_IMPORT;
    if (PyDateTimeAPI == NULL)
        return NULL;
    if (!PyArg_ParseTuple(args, "O!O!n:Register", &PyTuple_Type, &names, &PyDict_Type, &assumed, &most))
        return NULL;
    for (Py_ssize_t place = 0; place < PyTuple_GET_SIZE(names); place++)
        if (!PyUnicode_CheckExact(PyTuple_GET_ITEM(names, place))) {
            PyErr_SetString(PyExc_TypeError, "names are expected");
            return NULL;
        }
    Register *self = (Register *)type->tp_alloc(type, 0);
    if (self == NULL)
        return NULL;
    Py_INCREF(names);
    self->names = names;
    self->room = most;
    self->assumed = PyDict_Copy(assumed);
    if (self->assumed == NULL || fill(self) < 0) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

static int register_traverse(Register *self, visitproc visit, void *arg)
{
    Py_VISIT(self->names);
    Py_VISIT(self->places);
    Py_VISIT(self->assumed);
    Py_VISIT(self->words);
    return 0;
}

static int register_clear(Register *self)
{
    Py_CLEAR(self->names);
    Py_CLEAR(self->places);
    Py_CLEAR(self->assumed);
    Py_CLEAR(self->words);
    return 0;
}

static void register_dealloc(Register *self)
{
    PyObject_GC_UnTrack(self);
    register_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

/* Whether an object is a word: what is equal to it says the same, and to compare them runs no code of anybody's. */
static int is_word(PyObject *object)
{
    return PyUnicode_CheckExact(object) || PyBool_Check(object) || object == Py_None || PyDate_CheckExact(object);
}

/* The place of a fact; -1 where there is none, with an exception where that cannot be told. */
static Py_ssize_t place_of(const Register *self, PyObject *name)
{
    PyObject *place = PyDict_GetItemWithError(self->places, name);
    return place == NULL ? -1 : PyLong_AsSsize_t(place);
}

static PyObject *register_put(Register *self, PyObject *args)
{
    PyObject *name, *word, *state, *said, *known;
    if (!PyArg_ParseTuple(args, "UOOOO:put", &name, &word, &state, &said, &known))
        return NULL;
    Py_ssize_t place = place_of(self, name);
    if (place < 0 || !is_word(word) || !(known == Py_None || PyDict_CheckExact(known))) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_ValueError, "a fact is expected, a word, and what is known");
        return NULL;
    }
    PyObject *words = PyTuple_GET_ITEM(self->words, place), *entry = PyDict_GetItemWithError(words, word);
    if (PyErr_Occurred())
        return NULL;
    if (entry != NULL || self->room <= 0)
        Py_RETURN_NONE;
    entry = PyTuple_Pack(PARTS, state, said, known);
    int failed = entry == NULL || PyDict_SetItem(words, word, entry) < 0;
    Py_XDECREF(entry);
    if (failed)
        return NULL;
    self->room--;
    Py_RETURN_NONE;
}

/* What a word states of a fact, or what is said of the fact otherwise; 0 where neither is known here. */
static int look_up(const Register *self, PyObject *name, PyObject *word, PyObject *others, Stated *stated)
{
    if (!PyUnicode_CheckExact(name) || (stated->place = place_of(self, name)) < 0)
        return 0;
    stated->state = PyDict_GetItemWithError(others, name);
    stated->said = Py_None;
    stated->known = NULL;
    if (stated->state != NULL || PyErr_Occurred() || !is_word(word))
        return stated->state != NULL;
    PyObject *entry = PyDict_GetItemWithError(PyTuple_GET_ITEM(self->words, stated->place), word);
    if (entry == NULL)
        return 0;
    stated->state = PyTuple_GET_ITEM(entry, STATE);
    stated->said = PyTuple_GET_ITEM(entry, SAID);
    stated->known = PyTuple_GET_ITEM(entry, KNOWN);
    return 1;
}

/* What a record states, in the order of facts; their number, or -1 where something in it is not known here. */
static Py_ssize_t stated_in(const Register *self, PyObject *record, PyObject *others, Stated *stated)
{
    PyObject *name, *word;
    Py_ssize_t at = 0, count = 0;
    while (PyDict_Next(record, &at, &name, &word)) {
        Stated here;
        if (!look_up(self, name, word, others, &here))
            return -1;
        if (here.state == Py_None)
            continue;
        Py_ssize_t free = count++;
        for (; free > 0 && stated[free - 1].place > here.place; free--)
            stated[free] = stated[free - 1];
        stated[free] = here;
    }
    return count;
}

/* What is told of the record: facts with their states, all that is said, and what is known or None. */
static PyObject *told_of(const Register *self, const Stated *stated, Py_ssize_t count)
{
    PyObject *facts = PyDict_New(), *said = PyList_New(0), *known = PyDict_Copy(self->assumed), *told = NULL;
    int failed = facts == NULL || said == NULL || known == NULL, whole = 1;
    for (Py_ssize_t n = 0; n < count && !failed; n++) {
        PyObject *name = PyTuple_GET_ITEM(self->names, stated[n].place), *more = stated[n].known;
        failed = PyDict_SetItem(facts, name, stated[n].state) < 0 ||
                 (stated[n].said != Py_None && PyList_Append(said, stated[n].said) < 0);
        if (more == Py_None)
            whole = 0;
        else if (!failed && more != NULL && PyDict_GET_SIZE(more) > 0)
            failed = PyDict_Update(known, more) < 0;
    }
    PyObject *every = failed ? NULL : PyList_AsTuple(said);
    if (every != NULL)
        told = PyTuple_Pack(3, facts, every, whole ? known : Py_None);
    Py_XDECREF(every);
    Py_XDECREF(facts);
    Py_XDECREF(said);
    Py_XDECREF(known);
    return told;
}

static int are_given(PyObject *const *args, Py_ssize_t given)
{
    if (given == 2 && PyDict_CheckExact(args[0]) && PyDict_CheckExact(args[1]))
        return 1;
    PyErr_SetString(PyExc_TypeError, "a record is expected, and states");
    return 0;
}

static PyObject *register_lacks(Register *self, PyObject *const *args, Py_ssize_t given)
{
    PyObject *name, *word, *lacking = are_given(args, given) ? PyList_New(0) : NULL;
    Py_ssize_t at = 0;
    while (lacking != NULL && PyDict_Next(args[0], &at, &name, &word)) {
        Stated here;
        if (look_up(self, name, word, args[1], &here))
            continue;
        if (PyErr_Occurred() || PyList_Append(lacking, name) < 0)
            Py_CLEAR(lacking);
    }
    return lacking;
}

static PyObject *register_read(Register *self, PyObject *const *args, Py_ssize_t given)
{
    Stated stated[FEW];
    if (!are_given(args, given))
        return NULL;
    Py_ssize_t count = PyDict_GET_SIZE(args[0]) > FEW ? -1 : stated_in(self, args[0], args[1], stated);
    if (count >= 0)
        return told_of(self, stated, count);
    if (PyErr_Occurred())
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef register_methods[] = {
    {"put", (PyCFunction)register_put, METH_VARARGS, NULL},
    {"lacks", (PyCFunction)(void (*)(void))register_lacks, METH_FASTCALL, NULL},
    {"read", (PyCFunction)(void (*)(void))register_read, METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject register_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "asn_neutrality.native._native.Register",
    .tp_basicsize = sizeof(Register),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_new = register_new,
    .tp_dealloc = (destructor)register_dealloc,
    .tp_traverse = (traverseproc)register_traverse,
    .tp_clear = (inquiry)register_clear,
    .tp_methods = register_methods,
};

int add_register(PyObject *module)
{
    return PyModule_AddType(module, &register_type);
}
