/* Codes of the values of one fact: exact strings, truth values, days and None, whose comparison runs no code of anybody's.

   A value is found by its address where others may hold it too, by its letters where it is a plain string, by its
   number where it is a day, and else in a dict. */

#ifndef ASN_NEUTRALITY_VALUES_H
#define ASN_NEUTRALITY_VALUES_H

#include "table.h"

typedef struct {
    PyObject *value; /* owned: an address is only telling while its object lives */
    Py_ssize_t code;
} Cached;

typedef struct {
    PyObject *text; /* owned */
    uint64_t hash;
    Py_ssize_t code;
} Spelled;

typedef struct {
    PyObject *codes; /* dict: value -> code, of all of them */
    Cached *cached;
    uintptr_t cached_room; /* a power of two, at least twice as many as there are codes as far as that goes */
    Spelled *spelled;
    size_t spelled_count, spelled_room; /* a power of two, at least twice as many */
    Table days;
} Values;

/* Numbers in a dict, none of them negative: -1 with an exception where one cannot be put there, without one where there
   is none. */
int put_number(PyObject *dict, PyObject *key, Py_ssize_t number);
Py_ssize_t number_in(PyObject *dict, PyObject *key);

/* Both give -1 with an exception where they fail. */
int values_begin(Values *values);
int values_know(Values *values, PyObject *value, Py_ssize_t code);

/* Whether two strings have the same letters, where that is soon told. */
static inline int same_letters(PyObject *one, PyObject *other)
{
    if (!PyUnicode_IS_COMPACT_ASCII(one) || !PyUnicode_IS_COMPACT_ASCII(other))
        return 0;
    Py_ssize_t size = PyUnicode_GET_LENGTH(one);
    return size == PyUnicode_GET_LENGTH(other) &&
           memcmp(PyUnicode_1BYTE_DATA(one), PyUnicode_1BYTE_DATA(other), (size_t)size) == 0;
}

/* Whether an object may come again: what one record alone holds does not. */
static inline int may_return(PyObject *object)
{
    return Py_REFCNT(object) > 1;
}

/* The first of two neighbours. */
static inline Cached *cached_at(const Values *values, PyObject *value)
{
    uintptr_t address = (uintptr_t)value >> 4;
    return &values->cached[(address ^ address >> 6 ^ address >> 12) & (values->cached_room - 2)];
}

Py_ssize_t values_look_up(Values *values, PyObject *value);

/* The code of a value; -1 where it is not known. */
static inline Py_ssize_t values_code(Values *values, PyObject *value)
{
    const Cached *cached = cached_at(values, value);
    cached += cached->value != value; /* nobody foresees in which of the two it is */
    return cached->value == value ? cached->code : values_look_up(values, value);
}

void values_forget(Values *values);
void values_free(Values *values);

#endif
