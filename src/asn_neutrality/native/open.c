#include "open.h"

#define EVERYTHING 1 /* the subject of all prohibitions */

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

/* Turns open prohibitions that are violated for certain; 0 where that takes too many steps. */
static int settle_each(const Open *self, Found *found)
{
    for (Py_ssize_t n = 0; n < found->count; n++) {
        if (!open_hit(found->hits[n]))
            continue;
        clear(self);
        if (add_terms(self, found, place_of_hit(found->hits[n])) < 2)
            continue; /* what lets the one open term fail is a way out */
        Covered one = covered(self);
        if (one == TOO_MANY_STEPS)
            return 0;
        if (one == NO_WAY_OUT) {
            found->hits[n] &= ~1u;
            found->open--;
        }
    }
    return 1;
}

/* Whether some open prohibition of a subject is violated for certain, whichever, where none is by itself. `all` is what
   is found of all that are open. */
static Covered of_subject(const Open *self, const uint64_t *subjects, const Found *found, uint64_t subject, Covered all)
{
    Py_ssize_t count = 0;
    clear(self);
    for (Py_ssize_t n = 0; n < found->count; n++)
        if (open_hit(found->hits[n]) && subjects[place_of_hit(found->hits[n])] & subject) {
            add_terms(self, found, place_of_hit(found->hits[n]));
            count++;
        }
    return count < 2 ? A_WAY_OUT : count == found->open && all == NO_WAY_OUT ? all : covered(self);
}

/* Adds the subjects, beside those of what is violated, of which some open prohibition is violated for certain; 0 where
   that takes too many steps. */
static int settle_subjects(const Open *self, const uint64_t *subjects, const Found *found, uint64_t *also)
{
    uint64_t touched[2] = {0, 0}, left;
    Covered all = A_WAY_OUT;
    for (Py_ssize_t n = 0; n < found->count; n++)
        touched[open_hit(found->hits[n])] |= subjects[place_of_hit(found->hits[n])];
    for (left = touched[1] & ~touched[0]; left; left &= left - 1) {
        uint64_t subject = left & (~left + 1);
        Covered some = of_subject(self, subjects, found, subject, all);
        if (some == TOO_MANY_STEPS)
            return 0;
        if (some == NO_WAY_OUT)
            *also |= subject;
        if (subject == EVERYTHING) {
            if (some == A_WAY_OUT)
                return 1; /* which all others have, too */
            all = some;
        }
    }
    return 1;
}

int open_settle(const Sieve *sieve, const uint64_t *subjects, const Rows *rows, const Py_ssize_t *some,
                Py_ssize_t count, Found *found, uint64_t *also)
{
    Open self = {.sieve = sieve};
    Py_ssize_t width = sieve->width;
    self.count = rows_ways(rows, some, count, self.ways);
    if (self.count < 0)
        return 0;
    self.terms = PyMem_Malloc((size_t)(self.count + 4) * (size_t)width * sizeof(uint64_t));
    if (self.terms == NULL) {
        PyErr_NoMemory();
        return 0;
    }
    self.room = self.terms + width;
    int told;
    if (rows_more(rows, some, count, found->terms)) {
        memcpy(self.terms, found->terms, (size_t)width * sizeof(uint64_t));
        told = covered(&self) == A_WAY_OUT; /* which what else is open does not close */
    }
    else
        told = settle_each(&self, found) && settle_subjects(&self, subjects, found, also);
    PyMem_Free(self.terms);
    return told;
}
