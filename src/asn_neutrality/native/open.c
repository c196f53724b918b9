#include "open.h"

/* What one call needs of room, and the ways of its open facts. */
typedef struct {
    const Sieve *sieve;
    Way ways[MOST_OPEN];
    Py_ssize_t count;
    uint64_t *terms, *room;
} Open;

/* Adds the terms of a prohibition that may hold. */
static Py_ssize_t add_terms(const Open *self, const Found *found, Py_ssize_t place)
{
    const Lists *cores = &self->sieve->cores;
    Py_ssize_t added = 0;
    for (uint32_t n = cores->starts[place]; n < cores->starts[place + 1]; n++) {
        uint64_t term = found->terms[cores->all[n] / 64] & UINT64_C(1) << cores->all[n] % 64;
        self->terms[cores->all[n] / 64] |= term;
        added += term != 0;
    }
    return added;
}

static Covered covered(const Open *self)
{
    return covers(self->sieve->width, self->terms, self->ways, self->count, self->room);
}

static void clear(const Open *self)
{
    memset(self->terms, 0, (size_t)self->sieve->width * sizeof(uint64_t));
}

/* Whether some prohibition of a subject is violated for certain, whichever. */
static Covered of_subject(const Open *self, const uint64_t *subjects, const Found *found, uint64_t subject)
{
    int all = 1;
    clear(self);
    for (Py_ssize_t word = 0; word < self->sieve->words; word++)
        for (uint64_t left = found->open[word]; left; left &= left - 1) {
            Py_ssize_t place = 64 * word + lowest(left);
            if (subjects[place] & subject)
                add_terms(self, found, place);
            else
                all = 0;
        }
    return all ? NO_WAY_OUT : covered(self); /* of all that is known */
}

static Told settle(const Open *self, const uint64_t *subjects, Found *found, uint64_t *also)
{
    uint64_t of_open = 0;
    for (Py_ssize_t word = 0; word < self->sieve->words; word++)
        for (uint64_t left = found->open[word]; left; left &= left - 1)
            of_open |= subjects[64 * word + lowest(left)];
    for (; of_open; of_open &= of_open - 1)
        switch (of_subject(self, subjects, found, of_open & (~of_open + 1))) {
        case NO_WAY_OUT:
            *also |= of_open & (~of_open + 1);
            break;
        case TOO_MANY_STEPS:
            return UNTOLD;
        default:
            break;
        }
    for (Py_ssize_t word = 0; word < self->sieve->words; word++)
        for (uint64_t left = found->open[word]; left; left &= left - 1) {
            clear(self);
            if (add_terms(self, found, 64 * word + lowest(left)) < 2)
                continue; /* what lets the one open term fail is a way out */
            Covered one = covered(self);
            if (one == TOO_MANY_STEPS)
                return UNTOLD;
            if (one == NO_WAY_OUT) {
                found->violated[word] |= left & (~left + 1);
                found->open[word] &= ~(left & (~left + 1));
            }
        }
    return CHANGED;
}

Told open_settle(const Sieve *sieve, const uint64_t *subjects, const Rows *rows, const Py_ssize_t *some,
                 Py_ssize_t count, Found *found, uint64_t *also)
{
    Open self = {.sieve = sieve};
    Py_ssize_t width = sieve->width;
    self.count = rows_ways(rows, some, count, self.ways);
    if (self.count < 0)
        return UNTOLD;
    self.terms = PyMem_Malloc((size_t)(self.count + 4) * (size_t)width * sizeof(uint64_t));
    if (self.terms == NULL) {
        PyErr_NoMemory();
        return UNTOLD;
    }
    self.room = self.terms + width;
    memcpy(self.terms, found->terms, (size_t)width * sizeof(uint64_t));
    Covered all = covered(&self);
    Told told = all == A_WAY_OUT ? UNCHANGED : UNTOLD;
    if (all == NO_WAY_OUT && !rows_more(rows, some, count, found->terms))
        told = settle(&self, subjects, found, also);
    PyMem_Free(self.terms);
    return told;
}
