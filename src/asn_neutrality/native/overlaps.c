/* Sets of bits by how much they have in common with another. */

#include "store.h"

#define SMALL 32 /* words of a set that need no room of their own */

typedef struct {
    PyObject_HEAD
    Py_ssize_t count; /* of sets */
    uint32_t width;   /* of each, in words */
    uint64_t *sets;   /* one after the other */
} Overlaps;

static void overlaps_dealloc(Overlaps *self)
{
    PyMem_Free(self->sets);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

/* The words that the longest of these sets needs, at least one; -1 with an exception where one is no set. */
static int64_t widest(PyObject *sets)
{
    size_t bits = 1, length;
    for (Py_ssize_t n = 0; n < PyTuple_GET_SIZE(sets); n++) {
        PyObject *set = PyTuple_GET_ITEM(sets, n);
        if (!PyLong_Check(set)) {
            PyErr_SetString(PyExc_TypeError, "an integer is expected");
            return -1;
        }
        if (bit_length(set, &length) < 0)
            return -1;
        bits = length > bits ? length : bits;
    }
    return (int64_t)((bits + 63) / 64);
}

static PyObject *overlaps_new(PyTypeObject *type, PyObject *args, PyObject *Py_UNUSED(keywords))
{
    PyObject *sets;
    if (!PyArg_ParseTuple(args, "O!:Overlaps", &PyTuple_Type, &sets))
        return NULL;
    int64_t width = widest(sets);
    Overlaps *self = width < 0 ? NULL : (Overlaps *)type->tp_alloc(type, 0);
    if (self == NULL)
        return NULL;
    self->count = PyTuple_GET_SIZE(sets);
    self->width = (uint32_t)width;
    self->sets = PyMem_Calloc((size_t)self->count, self->width * sizeof(uint64_t));
    int failed = self->sets == NULL;
    if (failed)
        PyErr_NoMemory();
    for (Py_ssize_t n = 0; n < self->count && !failed; n++)
        failed = words_from(PyTuple_GET_ITEM(sets, n), self->sets + (size_t)n * self->width, self->width) < 0;
    if (failed)
        Py_CLEAR(self);
    return (PyObject *)self;
}

/* The elements that two sets have in common: 0, 1, or 2 where there are more. */
static int in_common(const uint64_t *one, const uint64_t *other, uint32_t width)
{
    int found = 0;
    for (uint32_t n = 0; n < width && found < 2; n++) {
        uint64_t both = one[n] & other[n];
        found += both == 0 ? 0 : (both & (both - 1)) == 0 ? 1 : 2;
    }
    return found < 2 ? found : 2;
}

static int add(PyObject *list, Py_ssize_t place)
{
    PyObject *number = PyLong_FromSsize_t(place);
    int failed = number == NULL || PyList_Append(list, number) < 0;
    Py_XDECREF(number);
    return failed ? -1 : 0;
}

static PyObject *overlaps_few(Overlaps *self, PyObject *some)
{
    uint64_t small[SMALL], *words = self->width > SMALL ? PyMem_New(uint64_t, self->width) : small;
    if (words == NULL)
        return PyErr_NoMemory();
    PyObject *none = PyList_New(0), *one = PyList_New(0), *found = NULL;
    int failed = none == NULL || one == NULL || words_from(some, words, self->width) < 0;
    for (Py_ssize_t n = 0; n < self->count && !failed; n++) {
        int common = in_common(self->sets + (size_t)n * self->width, words, self->width);
        failed = common < 2 && add(common ? one : none, n) < 0;
    }
    if (!failed)
        found = PyTuple_Pack(2, none, one);
    Py_XDECREF(none);
    Py_XDECREF(one);
    if (words != small)
        PyMem_Free(words);
    return found;
}

static PyMethodDef overlaps_methods[] = {
    {"few", (PyCFunction)overlaps_few, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject overlaps_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "asn_neutrality.native._native.Overlaps",
    .tp_basicsize = sizeof(Overlaps),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = overlaps_new,
    .tp_dealloc = (destructor)overlaps_dealloc,
    .tp_methods = overlaps_methods,
};

int add_overlaps(PyObject *module)
{
    return PyModule_AddType(module, &overlaps_type);
}
