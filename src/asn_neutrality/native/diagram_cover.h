/* Whether some diagrams together hold wherever another does. */

#ifndef ASN_NEUTRALITY_DIAGRAM_COVER_H
#define ASN_NEUTRALITY_DIAGRAM_COVER_H

#include "asked.h"

typedef struct {
    PyObject_HEAD
    Store *store;
    size_t steps;
    Asked asked; /* where something has to hold, and the diagrams of which one has to */
} Covering;

extern PyTypeObject covering_type;

/* What is not in order, from the start on, put in order, each once, without the false one; how many remain. */
size_t sort_parts(Scratch *scratch, size_t start);

/* The diagrams are some words of scratch, in order, each once, without the false one. -1 with an exception. */
int covered(Covering *self, Scratch *scratch, uint32_t within, size_t parts, size_t count, size_t limit);

#endif
