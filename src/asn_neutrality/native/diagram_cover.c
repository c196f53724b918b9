/* Whether some diagrams together hold wherever another does. */

#include "diagram_cover.h"

#define PATIENCE (1 << 12) /* steps between two looks whether the user wants to stop */

/* -- What remains for each group of classes of the topmost variable ------------------------------------------------ */

/* Words of scratch are found by where they are, since they move. */
typedef struct {
    Store *store;
    Scratch *scratch;
    uint32_t level, width;
    size_t parts, count; /* the diagrams */
    size_t chosen;       /* by diagram what it comes to */
    size_t masks;        /* by number of diagrams chosen, the classes that are left */
} Split;

/* A branch is the number of diagrams, where they have to hold, and these in order, each once. */
static int put_branch(Split *split, uint32_t child)
{
    Scratch *scratch = split->scratch;
    size_t start = scratch->count, count = 0;
    if (more_words(scratch, 2 + split->count) == NULL)
        return -1;
    uint64_t *branch = scratch->words + start, *parts = branch + 2;
    for (size_t n = 0; n < split->count; n++) {
        uint64_t part = scratch->words[split->chosen + n];
        size_t at = count;
        while (at > 0 && parts[at - 1] > part)
            at--;
        if (part == FALSE_NODE || (at > 0 && parts[at - 1] == part))
            continue;
        if (part == child) { /* it holds there */
            scratch->count = start;
            return 0;
        }
        memmove(parts + at + 1, parts + at, (count - at) * sizeof(uint64_t));
        parts[at] = part;
        count++;
    }
    branch[0] = count;
    branch[1] = child;
    scratch->count = start + 2 + count;
    return 0;
}

/* The branches where so many diagrams are chosen, under the classes that those leave. */
static int split_from(Split *split, uint32_t child, size_t chosen)
{
    Scratch *scratch = split->scratch;
    const Store *store = split->store;
    if (chosen == split->count)
        return put_branch(split, child);
    uint32_t part = (uint32_t)scratch->words[split->parts + chosen];
    size_t before = split->masks + chosen * split->width;
    if (level_of(store, part) != split->level) {
        scratch->words[split->chosen + chosen] = part;
        memcpy(scratch->words + before + split->width, scratch->words + before, split->width * sizeof(uint64_t));
        return split_from(split, child, chosen + 1);
    }
    for (uint32_t n = 0; n < store->nodes[part].edges; n++) {
        const uint64_t *here = edge(store, part, n);
        uint64_t *left = scratch->words + before, some = 0;
        if (here[0] == TRUE_NODE)
            continue; /* one holds there */
        for (uint32_t word = 0; word < split->width; word++)
            some |= left[split->width + word] = left[word] & here[1 + word];
        if (some == 0)
            continue;
        scratch->words[split->chosen + chosen] = here[0];
        if (split_from(split, child, chosen + 1) < 0)
            return -1;
    }
    return 0;
}

static int split_all(Split *split, uint32_t within)
{
    const Store *store = split->store;
    if (level_of(store, within) != split->level) {
        memcpy(split->scratch->words + split->masks, store->whole + store->whole_at[split->level],
               split->width * sizeof(uint64_t));
        return split_from(split, within, 0);
    }
    for (uint32_t n = 0; n < store->nodes[within].edges; n++) {
        const uint64_t *here = edge(store, within, n);
        if (here[0] == FALSE_NODE)
            continue;
        memcpy(split->scratch->words + split->masks, here + 1, split->width * sizeof(uint64_t));
        if (split_from(split, (uint32_t)here[0], 0) < 0)
            return -1;
    }
    return 0;
}

/* Fewest diagrams first: one way to make none of them hold is enough. */
static int compared(const uint64_t *branch, const uint64_t *other)
{
    for (size_t n = 0; n < 2 + branch[0]; n++)
        if (branch[n] != other[n])
            return branch[n] < other[n] ? -1 : 1;
    return 0;
}

/* Where the branches are, in order, after them; each once. -1 where memory is out. */
static int64_t sort_branches(Scratch *scratch, size_t start)
{
    size_t end = scratch->count, found = 0;
    for (size_t at = start; at < end; at += 2 + scratch->words[at]) {
        if (more_words(scratch, 1) == NULL)
            return -1;
        uint64_t *sorted = scratch->words + end;
        size_t low = 0, high = found;
        while (low < high) {
            size_t middle = (low + high) / 2;
            int order = compared(scratch->words + sorted[middle], scratch->words + at);
            if (order == 0)
                low = high = SIZE_MAX;
            else if (order < 0)
                low = middle + 1;
            else
                high = middle;
        }
        if (low == SIZE_MAX) {
            scratch->count--;
            continue;
        }
        memmove(sorted + low + 1, sorted + low, (found - low) * sizeof(uint64_t));
        sorted[low] = at;
        found++;
    }
    return (int64_t)found;
}

/* -- The search --------------------------------------------------------------------------------------------------- */

static int branches_hold(Covering *self, Scratch *scratch, uint32_t within, size_t parts, size_t count, size_t limit)
{
    Store *store = self->store;
    Split split = {.store = store, .scratch = scratch, .parts = parts, .count = count, .level = level_of(store, within)};
    for (size_t n = 0; n < count; n++) {
        uint32_t level = level_of(store, (uint32_t)scratch->words[parts + n]);
        split.level = level < split.level ? level : split.level;
    }
    split.width = store->width[split.level];
    split.chosen = scratch->count;
    split.masks = split.chosen + count;
    if (more_words(scratch, count + (count + 1) * split.width) == NULL)
        return -1;
    size_t start = scratch->count;
    if (split_all(&split, within) < 0)
        return -1;
    size_t sorted = scratch->count;
    int64_t found = sort_branches(scratch, start);
    int held = found < 0 ? -1 : 1;
    for (int64_t n = 0; n < found && held == 1; n++) {
        size_t at = scratch->words[sorted + (size_t)n];
        held = covered(self, scratch, (uint32_t)scratch->words[at + 1], at + 2, scratch->words[at], limit);
    }
    return held;
}

int covered(Covering *self, Scratch *scratch, uint32_t within, size_t parts, size_t count, size_t limit)
{
    if (within == FALSE_NODE)
        return 1;
    for (size_t n = 0; n < count; n++)
        if (scratch->words[parts + n] == TRUE_NODE || scratch->words[parts + n] == within)
            return 1;
    if (count == 0)
        return 0;
    int found = asked_before(&self->asked, within, scratch->words + parts, count);
    if (found >= 0)
        return found;
    if (++self->steps > limit)
        return too_large(self->store, self->steps);
    if ((self->steps % PATIENCE == 0 && PyErr_CheckSignals() < 0) || Py_EnterRecursiveCall(" in a cover"))
        return -1;
    size_t before = scratch->count;
    found = branches_hold(self, scratch, within, parts, count, limit);
    scratch->count = before;
    Py_LeaveRecursiveCall();
    return found < 0 ? -1 : asked_now(&self->asked, within, scratch->words + parts, count, found);
}

/* -- For Python --------------------------------------------------------------------------------------------------- */

static int covering_init(Covering *self, PyObject *args, PyObject *Py_UNUSED(keywords))
{
    PyObject *store;
    if (!PyArg_ParseTuple(args, "O!:Covering", &store_type, &store) || !begun((Store *)store))
        return -1;
    if (self->store != NULL) {
        PyErr_SetString(PyExc_RuntimeError, "the search was begun already");
        return -1;
    }
    Py_INCREF(store);
    self->store = (Store *)store;
    return 0;
}

static void covering_dealloc(Covering *self)
{
    Py_XDECREF(self->store);
    asked_free(&self->asked);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static int by_number(const void *one, const void *other)
{
    uint64_t first = *(const uint64_t *)one, second = *(const uint64_t *)other;
    return first < second ? -1 : first > second;
}

size_t sort_parts(Scratch *scratch, size_t start)
{
    size_t count = start;
    uint64_t *words = scratch->words;
    if (scratch->count - start > 1)
        qsort(words + start, scratch->count - start, sizeof(uint64_t), by_number);
    for (size_t n = start; n < scratch->count; n++)
        if (words[n] != FALSE_NODE && (count == start || words[count - 1] != words[n]))
            words[count++] = words[n];
    scratch->count = count;
    return count - start;
}

/* The diagrams that are handed in, sorted; their number, or -1. */
static int64_t take_parts(const Store *store, Scratch *scratch, PyObject *parts)
{
    for (Py_ssize_t n = 0; n < PySequence_Fast_GET_SIZE(parts); n++) {
        int64_t part = node_of(store, PySequence_Fast_GET_ITEM(parts, n));
        uint64_t *there = part < 0 ? NULL : more_words(scratch, 1);
        if (there == NULL)
            return -1;
        *there = (uint64_t)part;
    }
    return (int64_t)sort_parts(scratch, 0);
}

static PyObject *covering_holds(Covering *self, PyObject *args)
{
    PyObject *where, *given;
    Py_ssize_t limit;
    if (!PyArg_ParseTuple(args, "OOn:holds", &where, &given, &limit))
        return NULL;
    if (self->store == NULL) {
        PyErr_SetString(PyExc_RuntimeError, "the search was not begun");
        return NULL;
    }
    int64_t within = node_of(self->store, where);
    PyObject *parts = within < 0 ? NULL : PySequence_Fast(given, "diagrams are expected");
    if (parts == NULL)
        return NULL;
    Scratch scratch = take_scratch(self->store); /* after the parts were made, which may have come here */
    int64_t count = take_parts(self->store, &scratch, parts);
    int found = count < 0 ? -1 : covered(self, &scratch, (uint32_t)within, 0, (size_t)count, limit < 0 ? 0 : (size_t)limit);
    give_scratch(self->store, &scratch);
    Py_DECREF(parts);
    return found < 0 ? NULL : PyBool_FromLong(found);
}

static PyMethodDef methods[] = {
    {"holds", (PyCFunction)covering_holds, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

PyTypeObject covering_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "asn_neutrality.native._native.Covering",
    .tp_basicsize = sizeof(Covering),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_new = PyType_GenericNew,
    .tp_init = (initproc)covering_init,
    .tp_dealloc = (destructor)covering_dealloc,
    .tp_methods = methods,
};

int add_covering(PyObject *module)
{
    return PyModule_AddType(module, &covering_type);
}
