/* Which prohibitions the terms that hold settle, and which they leave open. */

#ifndef ASN_NEUTRALITY_SIEVE_H
#define ASN_NEUTRALITY_SIEVE_H

#include "guards.h"

/* Numbers of one kind under others: those of n stand from starts[n] to starts[n + 1]. */
typedef struct {
    uint32_t *starts, *all;
} Lists;

typedef struct {
    PyObject_HEAD
    Py_ssize_t width, places; /* words of 64 terms; prohibitions */
    Py_ssize_t room;          /* words that what is found may take */
    uint64_t *core;           /* the terms in the core of some prohibition */
    uint64_t *impossible;     /* the terms of what cannot be */
    Lists hit;                /* by term the prohibitions in whose core it is, marked where more matters */
    Lists cores;              /* by prohibition the terms in its core */
    Guards guards;
    char *intricate;
} Sieve;

/* Prohibitions that are violated or open, in their order, and the terms of the open ones that may hold. */
typedef struct {
    uint64_t *terms; /* written where some are open */
    uint32_t *hits;  /* of each twice its place, and one more while it is open */
    Py_ssize_t count, open;
    int plain; /* whether the open ones are violated exactly where such a term holds */
} Found;

#define MOST_PLACES (INT32_MAX / 2)

static inline uint32_t place_of_hit(uint32_t hit)
{
    return hit >> 1;
}

static inline int open_hit(uint32_t hit)
{
    return hit & 1;
}

static inline Found sieve_room(const Sieve *self, uint64_t *room)
{
    return (Found){room, (uint32_t *)(room + self->width), 0, 0, 1};
}

extern PyTypeObject sieve_type;

typedef enum { NOT_TOLD, NOTHING_HIT, TOLD } Sifted;

/* What follows of terms, of which the certain ones may hold as well, where terms tell it. If `only_plain`, that is not
   told where impossible ones may hold, or what is found is not plain. */
Sifted sieve_find(const Sieve *self, const uint64_t *possible, const uint64_t *certain, int only_plain, Found *found);

#endif
