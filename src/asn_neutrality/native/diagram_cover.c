/* Whether some diagrams together hold wherever another does. */

#include "store.h"

#define PATIENCE (1 << 12) /* steps between two looks whether the user wants to stop */

/* What was asked: where something has to hold, and the diagrams, in order, of which one has to. */
typedef struct {
    size_t first; /* of the numbers of the question: where, how many diagrams, these */
    uint32_t hash;
    int holds;
} Asked;

typedef struct {
    PyObject_HEAD
    Store *store;
    size_t steps;
    Asked *asked;
    size_t count, room;
    uint32_t *numbers;
    size_t used, space;
    uint32_t *slots;
    size_t places; /* 0 or a power of two */
} Covering;

/* -- What was asked before ---------------------------------------------------------------------------------------- */

static int is_asked(const Covering *self, const Asked *asked, uint32_t within, const uint64_t *parts, size_t count)
{
    const uint32_t *numbers = self->numbers + asked->first;
    if (numbers[0] != within || numbers[1] != count)
        return 0;
    for (size_t n = 0; n < count; n++)
        if (numbers[2 + n] != parts[n])
            return 0;
    return 1;
}

/* What was found, or -1. */
static int known(const Covering *self, uint32_t within, const uint64_t *parts, size_t count)
{
    uint32_t hash = (uint32_t)hash_of(within, parts, count);
    if (self->places == 0)
        return -1;
    for (size_t place = hash & (self->places - 1); self->slots[place] != NO_NODE;
         place = (place + 1) & (self->places - 1)) {
        const Asked *asked = &self->asked[self->slots[place]];
        if (asked->hash == hash && is_asked(self, asked, within, parts, count))
            return asked->holds;
    }
    return -1;
}

static int more_room(Covering *self, size_t numbers)
{
    if (self->count == self->room) {
        size_t room = self->room ? 2 * self->room : 64;
        Asked *asked = PyMem_Realloc(self->asked, room * sizeof(Asked));
        if (asked == NULL)
            return 0;
        self->asked = asked;
        self->room = room;
    }
    if (self->used + numbers > self->space) {
        size_t space = self->space ? self->space : 256;
        while (self->used + numbers > space)
            space *= 2;
        uint32_t *grown = PyMem_Realloc(self->numbers, space * sizeof(uint32_t));
        if (grown == NULL)
            return 0;
        self->numbers = grown;
        self->space = space;
    }
    if (2 * (self->count + 1) <= self->places)
        return 1;
    size_t places = self->places ? 2 * self->places : 128;
    uint32_t *slots = PyMem_Malloc(places * sizeof(uint32_t));
    if (slots == NULL)
        return 0;
    memset(slots, 0xFF, places * sizeof(uint32_t));
    for (size_t n = 0; n < self->count; n++) {
        size_t place = self->asked[n].hash & (places - 1);
        while (slots[place] != NO_NODE)
            place = (place + 1) & (places - 1);
        slots[place] = (uint32_t)n;
    }
    PyMem_Free(self->slots);
    self->slots = slots;
    self->places = places;
    return 1;
}

static int keep(Covering *self, uint32_t within, const uint64_t *parts, size_t count, int holds)
{
    if (self->count >= MOST_NODES || !more_room(self, 2 + count)) {
        PyErr_NoMemory();
        return -1;
    }
    Asked *asked = &self->asked[self->count];
    *asked = (Asked){self->used, (uint32_t)hash_of(within, parts, count), holds};
    uint32_t *numbers = self->numbers + self->used;
    numbers[0] = within;
    numbers[1] = (uint32_t)count;
    for (size_t n = 0; n < count; n++)
        numbers[2 + n] = (uint32_t)parts[n];
    self->used += 2 + count;
    size_t place = asked->hash & (self->places - 1);
    while (self->slots[place] != NO_NODE)
        place = (place + 1) & (self->places - 1);
    self->slots[place] = (uint32_t)self->count++;
    return holds;
}

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

static int holds(Covering *self, Scratch *scratch, uint32_t within, size_t parts, size_t count, size_t limit);

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
        held = holds(self, scratch, (uint32_t)scratch->words[at + 1], at + 2, scratch->words[at], limit);
    }
    return held;
}

/* The diagrams are some words of scratch, in order, each once, without the false one. */
static int holds(Covering *self, Scratch *scratch, uint32_t within, size_t parts, size_t count, size_t limit)
{
    if (within == FALSE_NODE)
        return 1;
    for (size_t n = 0; n < count; n++)
        if (scratch->words[parts + n] == TRUE_NODE || scratch->words[parts + n] == within)
            return 1;
    if (count == 0)
        return 0;
    int found = known(self, within, scratch->words + parts, count);
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
    return found < 0 ? -1 : keep(self, within, scratch->words + parts, count, found);
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
    PyMem_Free(self->asked);
    PyMem_Free(self->numbers);
    PyMem_Free(self->slots);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static int by_number(const void *one, const void *other)
{
    uint64_t first = *(const uint64_t *)one, second = *(const uint64_t *)other;
    return first < second ? -1 : first > second;
}

/* The diagrams in order, each once, without the false one; their number, or -1. */
static int64_t take_parts(const Store *store, Scratch *scratch, PyObject *parts)
{
    for (Py_ssize_t n = 0; n < PySequence_Fast_GET_SIZE(parts); n++) {
        int64_t part = node_of(store, PySequence_Fast_GET_ITEM(parts, n));
        uint64_t *there = part < 0 ? NULL : more_words(scratch, part != FALSE_NODE);
        if (there == NULL)
            return -1;
        if (part != FALSE_NODE)
            *there = (uint64_t)part;
    }
    size_t count = 0, given = scratch->count;
    uint64_t *words = scratch->words;
    if (given > 1)
        qsort(words, given, sizeof(uint64_t), by_number);
    for (size_t n = 0; n < given; n++)
        if (count == 0 || words[count - 1] != words[n])
            words[count++] = words[n];
    scratch->count = count;
    return (int64_t)count;
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
    int found = count < 0 ? -1 : holds(self, &scratch, (uint32_t)within, 0, (size_t)count, limit < 0 ? 0 : (size_t)limit);
    give_scratch(self->store, &scratch);
    Py_DECREF(parts);
    return found < 0 ? NULL : PyBool_FromLong(found);
}

static PyMethodDef methods[] = {
    {"holds", (PyCFunction)covering_holds, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject covering_type = {
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
