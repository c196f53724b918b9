/* A store with the nodes that another had. */

#include "store.h"

/* Columns of numbers of 32 bits; -1 with an exception where an object is none. */
static int take_columns(PyObject **objects, Py_buffer *columns, int count)
{
    for (int n = 0; n < count; n++) {
        if (PyObject_GetBuffer(objects[n], &columns[n], PyBUF_CONTIG_RO) < 0) {
            while (n-- > 0)
                PyBuffer_Release(&columns[n]);
            return -1;
        }
    }
    for (int n = 0; n < count; n++)
        if (columns[n].itemsize != sizeof(uint32_t)) {
            PyErr_SetString(PyExc_ValueError, "columns of numbers of 32 bits are expected");
            for (n = 0; n < count; n++)
                PyBuffer_Release(&columns[n]);
            return -1;
        }
    return 0;
}

/* All masks, each of as many words as the widest variable has. */
static uint64_t *take_masks(PyObject *masks, uint32_t width)
{
    size_t count = (size_t)PyTuple_GET_SIZE(masks);
    uint64_t *found = PyMem_Calloc(count * width + 1, sizeof(uint64_t));
    if (found == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    for (size_t n = 0; n < count; n++)
        if (words_from(PyTuple_GET_ITEM(masks, n), found + n * width, width) < 0) {
            PyMem_Free(found);
            return NULL;
        }
    return found;
}

static int wrong(const char *what)
{
    PyErr_SetString(PyExc_ValueError, what);
    return -1;
}

typedef struct {
    const uint32_t *levels, *lengths, *places, *children;
    const uint64_t *masks;
    size_t nodes, edges, different;
    uint32_t width;
} Columns;

/* One node more: its children come before it, at levels further down. */
static int fill_node(Store *store, const Columns *given, size_t node, size_t *at)
{
    uint32_t level = given->levels[node], edges = given->lengths[node];
    store->nodes[node] = (Node){.level = level, .edges = edges, .opposite = NO_NODE, .first = store->used};
    if (edges > given->edges - *at || (level >= store->levels && (level != NO_LEVEL || edges)))
        return wrong("a node has a level or edges that are not there");
    if (level == NO_LEVEL) {
        memset(store->below + node * store->span, 0, store->span * sizeof(uint64_t));
        return 0;
    }
    uint32_t width = store->width[level];
    if (more_edges(store, edges * (1 + (size_t)width)) < 0)
        return -1;
    for (uint32_t n = 0; n < edges; n++, ++*at) {
        uint32_t child = given->children[*at], place = given->places[*at];
        if (child >= node || (child > TRUE_NODE && store->nodes[child].level == NO_LEVEL) ||
            store->nodes[child].level <= level || place >= given->different)
            return wrong("an edge leads nowhere");
        const uint64_t *mask = given->masks + (size_t)place * given->width;
        for (uint32_t word = width; word < given->width; word++)
            if (mask[word])
                return wrong("a mask has more classes than its variable");
        store->words[store->used] = child;
        memcpy(store->words + store->used + 1, mask, width * sizeof(uint64_t));
        store->used += 1 + (size_t)width;
    }
    put_below(store, node);
    return 0;
}

int fill_store(Store *store, PyObject *args)
{
    PyObject *objects[4], *masks;
    Py_buffer columns[4];
    if (!PyArg_ParseTuple(args, "OOOOO!:fill", &objects[0], &objects[1], &objects[2], &objects[3], &PyTuple_Type, &masks))
        return -1;
    if (store->count > TRUE_NODE + 1)
        return wrong("there are nodes already");
    if (take_columns(objects, columns, 4) < 0)
        return -1;
    Columns given = {columns[0].buf, columns[1].buf, columns[2].buf, columns[3].buf, NULL, 0, 0, 0, 1};
    given.nodes = (size_t)columns[0].len / sizeof(uint32_t);
    given.edges = (size_t)columns[2].len / sizeof(uint32_t);
    given.different = (size_t)PyTuple_GET_SIZE(masks);
    for (uint32_t level = 0; level < store->levels; level++)
        given.width = store->width[level] > given.width ? store->width[level] : given.width;
    uint64_t *taken = take_masks(masks, given.width);
    given.masks = taken;
    int failed = taken == NULL;
    if (!failed && (columns[1].len != columns[0].len || columns[3].len != columns[2].len || given.nodes > MOST_NODES))
        failed = wrong("columns have different lengths") < 0;
    if (!failed && given.nodes > store->room)
        failed = more_nodes(store, given.nodes) < 0;
    size_t at = 0;
    for (size_t node = TRUE_NODE + 1; node < given.nodes && !failed; node++) {
        failed = fill_node(store, &given, node, &at) < 0;
        store->count += !failed;
    }
    PyMem_Free(taken);
    for (int n = 0; n < 4; n++)
        PyBuffer_Release(&columns[n]);
    return failed ? -1 : 0;
}
