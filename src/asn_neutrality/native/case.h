/* What is judged: completions, and where in them something is violated. */

#ifndef ASN_NEUTRALITY_CASE_H
#define ASN_NEUTRALITY_CASE_H

#include "diagram_cover.h"

/* An assessment that is open, and where rules conclude its value under every reading. */
typedef struct {
    uint32_t level, concluded;
    size_t mask; /* where its favourable classes are among the masks */
} Assessment;

typedef struct {
    PyObject_HEAD
    Store *store;
    Covering *cover;
    size_t limit;         /* of the steps of the cover */
    PyObject *outcomes;   /* by Outcome */
    uint32_t possible;    /* C: the completions */
    uint32_t favourable;  /* F: those in which every assessment that nothing concludes is favourable; or NO_NODE */
    uint32_t alike;       /* those in which every assessment is; or NO_NODE */
    uint64_t *questions;  /* their levels */
    uint64_t *judged;     /* the levels of the assessments */
    Assessment *assessments;
    size_t count;
    uint64_t *masks;
    Table broad;          /* diagrams without questions */
    uint8_t *told;        /* by node, what was told of it */
    size_t room;
} Case;

/* In the order of the table in docs/verdicts.md. UNTOLD is none of them. */
typedef enum { VIOLATION, NO_VIOLATION, DISPUTED, NEEDS_ASSESSMENT, UNDETERMINED, UNTOLD } Outcome;

/* Subjects are some nodes among the words of scratch: something is violated where one holds. All give -1 with an
   exception where they fail, and leave scratch as it was where they do not. */

int64_t test(Store *store, Scratch *scratch, uint32_t level, const uint64_t *mask);
int64_t some_of(Store *store, Scratch *scratch, size_t subject, size_t count);
int64_t broadly(Case *self, Scratch *scratch, uint32_t node);
int64_t narrowly(Case *self, Scratch *scratch, uint32_t node);
int never(Case *self, Scratch *scratch, uint32_t node);
int reached(Case *self, Scratch *scratch, size_t subject, size_t count);
int spared(Case *self, Scratch *scratch, size_t subject, size_t count);
int outcome_of(Case *self, Scratch *scratch, size_t subject, size_t count);

/* The levels on which a subject depends in some completion, added to those that are there. */
int turns(Case *self, Scratch *scratch, size_t subject, size_t count, uint64_t *levels);

/* Whether a node is among those of a subject. */
static inline int is_among(const Scratch *scratch, size_t subject, size_t count, uint64_t node)
{
    for (size_t n = 0; n < count; n++)
        if (scratch->words[subject + n] == node)
            return 1;
    return 0;
}

/* The nodes of a tuple put at the end of scratch; their number. */
int64_t take_subject(const Case *self, Scratch *scratch, PyObject *nodes);

/* The outcomes of subjects under each answer to the questions of reading on which the first one turns, for Python. */
PyObject *answers(Case *self, Scratch *scratch, PyObject *subjects, PyObject *asked, Py_ssize_t more);

/* The levels of the fewest variables that decide a subject, those that are tried last preferred. */
int fewest(Case *self, Scratch *scratch, size_t subject, size_t count, PyObject *order, uint64_t *kept);

#endif
