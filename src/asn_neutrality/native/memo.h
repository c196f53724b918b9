/* Tables of numbers: decisions by terms, states by state and code. */

#ifndef ASN_NEUTRALITY_MEMO_H
#define ASN_NEUTRALITY_MEMO_H

#include "table.h"

#define MOST_WORDS (1 << 20)

/* Objects under keys of so many words. When there are `most` of them all are forgotten. */
typedef struct {
    Py_ssize_t width, most, count, room; /* room is 0 or a power of two */
    uint64_t *keys;
    PyObject **found; /* owned; NULL where the place is free */
} Memo;

void memo_begin(Memo *memo, Py_ssize_t width, Py_ssize_t most);
PyObject *memo_get(const Memo *memo, const uint64_t *key); /* borrowed; NULL where there is none */
int memo_put(Memo *memo, const uint64_t *key, PyObject *object);
void memo_free(Memo *memo);

/* States reached by a state and a code of a fact. */
typedef struct {
    Table states;
    Py_ssize_t last; /* numbers states that are no rows */
} Steps;

Py_ssize_t step_from(const Steps *steps, Py_ssize_t fact, Py_ssize_t state, Py_ssize_t code); /* -1: unknown */
Py_ssize_t step_to(Steps *steps, Py_ssize_t fact, Py_ssize_t state, Py_ssize_t code, Py_ssize_t row);
void steps_clear(Steps *steps);
void steps_free(Steps *steps);

#endif
