#include "store.h"

#define FIRST_NODES 64
#define FIRST_WORDS 256
#define PATIENCE (1 << 14) /* nodes that are made between two looks whether the user wants to stop */

/* -- Beginning and end -------------------------------------------------------------------------------------------- */

static uint32_t words_for(size_t bits)
{
    return bits == 0 ? 1 : (uint32_t)((bits + 63) / 64);
}

/* The words of the classes of each variable; -1 where they are no masks. */
static int take_levels(Store *store)
{
    size_t count = (size_t)PyList_GET_SIZE(store->full), all = 0;
    if (count >= NO_LEVEL) {
        PyErr_SetString(PyExc_ValueError, "there are too many variables");
        return -1;
    }
    store->width = PyMem_Calloc(count + 1, sizeof(uint32_t));
    store->whole_at = PyMem_Calloc(count + 1, sizeof(size_t));
    if (store->width == NULL || store->whole_at == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (size_t level = 0; level < count; level++) {
        PyObject *full = PyList_GET_ITEM(store->full, level);
        if (!PyLong_Check(full)) {
            PyErr_SetString(PyExc_TypeError, "a mask of classes is expected for each variable");
            return -1;
        }
        size_t length = 0;
        if (bit_length(full, &length) < 0)
            return -1;
        store->width[level] = words_for(length);
        store->whole_at[level] = all;
        all += store->width[level];
    }
    store->levels = (uint32_t)count;
    store->span = words_for(count);
    store->whole = PyMem_Calloc(all + 1, sizeof(uint64_t));
    if (store->whole == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (uint32_t level = 0; level < store->levels; level++)
        if (words_from(PyList_GET_ITEM(store->full, level), store->whole + store->whole_at[level],
                       store->width[level]) < 0)
            return -1;
    return 0;
}

int more_nodes(Store *store, size_t room)
{
    Node *nodes = PyMem_Realloc(store->nodes, room * sizeof(Node));
    if (nodes != NULL)
        store->nodes = nodes;
    uint64_t *below = PyMem_Realloc(store->below, room * store->span * sizeof(uint64_t));
    if (below != NULL)
        store->below = below;
    if (nodes == NULL || below == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    store->room = room;
    return 0;
}

int begin_nodes(Store *store)
{
    if (more_nodes(store, FIRST_NODES) < 0)
        return -1;
    for (uint32_t node = 0; node <= TRUE_NODE; node++) {
        store->nodes[node] = (Node){.level = NO_LEVEL, .opposite = TRUE_NODE - node};
        memset(store->below + (size_t)node * store->span, 0, store->span * sizeof(uint64_t));
    }
    store->count = TRUE_NODE + 1;
    return 0;
}

int store_begin(Store *store, PyObject *full, Py_ssize_t limit)
{
    store->full = PySequence_List(full);
    store->limit = limit;
    return store->full == NULL || take_levels(store) < 0 ? -1 : begin_nodes(store);
}

void store_end(Store *store)
{
    Py_CLEAR(store->full);
    PyMem_Free(store->width);
    PyMem_Free(store->whole_at);
    PyMem_Free(store->whole);
    PyMem_Free(store->nodes);
    PyMem_Free(store->below);
    PyMem_Free(store->words);
    PyMem_Free(store->slots);
    PyMem_Free(store->spare.words);
    table_free(&store->spare.seen);
    table_free(&store->joined);
}

int begun(const Store *store)
{
    if (store->count == 0)
        PyErr_SetString(PyExc_RuntimeError, "the store was not begun");
    return store->count != 0;
}

int64_t node_of(const Store *store, PyObject *object)
{
    size_t node = PyLong_Check(object) ? PyLong_AsSize_t(object) : (size_t)-1;
    if (node >= store->count || (store->nodes[node].level == NO_LEVEL && node > TRUE_NODE)) {
        PyErr_Clear();
        PyErr_Format(PyExc_LookupError, "there is no node %R", object);
        return -1;
    }
    return (int64_t)node;
}

int64_t level_from(const Store *store, PyObject *object)
{
    size_t level = PyLong_Check(object) ? PyLong_AsSize_t(object) : (size_t)-1;
    if (level >= store->levels) {
        PyErr_Clear();
        PyErr_Format(PyExc_IndexError, "there is no variable %R", object);
        return -1;
    }
    return (int64_t)level;
}

int too_large(Store *store, size_t nodes)
{
    PyObject *error = PyObject_GetAttrString((PyObject *)store, "too_large"), *number = PyLong_FromSize_t(nodes);
    if (error != NULL && number != NULL)
        PyErr_SetObject(error, number);
    Py_XDECREF(error);
    Py_XDECREF(number);
    return -1;
}

/* -- Scratch ------------------------------------------------------------------------------------------------------ */

Scratch take_scratch(Store *store)
{
    Scratch scratch = store->spare;
    store->spare = (Scratch){0};
    return scratch;
}

void give_scratch(Store *store, Scratch *scratch)
{
    if (store->spare.words == NULL && scratch->room <= FIRST_WORDS * 64) {
        table_clear(&scratch->seen);
        scratch->count = 0;
        store->spare = *scratch;
    }
    else {
        PyMem_Free(scratch->words);
        table_free(&scratch->seen);
    }
}

uint64_t *more_words(Scratch *scratch, size_t words)
{
    if (scratch->words == NULL || scratch->count + words > scratch->room) {
        size_t room = scratch->room ? scratch->room : FIRST_WORDS;
        while (scratch->count + words > room)
            room *= 2;
        uint64_t *grown = PyMem_Realloc(scratch->words, room * sizeof(uint64_t));
        if (grown == NULL) {
            PyErr_NoMemory();
            return NULL;
        }
        scratch->words = grown;
        scratch->room = room;
    }
    uint64_t *found = scratch->words + scratch->count;
    scratch->count += words;
    return found;
}

int put_edge(Scratch *scratch, size_t start, uint32_t width, uint32_t child, const uint64_t *mask, const uint64_t *other)
{
    uint64_t *here = NULL;
    for (size_t at = start; at < scratch->count && here == NULL; at += 1 + width)
        if (scratch->words[at] == child)
            here = scratch->words + at;
    if (here == NULL) {
        here = more_words(scratch, 1 + (size_t)width);
        if (here == NULL)
            return -1;
        here[0] = child;
        memset(here + 1, 0, width * sizeof(uint64_t));
    }
    for (uint32_t n = 0; n < width; n++)
        here[1 + n] |= other == NULL ? mask[n] : mask[n] & other[n];
    return 0;
}

/* -- Nodes -------------------------------------------------------------------------------------------------------- */

static void put_slot(Store *store, uint32_t node)
{
    size_t place = store->nodes[node].hash & (store->places - 1);
    while (store->slots[place] != NO_NODE)
        place = (place + 1) & (store->places - 1);
    store->slots[place] = node;
}

/* Room for one node more among the slots. */
static int more_slots(Store *store)
{
    if (2 * (store->count + 1) <= store->places)
        return 0;
    size_t places = store->places ? store->places : FIRST_NODES;
    while (2 * (store->count + 1) > places)
        places *= 2;
    uint32_t *slots = PyMem_Malloc(places * sizeof(uint32_t));
    if (slots == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    int first = store->places == 0;
    PyMem_Free(store->slots);
    store->slots = slots;
    store->places = places;
    memset(slots, 0xFF, places * sizeof(uint32_t));
    for (size_t n = TRUE_NODE + 1; n < store->count; n++) {
        Node *node = &store->nodes[n];
        if (node->level == NO_LEVEL)
            continue;
        if (first)
            node->hash = (uint32_t)hash_of(node->level, store->words + node->first,
                                           node->edges * (1 + (size_t)store->width[node->level]));
        put_slot(store, (uint32_t)n);
    }
    return 0;
}

int more_edges(Store *store, size_t words)
{
    if (store->words != NULL && store->used + words <= store->space)
        return 0;
    size_t space = store->space ? store->space : FIRST_WORDS;
    while (store->used + words > space)
        space *= 2;
    uint64_t *grown = PyMem_Realloc(store->words, space * sizeof(uint64_t));
    if (grown == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    store->words = grown;
    store->space = space;
    return 0;
}

/* Whether one mask is a greater number than another. */
static int greater(const uint64_t *mask, const uint64_t *other, uint32_t width)
{
    for (uint32_t n = width; n-- > 0;)
        if (mask[n] != other[n])
            return mask[n] > other[n];
    return 0;
}

/* By their masks; there are few, and most come in order. */
static int sort_edges(Scratch *scratch, size_t start, uint32_t width)
{
    size_t step = 1 + (size_t)width, end = scratch->count;
    if (more_words(scratch, step) == NULL)
        return -1;
    scratch->count = end;
    uint64_t *held = scratch->words + end, *words = scratch->words;
    for (size_t at = start + step; at < end; at += step) {
        if (!greater(words + at - step + 1, words + at + 1, width))
            continue;
        memcpy(held, words + at, step * sizeof(uint64_t));
        size_t to = at;
        do {
            memcpy(words + to, words + to - step, step * sizeof(uint64_t));
            to -= step;
        } while (to > start && greater(words + to - step + 1, held + 1, width));
        memcpy(words + to, held, step * sizeof(uint64_t));
    }
    return 0;
}

void put_below(Store *store, size_t node)
{
    const Node *here = &store->nodes[node];
    uint64_t *below = store->below + node * store->span;
    memset(below, 0, store->span * sizeof(uint64_t));
    below[here->level / 64] |= UINT64_C(1) << here->level % 64;
    for (uint32_t n = 0; n < here->edges; n++) {
        const uint64_t *of = store->below + (size_t)edge(store, (uint32_t)node, n)[0] * store->span;
        for (uint32_t word = 0; word < store->span; word++)
            below[word] |= of[word];
    }
}

/* What is found is whole before it can be found: a signal's handler may come back here. */
int64_t make_node(Store *store, Scratch *scratch, size_t start, uint32_t level)
{
    uint32_t width = store->width[level];
    size_t words = scratch->count - start, edges = words / (1 + (size_t)width);
    if (edges == 1) {
        scratch->count = start;
        return (int64_t)scratch->words[start];
    }
    if (sort_edges(scratch, start, width) < 0)
        return -1;
    if (store->count % PATIENCE == 0 && PyErr_CheckSignals() < 0)
        return -1;
    if (more_slots(store) < 0)
        return -1;
    const uint64_t *made = scratch->words + start;
    scratch->count = start;
    uint32_t hash = (uint32_t)hash_of(level, made, words);
    for (size_t place = hash & (store->places - 1); store->slots[place] != NO_NODE;
         place = (place + 1) & (store->places - 1)) {
        const Node *there = &store->nodes[store->slots[place]];
        if (there->hash == hash && there->level == level && there->edges == edges &&
            memcmp(store->words + there->first, made, words * sizeof(uint64_t)) == 0)
            return store->slots[place];
    }
    if ((Py_ssize_t)store->count > store->limit || store->count > MOST_NODES)
        return too_large(store, store->count);
    if (more_edges(store, words) < 0 ||
        (store->count == store->room && more_nodes(store, 2 * store->room) < 0))
        return -1;
    uint32_t node = (uint32_t)store->count;
    store->nodes[node] = (Node){level, (uint32_t)edges, hash, NO_NODE, store->used};
    memcpy(store->words + store->used, made, words * sizeof(uint64_t));
    store->used += words;
    put_below(store, node);
    store->count++;
    put_slot(store, node);
    return node;
}
