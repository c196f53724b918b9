/* Decisions made of prohibitions, by what is found of each. */

#ifndef ASN_NEUTRALITY_DECISIONS_H
#define ASN_NEUTRALITY_DECISIONS_H

#include "memo.h"
#include "sieve.h"

#define FIELDS 7    /* of a decision */
#define FEW 8       /* prohibitions, of which 16 bits each tell what is found: */
#define KEY 2       /* words of them */
#define RECENT 1024 /* decisions on few prohibitions, each found by these: few enough to stay in the cache */

typedef struct {
    uint64_t key[KEY];
    PyObject *decision; /* owned */
} Recent;

typedef struct {
    PyObject_HEAD
    PyTypeObject *kind;
    Py_ssize_t slots[FIELDS]; /* where its fields stand in it */
    PyObject *ids;            /* tuple, by place */
    PyObject *outcomes;       /* called with subjects that are violated, and that are open */
    PyObject *nothing;        /* an empty tuple */
    uint64_t *subjects;       /* by place what has an outcome of its own and that this is of, as bits; the lowest is all */
    Memo known;               /* by subjects violated and open their outcomes */
    Recent recent[RECENT];
} Decisions;

extern PyTypeObject decisions_type;

/* The decision on prohibitions that are violated or open. `also` are subjects that are violated although none of their
   prohibitions is for certain. Runs `outcomes`. */
PyObject *decisions_of(Decisions *self, const Found *found, uint64_t also);

#endif
