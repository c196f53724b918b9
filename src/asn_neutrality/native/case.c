/* Cases, for Python. */

#include "case.h"

static int take_bits(const Store *store, PyObject *levels, uint64_t **words)
{
    *words = PyMem_Calloc(store->span, sizeof(uint64_t));
    if (*words == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    return words_from(levels, *words, store->span);
}

/* A level, its favourable classes, and where its value is concluded, of each assessment, by level. */
static int take_assessments(Case *self, PyObject *given)
{
    const Store *store = self->store;
    size_t count = (size_t)PyTuple_GET_SIZE(given), used = 0;
    self->assessments = PyMem_Calloc(count + 1, sizeof(Assessment));
    self->judged = PyMem_Calloc(store->span, sizeof(uint64_t));
    if (self->assessments == NULL || self->judged == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (size_t n = 0; n < count; n++) {
        PyObject *of = PyTuple_GET_ITEM(given, (Py_ssize_t)n);
        if (!PyTuple_Check(of) || PyTuple_GET_SIZE(of) != 3) {
            PyErr_SetString(PyExc_TypeError, "a level, a mask and a node are expected");
            return -1;
        }
        int64_t level = level_from(store, PyTuple_GET_ITEM(of, 0));
        int64_t concluded = level < 0 ? -1 : node_of(store, PyTuple_GET_ITEM(of, 2));
        if (concluded < 0)
            return -1;
        uint32_t width = store->width[level];
        uint64_t *grown = PyMem_Realloc(self->masks, (used + width) * sizeof(uint64_t));
        if (grown == NULL) {
            PyErr_NoMemory();
            return -1;
        }
        self->masks = grown;
        if (words_from(PyTuple_GET_ITEM(of, 1), self->masks + used, width) < 0)
            return -1;
        self->assessments[n] = (Assessment){(uint32_t)level, (uint32_t)concluded, used};
        self->judged[level / 64] |= UINT64_C(1) << level % 64;
        self->count++;
        used += width;
    }
    return 0;
}

static int take_outcomes(Case *self, PyObject *outcomes)
{
    if (PyTuple_GET_SIZE(outcomes) != UNTOLD) {
        PyErr_SetString(PyExc_ValueError, "five outcomes are expected");
        return -1;
    }
    Py_INCREF(outcomes);
    self->outcomes = outcomes;
    return 0;
}

static int case_init(Case *self, PyObject *args, PyObject *Py_UNUSED(keywords))
{
    PyObject *store, *possible, *questions, *assessments, *outcomes;
    Py_ssize_t limit;
    if (!PyArg_ParseTuple(args, "O!OOO!O!n:Case", &store_type, &store, &possible, &questions, &PyTuple_Type, &assessments,
                          &PyTuple_Type, &outcomes, &limit) ||
        !begun((Store *)store))
        return -1;
    if (self->store != NULL) {
        PyErr_SetString(PyExc_RuntimeError, "the case was begun already");
        return -1;
    }
    Py_INCREF(store);
    self->store = (Store *)store;
    self->limit = limit < 0 ? 0 : (size_t)limit;
    self->favourable = self->alike = NO_NODE;
    int64_t node = node_of(self->store, possible);
    if (node < 0)
        return -1;
    self->possible = (uint32_t)node;
    if (take_bits(self->store, questions, &self->questions) < 0 || take_assessments(self, assessments) < 0 ||
        take_outcomes(self, outcomes) < 0)
        return -1;
    self->cover = (Covering *)PyObject_CallOneArg((PyObject *)&covering_type, store);
    return self->cover == NULL ? -1 : 0;
}

static void case_dealloc(Case *self)
{
    Py_XDECREF(self->store);
    Py_XDECREF(self->cover);
    Py_XDECREF(self->outcomes);
    PyMem_Free(self->questions);
    PyMem_Free(self->judged);
    PyMem_Free(self->assessments);
    PyMem_Free(self->masks);
    PyMem_Free(self->told);
    table_free(&self->broad);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static int is_begun(const Case *self)
{
    if (self->cover == NULL)
        PyErr_SetString(PyExc_RuntimeError, "the case was not begun");
    return self->cover != NULL;
}

int64_t take_subject(const Case *self, Scratch *scratch, PyObject *nodes)
{
    size_t start = scratch->count;
    if (!PyTuple_Check(nodes)) {
        PyErr_SetString(PyExc_TypeError, "a tuple of nodes is expected");
        return -1;
    }
    uint64_t *there = more_words(scratch, (size_t)PyTuple_GET_SIZE(nodes));
    if (there == NULL)
        return -1;
    for (Py_ssize_t n = 0; n < PyTuple_GET_SIZE(nodes); n++) {
        int64_t node = node_of(self->store, PyTuple_GET_ITEM(nodes, n));
        if (node < 0)
            return -1;
        there[n] = (uint64_t)node;
    }
    return (int64_t)(scratch->count - start);
}

static PyObject *case_outcome(Case *self, PyObject *subject)
{
    if (!is_begun(self))
        return NULL;
    Scratch scratch = take_scratch(self->store);
    int64_t count = take_subject(self, &scratch, subject);
    int found = count < 0 ? -1 : outcome_of(self, &scratch, 0, (size_t)count);
    give_scratch(self->store, &scratch);
    PyObject *outcome = found < 0 ? NULL : PyTuple_GET_ITEM(self->outcomes, found);
    Py_XINCREF(outcome);
    return outcome;
}

static PyObject *case_never(Case *self, PyObject *given)
{
    int64_t node = is_begun(self) ? node_of(self->store, given) : -1;
    if (node < 0)
        return NULL;
    Scratch scratch = take_scratch(self->store);
    int found = never(self, &scratch, (uint32_t)node);
    give_scratch(self->store, &scratch);
    return found < 0 ? NULL : PyBool_FromLong(found);
}

static PyObject *case_turns(Case *self, PyObject *subject)
{
    if (!is_begun(self))
        return NULL;
    Scratch scratch = take_scratch(self->store);
    uint64_t *levels = PyMem_Calloc(self->store->span, sizeof(uint64_t));
    int64_t count = levels == NULL ? -1 : take_subject(self, &scratch, subject);
    int failed = count < 0 || turns(self, &scratch, 0, (size_t)count, levels) < 0;
    PyObject *found = failed ? NULL : words_to(levels, self->store->span);
    if (levels == NULL)
        PyErr_NoMemory();
    PyMem_Free(levels);
    give_scratch(self->store, &scratch);
    return found;
}

static PyObject *case_answers(Case *self, PyObject *args)
{
    PyObject *subjects, *asked;
    Py_ssize_t more;
    if (!is_begun(self) || !PyArg_ParseTuple(args, "O!O!n:answers", &PyTuple_Type, &subjects, &PyTuple_Type, &asked, &more))
        return NULL;
    Scratch scratch = take_scratch(self->store);
    PyObject *found = answers(self, &scratch, subjects, asked, more);
    give_scratch(self->store, &scratch);
    return found;
}

static PyObject *case_fewest(Case *self, PyObject *args)
{
    PyObject *subject, *order;
    if (!is_begun(self) || !PyArg_ParseTuple(args, "OO!:fewest", &subject, &PyTuple_Type, &order))
        return NULL;
    Scratch scratch = take_scratch(self->store);
    uint64_t *kept = PyMem_Calloc(self->store->span, sizeof(uint64_t));
    int64_t count = kept == NULL ? -1 : take_subject(self, &scratch, subject);
    int failed = count < 0 || fewest(self, &scratch, 0, (size_t)count, order, kept) < 0;
    PyObject *found = failed ? NULL : words_to(kept, self->store->span);
    if (kept == NULL)
        PyErr_NoMemory();
    PyMem_Free(kept);
    give_scratch(self->store, &scratch);
    return found;
}

static PyMethodDef methods[] = {
    {"outcome", (PyCFunction)case_outcome, METH_O, NULL},
    {"never", (PyCFunction)case_never, METH_O, NULL},
    {"turns", (PyCFunction)case_turns, METH_O, NULL},
    {"answers", (PyCFunction)case_answers, METH_VARARGS, NULL},
    {"fewest", (PyCFunction)case_fewest, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject case_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "asn_neutrality.native._native.Case",
    .tp_basicsize = sizeof(Case),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_init = (initproc)case_init,
    .tp_dealloc = (destructor)case_dealloc,
    .tp_methods = methods,
};

int add_case(PyObject *module)
{
    return PyModule_AddType(module, &case_type);
}
