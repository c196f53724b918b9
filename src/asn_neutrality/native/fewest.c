/* The fewest variables that decide a subject. What is right is told in questions/missing.py. */

#include "case.h"

/* Where something holds and where it fails, in some completion. */
typedef struct {
    uint32_t holds, fails;
} Sides;

static int take_sides(Case *self, Scratch *scratch, int64_t function, Sides *sides)
{
    Store *store = self->store;
    int64_t holds = function < 0 ? -1 : both(store, scratch, self->possible, (uint32_t)function);
    int64_t not = holds < 0 ? -1 : negation(store, scratch, (uint32_t)function);
    int64_t fails = not < 0 ? -1 : both(store, scratch, self->possible, (uint32_t)not);
    *sides = (Sides){(uint32_t)holds, (uint32_t)fails};
    return fails < 0 ? -1 : 0;
}

static int leave_out(Case *self, Scratch *scratch, uint32_t *node, const uint64_t *level)
{
    Table memo = {0};
    int64_t found = project(self->store, scratch, *node, level, &memo);
    table_free(&memo);
    *node = (uint32_t)found;
    return found < 0 ? -1 : 0;
}

/* Whether two completions that differ in one variable alone differ in the subject; else it is left out for good. */
static int matters(Case *self, Scratch *scratch, Sides *sides, int count, uint32_t level, uint64_t *alone)
{
    int found = 0;
    for (int n = 0; n < count && found == 0; n++)
        found = meeting(self->store, scratch, sides[n].holds, sides[n].fails, level);
    if (found != 0)
        return found;
    alone[level / 64] = UINT64_C(1) << level % 64;
    for (int n = 0; n < count && found == 0; n++)
        found = leave_out(self, scratch, &sides[n].holds, alone) < 0 ||
                leave_out(self, scratch, &sides[n].fails, alone) < 0;
    alone[level / 64] = 0;
    return -found;
}

static void add_below(const Store *store, uint32_t node, uint64_t *levels)
{
    for (uint32_t word = 0; word < store->span; word++)
        levels[word] |= store->below[(size_t)node * store->span + word];
}

/* `levels` are those that are asked about, of `order`; those that can be left out are taken away. */
static int eliminate(Case *self, Scratch *scratch, Sides *sides, int count, PyObject *order, uint64_t *levels)
{
    uint64_t *alone = PyMem_Calloc(self->store->span, sizeof(uint64_t));
    int found = alone == NULL ? -1 : 0;
    if (alone == NULL)
        PyErr_NoMemory();
    for (Py_ssize_t n = 0; n < PyTuple_GET_SIZE(order) && found >= 0; n++) {
        int64_t level = level_from(self->store, PyTuple_GET_ITEM(order, n));
        found = level < 0 ? -1 : 0;
        if (found < 0 || !has(levels, (uint32_t)level))
            continue;
        found = matters(self, scratch, sides, count, (uint32_t)level, alone);
        if (found == 0)
            levels[level / 64] &= ~(UINT64_C(1) << level % 64);
    }
    PyMem_Free(alone);
    return found < 0 ? -1 : 0;
}

int fewest(Case *self, Scratch *scratch, size_t subject, size_t count, PyObject *order, uint64_t *kept)
{
    Sides sides[2];
    int64_t whole = some_of(self->store, scratch, subject, count);
    int64_t narrow = whole < 0 ? -1 : narrowly(self, scratch, (uint32_t)whole);
    int64_t broad = narrow < 0 ? -1 : broadly(self, scratch, (uint32_t)whole);
    int different = narrow == broad ? 1 : 2;
    if (broad < 0 || take_sides(self, scratch, narrow, &sides[0]) < 0 ||
        (different == 2 && take_sides(self, scratch, broad, &sides[1]) < 0))
        return -1;
    add_below(self->store, self->possible, kept);
    for (int n = 0; n < different; n++) {
        add_below(self->store, sides[n].holds, kept);
        add_below(self->store, sides[n].fails, kept);
    }
    return eliminate(self, scratch, sides, different, order, kept);
}
