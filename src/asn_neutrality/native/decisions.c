#include "decisions.h"

#include <structmember.h>

#define MOST_OUTCOMES 1000
#define BITS 16 /* of a key for each prohibition */
#define MOST_IDS ((1 << (BITS - 1)) - 1)

typedef struct {
    uint64_t violated, open; /* subjects of prohibitions that are */
} Touched;

/* Makes the key of what is found, which tells all of it where that is few. */
static Touched look_at(const Decisions *self, const Found *found, uint64_t *key)
{
    uint64_t touched[2] = {0, 0};
    for (Py_ssize_t n = 0; n < found->count; n++) {
        uint32_t hit = found->hits[n];
        touched[open_hit(hit)] |= self->subjects[place_of_hit(hit)];
        key[n % KEY] = key[n % KEY] << BITS | (hit + 2); /* never 0 */
    }
    return (Touched){touched[0], touched[1]};
}

static PyObject *ids_of(const Decisions *self, const Found *found, int open)
{
    PyObject *ids = PyTuple_New(open ? found->open : found->count - found->open);
    Py_ssize_t at = 0;
    for (Py_ssize_t n = 0; n < found->count && ids != NULL; n++)
        if (open_hit(found->hits[n]) == open)
            PyTuple_SET_ITEM(ids, at++, Py_NewRef(PyTuple_GET_ITEM(self->ids, place_of_hit(found->hits[n]))));
    return ids;
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
        Py_XSETREF(*(PyObject **)((char *)decision + self->slots[n]), Py_NewRef(values[n]));
    return decision;
}

PyObject *decisions_of(Decisions *self, const Found *found, uint64_t also)
{
    uint64_t key[KEY] = {0};
    Touched touched = look_at(self, found, key);
    int few = found->count <= FEW && PyTuple_GET_SIZE(self->ids) <= MOST_IDS && !also;
    Recent *recent = &self->recent[hash_of(0, key, KEY) & (RECENT - 1)];
    if (few && recent->decision != NULL && memcmp(recent->key, key, sizeof(key)) == 0)
        return Py_NewRef(recent->decision);
    PyObject *outcomes = outcomes_of(self, touched.violated | also, touched.open), *decision = NULL;
    if (outcomes == NULL)
        return NULL;
    PyObject *first = ids_of(self, found, 0), *second = ids_of(self, found, 1);
    if (first != NULL && second != NULL)
        decision = made(self, outcomes, first, second);
    Py_DECREF(outcomes);
    Py_XDECREF(first);
    Py_XDECREF(second);
    if (few && decision != NULL) {
        memcpy(recent->key, key, sizeof(key));
        Py_XSETREF(recent->decision, Py_NewRef(decision));
    }
    return decision;
}

/* -- The object --------------------------------------------------------------------------------------------------- */

static int decisions_gc_traverse(Decisions *self, visitproc visit, void *arg)
{
    Py_VISIT(self->kind);
    Py_VISIT(self->outcomes);
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
    Py_CLEAR(self->ids);
    Py_CLEAR(self->nothing);
    Py_CLEAR(self->kind);
    PyMem_Free(self->subjects);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

/* Where a field stands in what is of this kind; -1 with an exception where there is no slot for it. */
static Py_ssize_t slot_of(PyTypeObject *kind, PyObject *name)
{
    Py_ssize_t offset = -1;
    PyObject *found = PyObject_GetAttr((PyObject *)kind, name);
    if (found == NULL)
        return -1;
    if (Py_IS_TYPE(found, &PyMemberDescr_Type) && PyType_IsSubtype(kind, PyDescr_TYPE(found))) {
        const PyMemberDef *member = ((PyMemberDescrObject *)found)->d_member;
        if (member->type == T_OBJECT_EX)
            offset = member->offset;
    }
    if (offset < 0)
        PyErr_SetString(PyExc_TypeError, "there are slots for what is decided");
    Py_DECREF(found);
    return offset;
}

static int fill(Decisions *self, PyObject *fields, PyObject *subjects)
{
    Py_ssize_t count = PyTuple_GET_SIZE(self->ids);
    self->subjects = PyMem_Calloc((size_t)count + 1, sizeof(uint64_t));
    if (self->subjects == NULL || (self->nothing = PyTuple_New(0)) == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (int n = 0; n < FIELDS; n++)
        if ((self->slots[n] = slot_of(self->kind, PyTuple_GET_ITEM(fields, n))) < 0)
            return -1;
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
