/* What follows of open prohibitions together, where none of their terms is certain. */

#ifndef ASN_NEUTRALITY_OPEN_H
#define ASN_NEUTRALITY_OPEN_H

#include "rows.h"
#include "sieve.h"

/* Turns open prohibitions that are certain after all into violated ones, and adds to `also` the subjects of which that
   is certain without it being so of one of their prohibitions. 0 where more than ways matters, or it takes too long; 0
   with an exception where memory is out. */
int open_settle(const Sieve *sieve, const uint64_t *subjects, const Rows *rows, const Py_ssize_t *some,
                Py_ssize_t count, Found *found, uint64_t *also);

#endif
