/* Rows of bit sets: what values let pass. */

#ifndef ASN_NEUTRALITY_ROWS_H
#define ASN_NEUTRALITY_ROWS_H

#include "covering.h"

typedef struct {
    Py_ssize_t width; /* words of 64 terms */
    Py_ssize_t count, room;
    uint64_t *terms; /* by row what may pass, then what passes for certain */
    char *open;      /* by row whether these differ */
    uint64_t **ways; /* by row, owned, NULL where there are none: see rows_way_out */
    uint64_t **more; /* by row, owned, NULL where there are none: the terms that not only ways leave open */
} Rows;

/* The number of a new row, -1 where memory is out. Of `ways` what is not whole is left out. */
Py_ssize_t rows_add(Rows *rows, const char *possible, const char *certain, const char *more, const char *ways,
                    Py_ssize_t bytes);

/* What all of some rows may let pass, or (from `width` on in each) let pass for certain. */
void rows_meet(const Rows *rows, const Py_ssize_t *some, Py_ssize_t count, Py_ssize_t from, uint64_t *found);

/* Whether open facts leave a way out: of each the class that lets the fewest of these terms pass, which are used up. */
int rows_way_out(const Rows *rows, const Py_ssize_t *some, Py_ssize_t count, uint64_t *terms);

/* The ways of open facts, in the order to be followed; -1 where there are more than MOST_OPEN. */
Py_ssize_t rows_ways(const Rows *rows, const Py_ssize_t *some, Py_ssize_t count, Way *found);

/* Whether some of these terms are left open by more than ways. */
int rows_more(const Rows *rows, const Py_ssize_t *some, Py_ssize_t count, const uint64_t *terms);

void rows_forget(Rows *rows);
void rows_free(Rows *rows);

#endif
