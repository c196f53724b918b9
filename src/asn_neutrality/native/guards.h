/* Formulas over terms, told as far as those that hold for certain, and those that may, tell them. */

#ifndef ASN_NEUTRALITY_GUARDS_H
#define ASN_NEUTRALITY_GUARDS_H

#include "native.h"

typedef enum { FAILS, UNSURE, HOLDS } Kleene;

/* Of each place the operations of its guard, from starts[place] to starts[place + 1]: none where it has no guard, or
   where `more` says that its guard is not told here. */
typedef struct {
    uint32_t *starts, *code;
    char *more;
} Guards;

/* Takes the guards of places, each as bytes or None; -1 with an exception where they are no such. */
int guards_take(Guards *self, PyObject *guards, Py_ssize_t terms);

void guards_free(Guards *self);

static inline int guarded(const Guards *self, uint32_t place)
{
    return self->starts[place] < self->starts[place + 1];
}

/* What is told of the guard of a place that has one. */
Kleene guard_told(const Guards *self, uint32_t place, const uint64_t *possible, const uint64_t *certain);

#endif
