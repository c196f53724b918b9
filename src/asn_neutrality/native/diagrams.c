/* The store of diagrams, and what is remembered for one question, for Python. */

#include "store.h"

#include <structmember.h>

typedef struct {
    PyObject_HEAD
    Table table;
} Memo;

static void memo_dealloc(Memo *self)
{
    table_free(&self->table);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyTypeObject memo_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "asn_neutrality.native._native.Memo",
    .tp_basicsize = sizeof(Memo),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)memo_dealloc,
};

/* -- What is told of nodes, by number ----------------------------------------------------------------------------- */

typedef enum { LEVELS, EDGES, BELOW } Kind;

typedef struct {
    PyObject_HEAD
    Store *store;
    Kind kind;
} View;

static PyObject *edges_of(const Store *store, uint32_t node)
{
    const Node *here = &store->nodes[node];
    PyObject *found = PyTuple_New(here->edges);
    for (uint32_t n = 0; found != NULL && n < here->edges; n++) {
        const uint64_t *at = edge(store, node, n);
        PyObject *mask = words_to(at + 1, store->width[here->level]);
        PyObject *both = mask == NULL ? NULL : Py_BuildValue("(NK)", mask, (unsigned long long)at[0]);
        if (both == NULL)
            Py_CLEAR(found);
        else
            PyTuple_SET_ITEM(found, n, both);
    }
    return found;
}

static Py_ssize_t view_length(View *self)
{
    return (Py_ssize_t)self->store->count;
}

static PyObject *view_item(View *self, Py_ssize_t at)
{
    const Store *store = self->store;
    if (at < 0 || (size_t)at >= store->count)
        return PyErr_Format(PyExc_IndexError, "there is no node %zd", at);
    const Node *node = &store->nodes[at];
    if (self->kind == LEVELS)
        return PyLong_FromUnsignedLong(node->level);
    if (node->level == NO_LEVEL && at > TRUE_NODE)
        return PyErr_Format(PyExc_LookupError, "node %zd was left out", at);
    if (self->kind == BELOW)
        return words_to(store->below + (size_t)at * store->span, store->span);
    return edges_of(store, (uint32_t)at);
}

static PyObject *view_subscript(View *self, PyObject *key)
{
    Py_ssize_t at = PyNumber_AsSsize_t(key, PyExc_IndexError);
    return at == -1 && PyErr_Occurred() ? NULL : view_item(self, at);
}

static void view_dealloc(View *self)
{
    Py_XDECREF(self->store);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PySequenceMethods view_sequence = {.sq_length = (lenfunc)view_length, .sq_item = (ssizeargfunc)view_item};
static PyMappingMethods view_mapping = {.mp_length = (lenfunc)view_length, .mp_subscript = (binaryfunc)view_subscript};

static PyTypeObject view_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "asn_neutrality.native._native.View",
    .tp_basicsize = sizeof(View),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    .tp_dealloc = (destructor)view_dealloc,
    .tp_as_sequence = &view_sequence,
    .tp_as_mapping = &view_mapping,
};

static PyObject *store_view(Store *self, void *kind)
{
    View *view = begun(self) ? PyObject_New(View, &view_type) : NULL;
    if (view != NULL) {
        Py_INCREF(self);
        view->store = self;
        view->kind = (Kind)(uintptr_t)kind;
    }
    return (PyObject *)view;
}

/* -- The store ---------------------------------------------------------------------------------------------------- */

static int store_init(Store *self, PyObject *args, PyObject *keywords)
{
    static char *names[] = {"full", "limit", NULL};
    PyObject *full;
    Py_ssize_t limit;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "On:Store", names, &full, &limit))
        return -1;
    if (self->full != NULL) {
        PyErr_SetString(PyExc_RuntimeError, "the store was begun already");
        return -1;
    }
    return store_begin(self, full, limit);
}

static void store_dealloc(Store *self)
{
    store_end(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *store_fill(Store *self, PyObject *args)
{
    if (!begun(self) || fill_store(self, args) < 0)
        return NULL;
    Py_RETURN_NONE;
}

/* One edge as Python has it, a mask and a child, put to those in the making. */
static int take_edge(Store *self, Scratch *scratch, uint32_t level, PyObject *given)
{
    uint32_t width = self->width[level];
    int64_t child = is_pair(given) ? node_of(self, PyTuple_GET_ITEM(given, 1)) : -1;
    if (child < 0)
        return -1;
    if (level_of(self, (uint32_t)child) <= level) {
        PyErr_SetString(PyExc_ValueError, "a child tests a variable further down");
        return -1;
    }
    uint64_t *mask = PyMem_Malloc(width * sizeof(uint64_t));
    if (mask == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    int failed = words_from(PyTuple_GET_ITEM(given, 0), mask, width) < 0 ||
                 put_edge(scratch, 0, width, (uint32_t)child, mask, NULL) < 0;
    PyMem_Free(mask);
    return failed ? -1 : 0;
}

static PyObject *store_node(Store *self, PyObject *args)
{
    PyObject *number, *given;
    if (!begun(self) || !PyArg_ParseTuple(args, "OO:node", &number, &given))
        return NULL;
    int64_t level = level_from(self, number), found = 0;
    PyObject *edges = level < 0 ? NULL : PySequence_Fast(given, "edges are expected");
    if (edges == NULL)
        return NULL;
    Scratch scratch = take_scratch(self); /* after the edges were made, which may have come here */
    for (Py_ssize_t n = 0; n < PySequence_Fast_GET_SIZE(edges) && found == 0; n++)
        found = take_edge(self, &scratch, (uint32_t)level, PySequence_Fast_GET_ITEM(edges, n));
    if (found == 0)
        found = make_node(self, &scratch, 0, (uint32_t)level);
    give_scratch(self, &scratch);
    Py_DECREF(edges);
    return told(found);
}

/* Whether there are so many arguments, of which the first are nodes. */
static int take_nodes(const Store *self, PyObject *const *args, Py_ssize_t given, Py_ssize_t least, Py_ssize_t most,
                      int64_t *nodes, int count)
{
    if (!begun(self))
        return 0;
    if (given < least || given > most) {
        PyErr_Format(PyExc_TypeError, "%zd to %zd arguments are expected", least, most);
        return 0;
    }
    for (int n = 0; n < count; n++)
        if ((nodes[n] = node_of(self, args[n])) < 0)
            return 0;
    return 1;
}

static PyObject *store_both(Store *self, PyObject *const *args, Py_ssize_t given)
{
    int64_t nodes[2];
    if (!take_nodes(self, args, given, 2, 2, nodes, 2))
        return NULL;
    Scratch scratch = take_scratch(self);
    int64_t found = both(self, &scratch, (uint32_t)nodes[0], (uint32_t)nodes[1]);
    give_scratch(self, &scratch);
    return told(found);
}

static PyObject *store_negate(Store *self, PyObject *f)
{
    int64_t node;
    if (!take_nodes(self, &f, 1, 1, 1, &node, 1))
        return NULL;
    Scratch scratch = take_scratch(self);
    int64_t found = negation(self, &scratch, (uint32_t)node);
    give_scratch(self, &scratch);
    return told(found);
}

/* What may be kept for a question, at some place among the arguments; else what is kept for this call alone. */
static Table *take_memo(PyObject *const *args, Py_ssize_t given, Py_ssize_t at, Table *own)
{
    if (given <= at || args[at] == Py_None)
        return own;
    if (!PyObject_TypeCheck(args[at], &memo_type)) {
        PyErr_SetString(PyExc_TypeError, "a Memo is expected");
        return NULL;
    }
    return &((Memo *)args[at])->table;
}

static PyObject *store_project(Store *self, PyObject *const *args, Py_ssize_t given)
{
    int64_t f, found = -1;
    Table own = {0}, *memo;
    if (!take_nodes(self, args, given, 2, 3, &f, 1) || (memo = take_memo(args, given, 2, &own)) == NULL)
        return NULL;
    uint64_t *away = PyMem_Calloc(self->span, sizeof(uint64_t));
    if (away == NULL)
        return PyErr_NoMemory();
    if (words_from(args[1], away, self->span) == 0) {
        Scratch scratch = take_scratch(self);
        found = project(self, &scratch, (uint32_t)f, away, memo);
        give_scratch(self, &scratch);
    }
    table_free(&own);
    PyMem_Free(away);
    return told(found);
}

/* Codes by level, and the levels that have one. */
static int take_codes(const Store *self, PyObject *given, int64_t *codes, uint64_t *levels)
{
    PyObject *pairs = PyMapping_Items(given);
    if (pairs == NULL)
        return -1;
    int failed = 0;
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(pairs) && !failed; n++) {
        PyObject *here = PyList_GET_ITEM(pairs, n);
        int64_t level = is_pair(here) ? level_from(self, PyTuple_GET_ITEM(here, 0)) : -1;
        Py_ssize_t code = level < 0 ? -1 : PyNumber_AsSsize_t(PyTuple_GET_ITEM(here, 1), PyExc_OverflowError);
        failed = code == -1 && PyErr_Occurred() != NULL;
        if (!failed && code < 0) {
            PyErr_SetString(PyExc_ValueError, "a class has a number from 0 on");
            failed = 1;
        }
        if (!failed) {
            codes[level] = code;
            levels[level / 64] |= UINT64_C(1) << level % 64;
        }
    }
    Py_DECREF(pairs);
    return failed ? -1 : 0;
}

static PyObject *store_fix(Store *self, PyObject *const *args, Py_ssize_t given)
{
    int64_t f, found = -1;
    Table own = {0}, *memo;
    if (!take_nodes(self, args, given, 2, 3, &f, 1) || (memo = take_memo(args, given, 2, &own)) == NULL)
        return NULL;
    int64_t *codes = PyMem_Calloc(self->levels + 1, sizeof(int64_t));
    uint64_t *levels = PyMem_Calloc(self->span, sizeof(uint64_t));
    if (codes == NULL || levels == NULL)
        PyErr_NoMemory();
    else if (take_codes(self, args[1], codes, levels) == 0) {
        Scratch scratch = take_scratch(self);
        found = fix(self, &scratch, (uint32_t)f, codes, levels, memo);
        give_scratch(self, &scratch);
    }
    table_free(&own);
    PyMem_Free(codes);
    PyMem_Free(levels);
    return told(found);
}

static PyObject *store_meet(Store *self, PyObject *const *args, Py_ssize_t given)
{
    int64_t nodes[2], but = -1;
    if (!take_nodes(self, args, given, 2, 3, nodes, 2))
        return NULL;
    if (given > 2 && args[2] != Py_None && (but = level_from(self, args[2])) < 0)
        return NULL;
    Scratch scratch = take_scratch(self);
    int found = meeting(self, &scratch, (uint32_t)nodes[0], (uint32_t)nodes[1], but);
    give_scratch(self, &scratch);
    return found < 0 ? NULL : PyBool_FromLong(found);
}

static PyObject *store_child(Store *self, PyObject *const *args, Py_ssize_t given)
{
    int64_t f;
    if (!take_nodes(self, args, given, 2, 2, &f, 1))
        return NULL;
    size_t code = PyLong_Check(args[1]) ? PyLong_AsSize_t(args[1]) : (size_t)-1;
    if (code == (size_t)-1) {
        PyErr_Clear();
        return PyErr_Format(PyExc_ValueError, "a class has a number from 0 on, not %R", args[1]);
    }
    return told(child_of(self, (uint32_t)f, code));
}

static PyObject *store_touching(Store *self, PyObject *const *args, Py_ssize_t given)
{
    int64_t f;
    if (!take_nodes(self, args, given, 2, 2, &f, 1))
        return NULL;
    if (!PyTuple_Check(args[1])) {
        PyErr_SetString(PyExc_TypeError, "a tuple of nodes is expected");
        return NULL;
    }
    PyObject *found = PyList_New(0);
    for (Py_ssize_t n = 0; found != NULL && n < PyTuple_GET_SIZE(args[1]); n++) {
        PyObject *other = PyTuple_GET_ITEM(args[1], n);
        int64_t node = node_of(self, other);
        if (node < 0 || (is_below(self, (uint32_t)f, self->below + (size_t)node * self->span) &&
                         PyList_Append(found, other) < 0))
            Py_CLEAR(found);
    }
    PyObject *all = found == NULL ? NULL : PyList_AsTuple(found);
    Py_XDECREF(found);
    return all;
}

static PyObject *store_copy(Store *self, PyObject *functions)
{
    return begun(self) ? store_alone(self, functions) : NULL;
}

static Py_ssize_t store_length(Store *self)
{
    return (Py_ssize_t)self->count;
}

static PyObject *store_steps(Store *self, void *Py_UNUSED(closure))
{
    return PyLong_FromSize_t(self->joined.count);
}

static PyMethodDef store_methods[] = {
    {"fill", (PyCFunction)store_fill, METH_VARARGS, NULL},
    {"node", (PyCFunction)store_node, METH_VARARGS, NULL},
    {"both", (PyCFunction)(void (*)(void))store_both, METH_FASTCALL, NULL},
    {"negate", (PyCFunction)store_negate, METH_O, NULL},
    {"project", (PyCFunction)(void (*)(void))store_project, METH_FASTCALL, NULL},
    {"fix", (PyCFunction)(void (*)(void))store_fix, METH_FASTCALL, NULL},
    {"meet", (PyCFunction)(void (*)(void))store_meet, METH_FASTCALL, NULL},
    {"touching", (PyCFunction)(void (*)(void))store_touching, METH_FASTCALL, NULL},
    {"alone", (PyCFunction)store_copy, METH_O, NULL},
    {"child", (PyCFunction)(void (*)(void))store_child, METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL},
};

static PyMemberDef store_members[] = {
    {"full", T_OBJECT_EX, offsetof(Store, full), READONLY, NULL},
    {"limit", T_PYSSIZET, offsetof(Store, limit), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyGetSetDef store_properties[] = {
    {"levels", (getter)store_view, NULL, NULL, (void *)LEVELS},
    {"edges", (getter)store_view, NULL, NULL, (void *)EDGES},
    {"below", (getter)store_view, NULL, NULL, (void *)BELOW},
    {"steps", (getter)store_steps, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PySequenceMethods store_sequence = {.sq_length = (lenfunc)store_length};

PyTypeObject store_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "asn_neutrality.native._native.Store",
    .tp_basicsize = sizeof(Store),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_new = PyType_GenericNew,
    .tp_init = (initproc)store_init,
    .tp_dealloc = (destructor)store_dealloc,
    .tp_methods = store_methods,
    .tp_members = store_members,
    .tp_getset = store_properties,
    .tp_as_sequence = &store_sequence,
};

int add_diagrams(PyObject *module)
{
    if (PyType_Ready(&view_type) < 0 || PyModule_AddType(module, &memo_type) < 0)
        return -1;
    return PyModule_AddType(module, &store_type);
}
