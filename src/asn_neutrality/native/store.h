/* Nodes of decision diagrams: reduced, ordered, shared. */

#ifndef ASN_NEUTRALITY_STORE_H
#define ASN_NEUTRALITY_STORE_H

#include "table.h"

#define FALSE_NODE 0
#define TRUE_NODE 1
#define NO_LEVEL (1 << 30) /* that of true and false, and of nodes that were left out */
#define NO_NODE UINT32_MAX
#define MOST_NODES (UINT32_MAX - 1)

/* Edges of one level stand one after the other: a child, and its mask as words of 64 classes, the lowest first. */
typedef struct {
    uint32_t level, edges, hash, opposite; /* the opposite is NO_NODE where it is not known */
    size_t first;                          /* of its edges, among the words of the store */
} Node;

/* Words in the making: edges of nodes that are not there yet, pairs that are still to be looked at. */
typedef struct {
    uint64_t *words;
    size_t count, room;
    Table seen;
} Scratch;

typedef struct {
    PyObject_HEAD
    PyObject *full; /* a list of the classes of each variable, as masks */
    uint32_t levels;
    uint32_t *width;   /* by level, the words of a mask */
    size_t *whole_at;  /* by level, where its classes are in `whole` */
    uint64_t *whole;
    uint32_t span;     /* the words of a set of levels */
    Py_ssize_t limit;
    Node *nodes;
    uint64_t *below;   /* by node a set of levels */
    size_t count, room;
    uint64_t *words;   /* of edges */
    size_t used, space;
    uint32_t *slots;   /* the nodes by what they are; made when a node is first asked for */
    size_t places;     /* 0 or a power of two */
    Table joined;      /* conjunctions by pairs */
    Scratch spare;
} Store;

extern PyTypeObject store_type;

static inline uint32_t level_of(const Store *store, uint32_t node)
{
    return store->nodes[node].level;
}

static inline const uint64_t *edge(const Store *store, uint32_t node, uint32_t n)
{
    const Node *here = &store->nodes[node];
    return store->words + here->first + (size_t)n * (1 + store->width[here->level]);
}

static inline int is_below(const Store *store, uint32_t node, const uint64_t *levels)
{
    const uint64_t *below = store->below + (size_t)node * store->span;
    for (uint32_t n = 0; n < store->span; n++)
        if (below[n] & levels[n])
            return 1;
    return 0;
}

static inline int meets(const uint64_t *a, const uint64_t *b, uint32_t words)
{
    for (uint32_t n = 0; n < words; n++)
        if (a[n] & b[n])
            return 1;
    return 0;
}

static inline int is_within(const uint64_t *a, const uint64_t *b, uint32_t words)
{
    for (uint32_t n = 0; n < words; n++)
        if (a[n] & ~b[n])
            return 0;
    return 1;
}

static inline int has(const uint64_t *set, uint32_t bit)
{
    return (int)(set[bit / 64] >> bit % 64 & 1);
}

/* What follows gives -1 with an exception where it fails. */

int store_begin(Store *store, PyObject *full, Py_ssize_t limit);
void store_end(Store *store);

/* True and false, of a store whose levels are there. */
int begin_nodes(Store *store);

/* A store with some functions alone, over the same variables, and their nodes there, for Python. */
PyObject *store_alone(Store *origin, PyObject *functions);

/* Whether the store was begun: objects of subclasses need not be. */
int begun(const Store *store);

/* A node of this store, other than one that was left out. */
int64_t node_of(const Store *store, PyObject *object);
int64_t level_from(const Store *store, PyObject *object);
int too_large(Store *store, size_t nodes);

/* A node that was found, for Python. */
static inline PyObject *told(int64_t found)
{
    return found < 0 ? NULL : PyLong_FromLongLong(found);
}

/* Scratch belongs to one call at a time. */
Scratch take_scratch(Store *store);
void give_scratch(Store *store, Scratch *scratch);

/* Room for so many words more, at the end. */
uint64_t *more_words(Scratch *scratch, size_t words);

/* Adds an edge, from the start of its node in the making: to the one that has this child, if there is one. The mask is
   one, or where `other` is not NULL what two have in common. */
int put_edge(Scratch *scratch, size_t start, uint32_t width, uint32_t child, const uint64_t *mask, const uint64_t *other);

/* The node with the edges from the start on, which are taken away; the child where there is only one. */
int64_t make_node(Store *store, Scratch *scratch, size_t start, uint32_t level);

/* Room for so many nodes in all, for so many words of edges more; the levels on which a node with edges depends. */
int more_nodes(Store *store, size_t room);
int more_edges(Store *store, size_t words);
void put_below(Store *store, size_t node);

int fill_store(Store *store, PyObject *args);

/* Whether an object is a tuple of two, else an exception. */
int is_pair(PyObject *object);

/* A mask, or a set of levels, from and to a number of Python; the length of a mask, which is no number below 0. */
int bit_length(PyObject *mask, size_t *length);
int words_from(PyObject *number, uint64_t *words, uint32_t count);
PyObject *words_to(const uint64_t *words, uint32_t count);

/* The algebra. */
int64_t both(Store *store, Scratch *scratch, uint32_t f, uint32_t g);
int64_t negation(Store *store, Scratch *scratch, uint32_t f);
int64_t project(Store *store, Scratch *scratch, uint32_t f, const uint64_t *away, Table *memo);
int64_t fix(Store *store, Scratch *scratch, uint32_t f, const int64_t *codes, const uint64_t *levels, Table *memo);
int meeting(Store *store, Scratch *scratch, uint32_t f, uint32_t g, int64_t but);
int64_t child_of(const Store *store, uint32_t f, size_t code);

#endif
