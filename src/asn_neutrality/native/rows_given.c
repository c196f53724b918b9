/* Rows that are taken out of columns, and the buffers of these. */

#include "taking.h"

#include <stdlib.h>
#include <string.h>

int refused(const char *why)
{
    PyErr_SetString(PyExc_ValueError, why);
    return -1;
}

int open_buffer(PyObject *object, Py_buffer *buffer, int flags)
{
    if (PyObject_GetBuffer(object, buffer, PyBUF_C_CONTIGUOUS | PyBUF_FORMAT | flags) < 0)
        return -1;
    const char *format = buffer->format == NULL ? "B" : buffer->format;
    if (strlen(format) == 1 && strchr("bBhHiIlLqQ", format[0]) != NULL && buffer->itemsize > 0)
        return 0;
    PyBuffer_Release(buffer);
    return refused("the items of a buffer must be integers");
}

int copy_rows(PyObject *given, struct rows *rows)
{
    Py_buffer buffer;
    if (open_buffer(given, &buffer, 0) < 0)
        return -1;
    int found = buffer.itemsize == sizeof(int64_t) ? 0 : refused("rows must be numbers of 64 bits");
    rows->count = (size_t)buffer.len / sizeof(int64_t);
    rows->of = malloc(rows->count * sizeof(size_t) + 1);
    if (found == 0 && rows->of == NULL) {
        PyErr_NoMemory();
        found = -1;
    }
    for (size_t place = 0; found == 0 && place < rows->count; place++) {
        int64_t row;
        memcpy(&row, (const char *)buffer.buf + place * sizeof row, sizeof row);
        if (row < 0 || (uint64_t)row >= SIZE_MAX)
            found = refused("there is no such row");
        rows->of[place] = (size_t)row;
        if (rows->of[place] >= rows->beyond)
            rows->beyond = rows->of[place] + 1;
    }
    PyBuffer_Release(&buffer);
    return found;
}
