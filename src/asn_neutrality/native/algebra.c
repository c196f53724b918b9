/* Conjunction, negation, quantifiers and what else is asked of nodes. Words move while nodes are made: what points at
   them is found anew after each. */

#include "store.h"

#define PATIENCE (1 << 16) /* pairs looked at between two looks whether the user wants to stop */

static int64_t joined(Store *store, Scratch *scratch, uint32_t f, uint32_t g)
{
    uint32_t level_f = level_of(store, f), level_g = level_of(store, g);
    uint32_t level = level_f < level_g ? level_f : level_g, width = store->width[level];
    size_t start = scratch->count;
    if (level_f != level_g) {
        uint32_t upper = level_f < level_g ? f : g;
        for (uint32_t n = 0; n < store->nodes[upper].edges; n++) {
            uint32_t below = (uint32_t)edge(store, upper, n)[0];
            int64_t child = upper == f ? both(store, scratch, below, g) : both(store, scratch, f, below);
            if (child < 0 || put_edge(scratch, start, width, (uint32_t)child, edge(store, upper, n) + 1, NULL) < 0)
                return -1;
        }
        return make_node(store, scratch, start, level);
    }
    for (uint32_t n = 0; n < store->nodes[f].edges; n++)
        for (uint32_t m = 0; m < store->nodes[g].edges; m++) {
            const uint64_t *one = edge(store, f, n), *other = edge(store, g, m);
            if (!meets(one + 1, other + 1, width))
                continue;
            int64_t child = both(store, scratch, (uint32_t)one[0], (uint32_t)other[0]);
            if (child < 0 || put_edge(scratch, start, width, (uint32_t)child, edge(store, f, n) + 1,
                                      edge(store, g, m) + 1) < 0)
                return -1;
        }
    return make_node(store, scratch, start, level);
}

int64_t both(Store *store, Scratch *scratch, uint32_t f, uint32_t g)
{
    if (g == f || g == TRUE_NODE)
        return f;
    if (f == TRUE_NODE)
        return g;
    if (f == FALSE_NODE || g == FALSE_NODE)
        return FALSE_NODE;
    uint64_t key = f < g ? pair(f, g) : pair(g, f);
    uint32_t known;
    if (table_get(&store->joined, key, &known))
        return known;
    if (Py_EnterRecursiveCall(" in a conjunction"))
        return -1;
    int64_t found = joined(store, scratch, f, g);
    Py_LeaveRecursiveCall();
    return table_kept(&store->joined, key, found);
}

int64_t negation(Store *store, Scratch *scratch, uint32_t f)
{
    if (store->nodes[f].opposite != NO_NODE)
        return store->nodes[f].opposite;
    if (Py_EnterRecursiveCall(" in a negation"))
        return -1;
    uint32_t level = level_of(store, f);
    size_t start = scratch->count;
    int64_t found = 0;
    for (uint32_t n = 0; n < store->nodes[f].edges && found >= 0; n++) {
        found = negation(store, scratch, (uint32_t)edge(store, f, n)[0]);
        if (found >= 0 && put_edge(scratch, start, store->width[level], (uint32_t)found, edge(store, f, n) + 1, NULL) < 0)
            found = -1;
    }
    if (found >= 0)
        found = make_node(store, scratch, start, level);
    Py_LeaveRecursiveCall();
    if (found >= 0) {
        store->nodes[f].opposite = (uint32_t)found;
        store->nodes[found].opposite = f;
    }
    return found;
}

/* Some child of a node, without the variables at some levels. */
static int64_t some_child(Store *store, Scratch *scratch, uint32_t f, const uint64_t *away, Table *memo)
{
    int64_t none = TRUE_NODE;
    for (uint32_t n = 0; n < store->nodes[f].edges && none > FALSE_NODE; n++) {
        int64_t child = project(store, scratch, (uint32_t)edge(store, f, n)[0], away, memo);
        int64_t not = child < 0 ? -1 : negation(store, scratch, (uint32_t)child);
        none = not < 0 ? -1 : both(store, scratch, (uint32_t)none, (uint32_t)not);
    }
    return none < 0 ? -1 : negation(store, scratch, (uint32_t)none);
}

static int64_t projected(Store *store, Scratch *scratch, uint32_t f, const uint64_t *away, Table *memo)
{
    uint32_t level = level_of(store, f);
    if (has(away, level))
        return some_child(store, scratch, f, away, memo);
    size_t start = scratch->count;
    for (uint32_t n = 0; n < store->nodes[f].edges; n++) {
        int64_t child = project(store, scratch, (uint32_t)edge(store, f, n)[0], away, memo);
        if (child < 0 ||
            put_edge(scratch, start, store->width[level], (uint32_t)child, edge(store, f, n) + 1, NULL) < 0)
            return -1;
    }
    return make_node(store, scratch, start, level);
}

int64_t project(Store *store, Scratch *scratch, uint32_t f, const uint64_t *away, Table *memo)
{
    uint32_t known;
    if (!is_below(store, f, away))
        return f;
    if (table_get(memo, f, &known))
        return known;
    if (Py_EnterRecursiveCall(" in a projection"))
        return -1;
    int64_t found = projected(store, scratch, f, away, memo);
    Py_LeaveRecursiveCall();
    return table_kept(memo, f, found);
}

int64_t child_of(const Store *store, uint32_t f, size_t code)
{
    if (f <= TRUE_NODE || code / 64 >= store->width[level_of(store, f)])
        return FALSE_NODE;
    for (uint32_t n = 0; n < store->nodes[f].edges; n++)
        if (has(edge(store, f, n) + 1, (uint32_t)code))
            return (int64_t)edge(store, f, n)[0];
    return FALSE_NODE;
}

static int64_t fixed(Store *store, Scratch *scratch, uint32_t f, const int64_t *codes, const uint64_t *levels,
                     Table *memo)
{
    uint32_t level = level_of(store, f);
    if (has(levels, level))
        return fix(store, scratch, (uint32_t)child_of(store, f, (size_t)codes[level]), codes, levels, memo);
    size_t start = scratch->count;
    for (uint32_t n = 0; n < store->nodes[f].edges; n++) {
        int64_t child = fix(store, scratch, (uint32_t)edge(store, f, n)[0], codes, levels, memo);
        if (child < 0 ||
            put_edge(scratch, start, store->width[level], (uint32_t)child, edge(store, f, n) + 1, NULL) < 0)
            return -1;
    }
    return make_node(store, scratch, start, level);
}

int64_t fix(Store *store, Scratch *scratch, uint32_t f, const int64_t *codes, const uint64_t *levels, Table *memo)
{
    uint32_t known;
    if (!is_below(store, f, levels))
        return f;
    if (table_get(memo, f, &known))
        return known;
    if (Py_EnterRecursiveCall(" in fixing variables"))
        return -1;
    int64_t found = fixed(store, scratch, f, codes, levels, memo);
    Py_LeaveRecursiveCall();
    return table_kept(memo, f, found);
}

/* -- Whether two meet --------------------------------------------------------------------------------------------- */

static int put_pair(Scratch *scratch, uint32_t f, uint32_t g)
{
    if (f == FALSE_NODE || g == FALSE_NODE)
        return 0;
    uint64_t *there = more_words(scratch, 1);
    if (there == NULL)
        return -1;
    *there = pair(f, g);
    return 0;
}

/* The children of two nodes that one event reaches, at the level `but` all pairs of them. */
static int put_pairs(Store *store, Scratch *scratch, uint32_t f, uint32_t g, int64_t but)
{
    uint32_t level_f = level_of(store, f), level_g = level_of(store, g);
    int failed = 0;
    if (level_f < level_g)
        for (uint32_t n = 0; n < store->nodes[f].edges && !failed; n++)
            failed = put_pair(scratch, (uint32_t)edge(store, f, n)[0], g);
    else if (level_g < level_f)
        for (uint32_t n = 0; n < store->nodes[g].edges && !failed; n++)
            failed = put_pair(scratch, f, (uint32_t)edge(store, g, n)[0]);
    else
        for (uint32_t n = 0; n < store->nodes[f].edges; n++)
            for (uint32_t m = 0; m < store->nodes[g].edges && !failed; m++) {
                const uint64_t *one = edge(store, f, n), *other = edge(store, g, m);
                if (level_f == but || meets(one + 1, other + 1, store->width[level_f]))
                    failed = put_pair(scratch, (uint32_t)one[0], (uint32_t)other[0]);
            }
    return failed;
}

int meeting(Store *store, Scratch *scratch, uint32_t f, uint32_t g, int64_t but)
{
    size_t start = scratch->count;
    Table *seen = &scratch->seen;
    uint32_t known;
    table_clear(seen);
    if (put_pair(scratch, f, g) < 0)
        return -1;
    while (scratch->count > start) {
        uint64_t key = scratch->words[--scratch->count];
        uint32_t one = (uint32_t)(key >> 32), other = (uint32_t)key;
        if (table_get(seen, key, &known))
            continue;
        if (one == TRUE_NODE || other == TRUE_NODE)
            return 1;
        if (!table_put(seen, key, 0)) {
            PyErr_NoMemory();
            return -1;
        }
        if ((Py_ssize_t)seen->count > store->limit)
            return too_large(store, seen->count);
        if ((seen->count % PATIENCE == 0 && PyErr_CheckSignals() < 0) || put_pairs(store, scratch, one, other, but) < 0)
            return -1;
    }
    return 0;
}
