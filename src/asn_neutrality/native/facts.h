/* The facts of records, and codes of their values. */

#ifndef ASN_NEUTRALITY_FACTS_H
#define ASN_NEUTRALITY_FACTS_H

#include "values.h"

typedef struct {
    int text;          /* it decides nothing, and may be any text */
    Py_ssize_t unsaid; /* code of None, which a record may as well leave out; -1 while it is not known */
    Values values;     /* of all others */
} Fact;

typedef struct {
    PyObject *key; /* owned */
    Py_ssize_t fact;
} Expected;

typedef struct {
    Py_ssize_t count;
    Fact *all;
    PyObject *places;   /* dict: name -> place among the facts */
    Expected *expected; /* by position in a record the key seen there */
} Facts;

/* The first three give -1 with an exception where they fail. */
int facts_begin(Facts *facts, Py_ssize_t count);
int facts_name(Facts *facts, Py_ssize_t place, PyObject *name, int text);
int facts_know(Facts *facts, Py_ssize_t place, PyObject *value, Py_ssize_t code);

/* The code of each fact of a record, an exact dict; 0 where a key or value has none. */
int facts_codes(Facts *facts, PyObject *record, Py_ssize_t *codes);

void facts_forget(Facts *facts);
void facts_free(Facts *facts);

#endif
