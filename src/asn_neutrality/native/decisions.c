#include "decisions.h"

#include "sieve.h"

#define MOST_OUTCOMES 1000
#define FEW 4 /* prohibitions whose places fit into one word */
#define OPEN 0x8000

typedef struct {
    Py_ssize_t count;
    uint64_t subjects;
} Some;

/* Adds to a key of 16 bits for each place, which is only one where there are few. */
static Some look_at(const Decisions *self, const uint64_t *bits, Py_ssize_t words, unsigned mark, uint64_t *key)
{
    Some some = {0, 0};
    for (Py_ssize_t word = 0; word < words; word++)
        for (uint64_t left = bits[word]; left; left &= left - 1) {
            Py_ssize_t place = 64 * word + lowest(left);
            some.subjects |= self->subjects[place];
            some.count++;
            *key = *key << 16 | ((uint64_t)(place + 1) & (OPEN - 1)) | mark;
        }
    return some;
}

static PyObject *ids_of(const Decisions *self, const uint64_t *bits, Py_ssize_t words, Py_ssize_t count)
{
    PyObject *found = PyTuple_New(count);
    Py_ssize_t n = 0;
    for (Py_ssize_t word = 0; word < words && found != NULL; word++)
        for (uint64_t left = bits[word]; left; left &= left - 1) {
            PyObject *id = PyTuple_GET_ITEM(self->ids, 64 * word + lowest(left));
            Py_INCREF(id);
            PyTuple_SET_ITEM(found, n++, id);
        }
    return found;
}

/* What is violated and open of subjects: three values. */
static PyObject *outcomes_of(Decisions *self, uint64_t violated, uint64_t open)
{
    uint64_t key[2] = {violated, open};
    PyObject *found = memo_get(&self->known, key);
    if (found != NULL)
        return Py_NewRef(found);
    found = PyObject_CallFunction(self->outcomes, "KK", (unsigned long long)violated, (unsigned long long)open);
    if (found != NULL && (!PyTuple_Check(found) || PyTuple_GET_SIZE(found) != 3)) {
        PyErr_SetString(PyExc_TypeError, "three outcomes are expected");
        Py_CLEAR(found);
    }
    if (found != NULL && memo_put(&self->known, key, found) < 0)
        Py_CLEAR(found);
    return found;
}

static PyObject *made(const Decisions *self, PyObject *outcomes, PyObject *violated, PyObject *open)
{
    PyObject *values[FIELDS] = {
        PyTuple_GET_ITEM(outcomes, 0), PyTuple_GET_ITEM(outcomes, 1), PyTuple_GET_ITEM(outcomes, 2),
        violated, self->nothing, self->nothing, open,
    };
    PyObject *decision = self->kind->tp_new(self->kind, self->nothing, NULL);
    for (int n = 0; n < FIELDS && decision != NULL; n++)
        if (Py_TYPE(self->fields[n])->tp_descr_set(self->fields[n], decision, values[n]) < 0)
            Py_CLEAR(decision);
    return decision;
}

PyObject *decisions_of(Decisions *self, const uint64_t *violated, const uint64_t *open, Py_ssize_t words, uint64_t also)
{
    uint64_t key = 0;
    Some sure = look_at(self, violated, words, 0, &key), may = look_at(self, open, words, OPEN, &key);
    int few = sure.count + may.count <= FEW && PyTuple_GET_SIZE(self->ids) < OPEN - 1 && !also;
    Recent *recent = &self->recent[(key * UINT64_C(0x9E3779B97F4A7C15)) >> 32 & (RECENT - 1)];
    if (few && recent->key == key && recent->decision != NULL)
        return Py_NewRef(recent->decision);
    PyObject *outcomes = outcomes_of(self, sure.subjects | also, may.subjects), *decision = NULL;
    if (outcomes == NULL)
        return NULL;
    PyObject *first = ids_of(self, violated, words, sure.count), *second = ids_of(self, open, words, may.count);
    if (first != NULL && second != NULL)
        decision = made(self, outcomes, first, second);
    Py_DECREF(outcomes);
    Py_XDECREF(first);
    Py_XDECREF(second);
    if (few && decision != NULL) {
        recent->key = key;
        Py_XSETREF(recent->decision, Py_NewRef(decision));
    }
    return decision;
}

/* -- The object --------------------------------------------------------------------------------------------------- */

static int decisions_gc_traverse(Decisions *self, visitproc visit, void *arg)
{
    Py_VISIT(self->kind);
    Py_VISIT(self->outcomes);
    for (int n = 0; n < FIELDS; n++)
        Py_VISIT(self->fields[n]);
    return 0; /* ids are texts, and decisions refer to nothing else */
}

static int decisions_gc_clear(Decisions *self)
{
    Py_CLEAR(self->outcomes); /* with which goes whatever knows this object */
    return 0;
}

static void decisions_dealloc(Decisions *self)
{
    PyObject_GC_UnTrack(self);
    decisions_gc_clear(self);
    for (int n = 0; n < RECENT; n++)
        Py_CLEAR(self->recent[n].decision);
    memo_free(&self->known);
    for (int n = 0; n < FIELDS; n++)
        Py_CLEAR(self->fields[n]);
    Py_CLEAR(self->ids);
    Py_CLEAR(self->nothing);
    Py_CLEAR(self->kind);
    PyMem_Free(self->subjects);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static int fill(Decisions *self, PyObject *fields, PyObject *subjects)
{
    Py_ssize_t count = PyTuple_GET_SIZE(self->ids);
    self->subjects = PyMem_Calloc((size_t)count + 1, sizeof(uint64_t));
    if (self->subjects == NULL || (self->nothing = PyTuple_New(0)) == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (int n = 0; n < FIELDS; n++) {
        PyObject *name = PyTuple_GET_ITEM(fields, n);
        self->fields[n] = PyObject_GetAttr((PyObject *)self->kind, name);
        if (self->fields[n] == NULL)
            return -1;
        if (Py_TYPE(self->fields[n])->tp_descr_set == NULL) {
            PyErr_SetString(PyExc_TypeError, "there are slots for what is decided");
            return -1;
        }
    }
    for (Py_ssize_t n = 0; n < count; n++) {
        self->subjects[n] = PyLong_AsUnsignedLongLong(PyTuple_GET_ITEM(subjects, n));
        if (PyErr_Occurred())
            return -1;
    }
    return 0;
}

static PyObject *decisions_new(PyTypeObject *type, PyObject *args, PyObject *Py_UNUSED(keywords))
{
    PyObject *kind, *fields, *ids, *subjects, *outcomes;
    if (!PyArg_ParseTuple(args, "O!O!O!O!O:Decisions", &PyType_Type, &kind, &PyTuple_Type, &fields, &PyTuple_Type, &ids,
                          &PyTuple_Type, &subjects, &outcomes))
        return NULL;
    if (PyTuple_GET_SIZE(fields) != FIELDS || PyTuple_GET_SIZE(ids) != PyTuple_GET_SIZE(subjects) ||
        ((PyTypeObject *)kind)->tp_new == NULL) {
        PyErr_SetString(PyExc_ValueError, "a kind with its fields is expected, and subjects for each id");
        return NULL;
    }
    Decisions *self = (Decisions *)type->tp_alloc(type, 0);
    if (self == NULL)
        return NULL;
    self->kind = (PyTypeObject *)Py_NewRef(kind);
    self->ids = Py_NewRef(ids);
    self->outcomes = Py_NewRef(outcomes);
    memo_begin(&self->known, 2, MOST_OUTCOMES);
    if (fill(self, fields, subjects) == 0)
        return (PyObject *)self;
    Py_DECREF(self);
    return NULL;
}

PyTypeObject decisions_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "asn_neutrality.native._native.Decisions",
    .tp_basicsize = sizeof(Decisions),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_new = decisions_new,
    .tp_dealloc = (destructor)decisions_dealloc,
    .tp_traverse = (traverseproc)decisions_gc_traverse,
    .tp_clear = (inquiry)decisions_gc_clear,
};

int add_decisions(PyObject *module)
{
    return PyModule_AddType(module, &decisions_type);
}
