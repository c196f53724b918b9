/* Some nodes of a store, in a store of their own. */

#include "store.h"

/* The same levels, without nodes. */
static Store *begin_alike(const Store *origin)
{
    Store *store = (Store *)Py_TYPE(origin)->tp_alloc(Py_TYPE(origin), 0);
    if (store == NULL)
        return NULL;
    size_t levels = origin->levels, all = levels ? origin->whole_at[levels - 1] + origin->width[levels - 1] : 0;
    store->full = Py_NewRef(origin->full);
    store->levels = origin->levels;
    store->span = origin->span;
    store->limit = origin->limit;
    store->width = PyMem_Malloc((levels + 1) * sizeof(uint32_t));
    store->whole_at = PyMem_Malloc((levels + 1) * sizeof(size_t));
    store->whole = PyMem_Malloc((all + 1) * sizeof(uint64_t));
    if (store->width == NULL || store->whole_at == NULL || store->whole == NULL) {
        PyErr_NoMemory();
        Py_DECREF(store);
        return NULL;
    }
    memcpy(store->width, origin->width, levels * sizeof(uint32_t));
    memcpy(store->whole_at, origin->whole_at, levels * sizeof(size_t));
    memcpy(store->whole, origin->whole, all * sizeof(uint64_t));
    if (begin_nodes(store) < 0) {
        Py_DECREF(store);
        return NULL;
    }
    return store;
}

static int64_t copied(const Store *origin, Store *store, uint32_t f, Table *known);

/* The edges come in order, and lead to nodes that differ, as they did. */
static int64_t copy_node(const Store *origin, Store *store, uint32_t f, Table *known)
{
    const Node *node = &origin->nodes[f];
    size_t step = 1 + (size_t)origin->width[node->level], words = node->edges * step;
    for (uint32_t n = 0; n < node->edges; n++)
        if (copied(origin, store, (uint32_t)edge(origin, f, n)[0], known) < 0)
            return -1;
    if ((Py_ssize_t)store->count > store->limit || store->count > MOST_NODES)
        return too_large(store, store->count);
    if (more_edges(store, words) < 0 || (store->count == store->room && more_nodes(store, 2 * store->room) < 0))
        return -1;
    uint64_t *edges = store->words + store->used;
    memcpy(edges, origin->words + node->first, words * sizeof(uint64_t));
    for (uint32_t n = 0; n < node->edges; n++)
        edges[n * step] = (uint64_t)copied(origin, store, (uint32_t)edges[n * step], known);
    store->nodes[store->count] =
        (Node){.level = node->level, .edges = node->edges, .opposite = NO_NODE, .first = store->used};
    store->used += words;
    put_below(store, store->count);
    return (int64_t)store->count++;
}

static int64_t copied(const Store *origin, Store *store, uint32_t f, Table *known)
{
    uint32_t found;
    if (f <= TRUE_NODE)
        return f;
    if (table_get(known, f, &found))
        return found;
    if (Py_EnterRecursiveCall(" in copying nodes"))
        return -1;
    int64_t made = copy_node(origin, store, f, known);
    Py_LeaveRecursiveCall();
    return table_kept(known, f, made);
}

PyObject *store_alone(Store *origin, PyObject *functions)
{
    PyObject *given = PySequence_Fast(functions, "nodes are expected");
    if (given == NULL)
        return NULL;
    Store *store = begin_alike(origin);
    PyObject *nodes = store == NULL ? NULL : PyTuple_New(PySequence_Fast_GET_SIZE(given));
    Table known = {0};
    for (Py_ssize_t n = 0; nodes != NULL && n < PySequence_Fast_GET_SIZE(given); n++) {
        int64_t f = node_of(origin, PySequence_Fast_GET_ITEM(given, n));
        PyObject *made = f < 0 ? NULL : told(copied(origin, store, (uint32_t)f, &known));
        if (made == NULL)
            Py_CLEAR(nodes);
        else
            PyTuple_SET_ITEM(nodes, n, made);
    }
    table_free(&known);
    Py_DECREF(given);
    PyObject *both = nodes == NULL ? NULL : PyTuple_Pack(2, store, nodes);
    Py_XDECREF(nodes);
    Py_XDECREF(store);
    return both;
}
