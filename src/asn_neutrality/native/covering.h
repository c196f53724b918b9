/* Whether terms leave no way out: whatever the open facts are, some term holds. */

#ifndef ASN_NEUTRALITY_COVERING_H
#define ASN_NEUTRALITY_COVERING_H

#include "native.h"

#define MOST_OPEN 32 /* facts that are followed */

/* What the classes of an open fact let pass. */
typedef struct {
    const uint64_t *classes;
    Py_ssize_t count;
} Way;

typedef enum { A_WAY_OUT, NO_WAY_OUT, TOO_MANY_STEPS } Covered;

/* Ways of facts with few classes are followed first. */
void ways_sort(Way *ways, Py_ssize_t count);

/* Of terms of so many words. The ways are sorted; `room` has for each way as many words, and three times more. */
Covered covers(Py_ssize_t width, const uint64_t *terms, const Way *ways, Py_ssize_t count, uint64_t *room);

#endif
