/* Rows that are taken out of columns, and the buffers of these. */

#ifndef ASN_NEUTRALITY_TAKING_H
#define ASN_NEUTRALITY_TAKING_H

#include "native.h"

#define WORD 64 /* rows in a word of bits */

struct rows {
    size_t *of; /* to be freed, whatever was found */
    size_t count, beyond; /* one more than the last of them */
};

/* -1, with a ValueError. */
int refused(const char *why);

/* A contiguous buffer of integers of any kind. */
int open_buffer(PyObject *object, Py_buffer *buffer, int flags);

/* A copy of the rows: what is given may be changed by others once it was looked at. */
int copy_rows(PyObject *given, struct rows *rows);

#endif
