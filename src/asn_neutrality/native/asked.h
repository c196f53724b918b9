/* What was asked of sets of nodes, and what was found. */

#ifndef ASN_NEUTRALITY_ASKED_H
#define ASN_NEUTRALITY_ASKED_H

#include "store.h"

/* One question: of a node, and of others in order. */
typedef struct {
    size_t first; /* of the numbers of the question: the node, how many others, these */
    uint32_t hash;
    int found;
} Question;

typedef struct {
    Question *asked;
    size_t count, room;
    uint32_t *numbers;
    size_t used, space;
    uint32_t *slots;
    size_t places; /* 0 or a power of two */
} Asked;

/* What was found, or -1. */
int asked_before(const Asked *self, uint32_t of, const uint64_t *others, size_t count);

/* Remembers what was found, and gives it; -1 with an exception where it cannot be remembered. */
int asked_now(Asked *self, uint32_t of, const uint64_t *others, size_t count, int found);
void asked_free(Asked *self);

#endif
