/* Decisions made of prohibitions, by what is found of each. */

#ifndef ASN_NEUTRALITY_DECISIONS_H
#define ASN_NEUTRALITY_DECISIONS_H

#include "memo.h"

#define FIELDS 7    /* of a decision */
#define RECENT 1024 /* decisions on few prohibitions, each found by these: few enough to stay in the cache */

typedef struct {
    uint64_t key;
    PyObject *decision; /* owned */
} Recent;

typedef struct {
    PyObject_HEAD
    PyTypeObject *kind;
    PyObject *fields[FIELDS]; /* descriptors of its slots, in their order */
    PyObject *ids;            /* tuple, by place */
    PyObject *outcomes;       /* called with subjects that are violated, and that are open */
    PyObject *nothing;        /* an empty tuple */
    uint64_t *subjects;       /* by place what has an outcome of its own and that this is of, as bits; the lowest is all */
    Memo known;               /* by subjects violated and open their outcomes */
    Recent recent[RECENT];
} Decisions;

extern PyTypeObject decisions_type;

/* The decision where some prohibitions are violated and others are open, as so many words of bits. `also` are subjects
   that are violated although none of their prohibitions is for certain. Runs `outcomes`. */
PyObject *decisions_of(Decisions *self, const uint64_t *violated, const uint64_t *open, Py_ssize_t words, uint64_t also);

#endif
