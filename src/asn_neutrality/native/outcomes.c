/* The outcome of some diagrams. What is right is told in engine/case.py; the steps are the same, in the same order. */

#include "case.h"

/* -- What is remembered of nodes ---------------------------------------------------------------------------------- */

typedef enum { POSSIBLE, ALIKE, FAVOURED } Kind;

static int more_told(Case *self)
{
    size_t room = self->store->room;
    uint8_t *told = PyMem_Realloc(self->told, room);
    if (told == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    memset(told + self->room, 0, room - self->room);
    self->told = told;
    self->room = room;
    return 0;
}

/* Whether a diagram meets what is of this kind; two bits tell whether that is known, and what it is. */
static int meets_some(Case *self, Scratch *scratch, Kind kind, int64_t some, uint32_t node)
{
    if (some < 0 || (node >= self->room && more_told(self) < 0))
        return -1;
    int told = self->told[node] >> 2 * kind;
    if (told & 1)
        return told >> 1 & 1;
    int found = meeting(self->store, scratch, (uint32_t)some, node, -1);
    if (found >= 0)
        self->told[node] |= (uint8_t)((1 | found << 1) << 2 * kind);
    return found;
}

/* -- Diagrams ----------------------------------------------------------------------------------------------------- */

int64_t test(Store *store, Scratch *scratch, uint32_t level, const uint64_t *mask)
{
    uint32_t width = store->width[level];
    size_t held = scratch->count;
    uint64_t *both = more_words(scratch, 2 * (size_t)width), some = 0, rest = 0;
    if (both == NULL)
        return -1;
    for (uint32_t n = 0; n < width; n++) {
        uint64_t whole = store->whole[store->whole_at[level] + n];
        some |= both[n] = whole & mask[n];
        rest |= both[width + n] = whole & ~mask[n];
    }
    int64_t found = some == 0 ? FALSE_NODE : TRUE_NODE;
    if (some && rest) {
        size_t start = scratch->count, words = 2 * (1 + (size_t)width);
        uint64_t *edges = more_words(scratch, words);
        if (edges == NULL)
            return -1;
        edges[0] = TRUE_NODE;
        memcpy(edges + 1, scratch->words + held, width * sizeof(uint64_t));
        edges[1 + width] = FALSE_NODE;
        memcpy(edges + 2 + width, scratch->words + held + width, width * sizeof(uint64_t));
        found = make_node(store, scratch, start, level);
    }
    scratch->count = held;
    return found;
}

static int64_t either(Store *store, Scratch *scratch, uint32_t f, uint32_t g)
{
    int64_t not = negation(store, scratch, f), nor = not < 0 ? -1 : negation(store, scratch, g);
    int64_t neither = nor < 0 ? -1 : both(store, scratch, (uint32_t)not, (uint32_t)nor);
    return neither < 0 ? -1 : negation(store, scratch, (uint32_t)neither);
}

int64_t some_of(Store *store, Scratch *scratch, size_t subject, size_t count)
{
    int64_t none = TRUE_NODE;
    for (size_t n = 0; n < count && none > FALSE_NODE; n++) {
        int64_t not = negation(store, scratch, (uint32_t)scratch->words[subject + n]);
        none = not < 0 ? -1 : both(store, scratch, (uint32_t)none, (uint32_t)not);
    }
    return none < 0 ? -1 : negation(store, scratch, (uint32_t)none);
}

int64_t broadly(Case *self, Scratch *scratch, uint32_t node)
{
    return project(self->store, scratch, node, self->questions, &self->broad);
}

int64_t narrowly(Case *self, Scratch *scratch, uint32_t node)
{
    int64_t not = negation(self->store, scratch, node), broad = not < 0 ? -1 : broadly(self, scratch, (uint32_t)not);
    return broad < 0 ? -1 : negation(self->store, scratch, (uint32_t)broad);
}

static int64_t good(Case *self, Scratch *scratch, const Assessment *of)
{
    return test(self->store, scratch, of->level, self->masks + of->mask);
}

static int64_t alike(Case *self, Scratch *scratch)
{
    if (self->alike != NO_NODE)
        return self->alike;
    int64_t all = TRUE_NODE;
    for (size_t n = 0; n < self->count && all > FALSE_NODE; n++) {
        int64_t here = good(self, scratch, &self->assessments[n]);
        all = here < 0 ? -1 : both(self->store, scratch, (uint32_t)all, (uint32_t)here);
    }
    int64_t found = all < 0 ? -1 : both(self->store, scratch, self->possible, (uint32_t)all);
    if (found >= 0)
        self->alike = (uint32_t)found;
    return found;
}

static int64_t favourable(Case *self, Scratch *scratch)
{
    if (self->favourable != NO_NODE)
        return self->favourable;
    size_t parts = scratch->count;
    if (more_words(scratch, self->count) == NULL)
        return -1;
    for (size_t n = 0; n < self->count; n++) {
        const Assessment *of = &self->assessments[n];
        int64_t here = good(self, scratch, of);
        if (here >= 0)
            here = either(self->store, scratch, of->concluded, (uint32_t)here);
        if (here < 0)
            return -1;
        scratch->words[parts + n] = (uint64_t)here;
    }
    int64_t found = self->possible;
    for (size_t n = 0; n < self->count && found > FALSE_NODE; n++)
        found = both(self->store, scratch, (uint32_t)found, (uint32_t)scratch->words[parts + n]);
    scratch->count = parts;
    if (found >= 0)
        self->favourable = (uint32_t)found;
    return found;
}

/* -- Questions ---------------------------------------------------------------------------------------------------- */

int never(Case *self, Scratch *scratch, uint32_t node)
{
    int found = node == FALSE_NODE ? 0 : meets_some(self, scratch, POSSIBLE, self->possible, node);
    return found < 0 ? -1 : !found;
}

int reached(Case *self, Scratch *scratch, size_t subject, size_t count)
{
    int found = 0;
    for (size_t n = 0; n < count && found == 0; n++) {
        int64_t some = alike(self, scratch);
        int64_t broad = some < 0 ? -1 : broadly(self, scratch, (uint32_t)scratch->words[subject + n]);
        found = broad < 0 ? -1 : meets_some(self, scratch, ALIKE, some, (uint32_t)broad);
    }
    return found;
}

static int favoured(Case *self, Scratch *scratch, size_t broad, size_t count)
{
    int found = 0;
    for (size_t n = 0; n < count && found == 0; n++)
        found = meets_some(self, scratch, FAVOURED, favourable(self, scratch), (uint32_t)scratch->words[broad + n]);
    return found;
}

/* Whether some of the diagrams at the end of scratch, which are taken away, holds wherever another does. */
static int covers(Case *self, Scratch *scratch, int64_t within, size_t parts)
{
    size_t count = sort_parts(scratch, parts);
    int found = within < 0 ? -1 : covered(self->cover, scratch, (uint32_t)within, parts, count, self->limit);
    scratch->count = parts;
    return found;
}

static int subject_covers(Case *self, Scratch *scratch, uint32_t within, size_t subject, size_t count)
{
    size_t parts = scratch->count;
    if (more_words(scratch, count) == NULL)
        return -1;
    memcpy(scratch->words + parts, scratch->words + subject, count * sizeof(uint64_t));
    return covers(self, scratch, within, parts);
}

int spared(Case *self, Scratch *scratch, size_t subject, size_t count)
{
    int64_t within = alike(self, scratch);
    size_t parts = scratch->count;
    if (within < 0 || more_words(scratch, count) == NULL)
        return -1;
    for (size_t n = 0; n < count; n++) {
        int64_t broad = broadly(self, scratch, (uint32_t)scratch->words[subject + n]);
        if (broad < 0)
            return -1;
        scratch->words[parts + n] = (uint64_t)broad;
    }
    int found = covers(self, scratch, within, parts);
    return found < 0 ? -1 : !found;
}

int turns(Case *self, Scratch *scratch, size_t subject, size_t count, uint64_t *levels)
{
    Store *store = self->store;
    for (size_t n = 0; n < count; n++) {
        int64_t here = both(store, scratch, self->possible, (uint32_t)scratch->words[subject + n]);
        if (here < 0)
            return -1;
        const uint64_t *below = store->below + (size_t)here * store->span;
        for (uint32_t word = 0; word < store->span; word++)
            levels[word] |= below[word];
    }
    return 0;
}

/* -- The table of outcomes ---------------------------------------------------------------------------------------- */

static int at_sight(Case *self, Scratch *scratch, size_t broad, size_t count)
{
    int found = reached(self, scratch, broad, count);
    if (found != 0) {
        found = found < 0 ? -1 : spared(self, scratch, broad, count);
        return found < 0 ? -1 : found ? UNDETERMINED : UNTOLD;
    }
    int64_t some = favourable(self, scratch);
    if (some <= FALSE_NODE)
        return some < 0 ? -1 : UNTOLD;
    found = favoured(self, scratch, broad, count);
    return found < 0 ? -1 : found ? UNTOLD : NEEDS_ASSESSMENT;
}

/* Whether it is violated under every answer in none of F. */
static int nowhere_narrow(Case *self, Scratch *scratch, size_t subject, size_t count)
{
    int64_t some = favourable(self, scratch), whole = some < 0 ? -1 : some_of(self->store, scratch, subject, count);
    int64_t narrow = whole < 0 ? -1 : narrowly(self, scratch, (uint32_t)whole);
    int found = narrow < 0 ? -1 : meeting(self->store, scratch, (uint32_t)some, (uint32_t)narrow, -1);
    return found < 0 ? -1 : !found;
}

static int64_t without(Case *self, Scratch *scratch, uint32_t node, const uint64_t *levels)
{
    Table memo = {0};
    int64_t found = project(self->store, scratch, node, levels, &memo);
    table_free(&memo);
    return found;
}

/* Whether completions that agree on the assessments agree on a function; there is room for a set of levels. */
static int determined(Case *self, Scratch *scratch, uint32_t function, uint64_t *others)
{
    Store *store = self->store;
    int64_t holds = both(store, scratch, self->possible, function);
    int64_t not = holds < 0 ? -1 : negation(store, scratch, function);
    int64_t fails = not < 0 ? -1 : both(store, scratch, self->possible, (uint32_t)not);
    if (fails < 0)
        return -1;
    for (uint32_t n = 0; n < store->span; n++)
        others[n] = (store->below[(size_t)holds * store->span + n] | store->below[(size_t)fails * store->span + n]) &
                    ~self->judged[n];
    holds = without(self, scratch, (uint32_t)holds, others);
    fails = holds < 0 ? -1 : without(self, scratch, (uint32_t)fails, others);
    int64_t common = fails < 0 ? -1 : both(store, scratch, (uint32_t)holds, (uint32_t)fails);
    return common < 0 ? -1 : common == FALSE_NODE;
}

static int only_assessments_matter(Case *self, Scratch *scratch, size_t subject, size_t count, size_t broad, size_t some)
{
    if (self->count == 0)
        return 0;
    int found = reached(self, scratch, broad, some);
    if (found > 0)
        found = spared(self, scratch, broad, some);
    if (found != 0)
        return found < 0 ? -1 : 0;
    int64_t whole = some_of(self->store, scratch, subject, count);
    int64_t narrow = whole < 0 ? -1 : narrowly(self, scratch, (uint32_t)whole);
    int64_t wide = narrow < 0 ? -1 : broadly(self, scratch, (uint32_t)whole);
    if (wide < 0)
        return -1;
    uint64_t *others = PyMem_Malloc(self->store->span * sizeof(uint64_t));
    if (others == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    found = determined(self, scratch, (uint32_t)narrow, others);
    if (found > 0)
        found = determined(self, scratch, (uint32_t)wide, others);
    PyMem_Free(others);
    return found;
}

/* Where nothing was told at sight. */
static int weighed(Case *self, Scratch *scratch, size_t subject, size_t count, size_t broad, size_t some)
{
    int found = subject_covers(self, scratch, self->possible, subject, count);
    if (found != 0)
        return found < 0 ? -1 : VIOLATION;
    found = subject_covers(self, scratch, self->possible, broad, some);
    if (found > 0)
        found = nowhere_narrow(self, scratch, subject, count);
    if (found != 0)
        return found < 0 ? -1 : DISPUTED;
    found = favoured(self, scratch, broad, some);
    if (found <= 0)
        return found < 0 ? -1 : NEEDS_ASSESSMENT;
    found = only_assessments_matter(self, scratch, subject, count, broad, some);
    return found < 0 ? -1 : found ? NEEDS_ASSESSMENT : UNDETERMINED;
}

static int outcome_in(Case *self, Scratch *scratch, size_t subject, size_t count)
{
    size_t start = scratch->count, some = 0;
    if (more_words(scratch, count) == NULL)
        return -1;
    for (size_t n = 0; n < count; n++) {
        int64_t broad = broadly(self, scratch, (uint32_t)scratch->words[subject + n]);
        int no = broad < 0 ? -1 : never(self, scratch, (uint32_t)broad);
        if (no < 0)
            return -1;
        if (!no)
            scratch->words[start + some++] = (uint64_t)broad;
    }
    if (some == 0)
        return self->possible == FALSE_NODE ? VIOLATION : NO_VIOLATION;
    int found = at_sight(self, scratch, start, some);
    return found == UNTOLD ? weighed(self, scratch, subject, count, start, some) : found;
}

int outcome_of(Case *self, Scratch *scratch, size_t subject, size_t count)
{
    size_t start = scratch->count;
    int found = is_among(scratch, subject, count, TRUE_NODE) ? VIOLATION : outcome_in(self, scratch, subject, count);
    scratch->count = start;
    return found;
}
