/* What the files of the loops in C share. */

#ifndef ASN_NEUTRALITY_NATIVE_H
#define ASN_NEUTRALITY_NATIVE_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

/* A fact, a state and a code share one word: see steps in memo.c. Codes of values are bounded like states. */
#define MOST_STATES ((1 << 24) - 1)
#define MOST_FACTS ((1 << 16) - 1)

/* The place of the lowest bit; there is one. */
static inline int lowest(uint64_t word)
{
#if defined(__GNUC__)
    return __builtin_ctzll(word);
#else
    int place = 0;
    while (!(word >> place & 1))
        place++;
    return place;
#endif
}

/* Each adds what a file has to the module; -1 with an exception where that fails. */
int add_lookup(PyObject *module);
int add_decisions(PyObject *module);
int add_sieve(PyObject *module);
int add_columns(PyObject *module);
int add_diagrams(PyObject *module);
int add_restriction(PyObject *module);
int add_covering(PyObject *module);
int add_case(PyObject *module);
int add_strings(PyObject *module);
int add_taking(PyObject *module);
int add_codes(PyObject *module);
int add_once(PyObject *module);
int add_register(PyObject *module);
int add_words(PyObject *module);
int add_overlaps(PyObject *module);

#endif
