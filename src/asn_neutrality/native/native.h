/* What the files of the loops in C share. */

#ifndef ASN_NEUTRALITY_NATIVE_H
#define ASN_NEUTRALITY_NATIVE_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

PyObject *encode_strings(PyObject *module, PyObject *args);

#endif
