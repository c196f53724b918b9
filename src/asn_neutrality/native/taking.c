/* Some rows of a column taken out of it, one after the other. */

#include "taking.h"

#include <stdlib.h>
#include <string.h>

static void take_bits(const char *bits, const struct rows *rows, char *into)
{
    for (size_t place = 0; place < rows->count; place += WORD, into += sizeof(uint64_t)) {
        uint64_t found = 0;
        for (size_t bit = 0; bit < WORD; bit++) {
            size_t row = rows->of[place + bit];
            found |= (uint64_t)((uint8_t)bits[row >> 3] >> (row & 7) & 1) << bit;
        }
        memcpy(into, &found, sizeof found);
    }
}

static void take_values(const char *values, size_t width, const struct rows *rows, char *into)
{
#define TAKE(type)                                                                                                      \
    for (size_t place = 0; place < rows->count; place++)                                                                \
        memcpy(into + place * sizeof(type), values + rows->of[place] * sizeof(type), sizeof(type));
    switch (width) {
    case 1:
        TAKE(uint8_t)
        break;
    case 2:
        TAKE(uint16_t)
        break;
    case 4:
        TAKE(uint32_t)
        break;
    default:
        TAKE(uint64_t)
    }
#undef TAKE
}

/* Rows of one buffer into another: its bits, words of 64 each, or its values. */
static int take(const Py_buffer *from, const Py_buffer *into, int bits, const struct rows *rows)
{
    size_t width = (size_t)from->itemsize, there = (size_t)from->len / width, room = (size_t)into->len / width;
    if (into->itemsize != from->itemsize || (width != 1 && width != 2 && width != 4 && width != 8))
        return refused("what is taken must be integers as wide as those of the column");
    if (bits && (width != sizeof(uint64_t) || room * WORD != rows->count || rows->count % WORD != 0))
        return refused("bits are words of 64 rows");
    if (!bits && room != rows->count)
        return refused("there must be room for each row");
    if (rows->beyond > (bits ? there * WORD : there))
        return refused("there is no such row");
    if (bits)
        take_bits(from->buf, rows, into->buf);
    else
        take_values(from->buf, width, rows, into->buf);
    return 0;
}

static int take_between(PyObject *from, PyObject *into, int bits, const struct rows *rows)
{
    Py_buffer given, taken;
    if (open_buffer(from, &given, 0) < 0)
        return -1;
    if (open_buffer(into, &taken, PyBUF_WRITABLE) < 0) {
        PyBuffer_Release(&given);
        return -1;
    }
    int found = take(&given, &taken, bits, rows);
    PyBuffer_Release(&given);
    PyBuffer_Release(&taken);
    return found;
}

/* A column is values, whether they are bits, and the bits of the rows with one, or None; so is what is taken. */
static int take_column(PyObject *column, PyObject *taken, const struct rows *rows)
{
    PyObject *values, *present, *values_taken, *present_taken;
    int bits;
    if (!PyTuple_Check(column) || !PyTuple_Check(taken))
        return refused("a column must be a tuple");
    if (!PyArg_ParseTuple(column, "OpO", &values, &bits, &present) ||
        !PyArg_ParseTuple(taken, "OO", &values_taken, &present_taken))
        return -1;
    if ((present == Py_None) != (present_taken == Py_None))
        return refused("there must be room for the rows with a value if there are others");
    if (take_between(values, values_taken, bits, rows) < 0)
        return -1;
    return present == Py_None ? 0 : take_between(present, present_taken, 1, rows);
}

static PyObject *take_rows(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    if (number != 3 || !PyTuple_Check(given[0]) || !PyTuple_Check(given[2])) {
        PyErr_SetString(PyExc_TypeError, "take_rows takes columns, rows and as many columns to fill");
        return NULL;
    }
    struct rows rows = {0};
    Py_ssize_t columns = PyTuple_GET_SIZE(given[0]);
    int found = copy_rows(given[1], &rows);
    if (found == 0 && columns != PyTuple_GET_SIZE(given[2]))
        found = refused("there must be a column to fill for each");
    for (Py_ssize_t place = 0; found == 0 && place < columns; place++)
        found = take_column(PyTuple_GET_ITEM(given[0], place), PyTuple_GET_ITEM(given[2], place), &rows);
    free(rows.of);
    if (found < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef functions[] = {
    {"take_rows", (PyCFunction)(void (*)(void))take_rows, METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL},
};

int add_taking(PyObject *module)
{
    return PyModule_AddFunctions(module, functions);
}
