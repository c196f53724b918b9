/* The codes of some rows of columns: numbers as they are, bits, and days by the breaks that tell them apart. */

#include "taking.h"

#include <stdlib.h>
#include <string.h>

/* The numbers of some rows. */
static int numbers_of(const Py_buffer *values, const struct rows *rows, int64_t *into)
{
    const char *from = values->buf, format = values->format == NULL ? 'B' : values->format[0];
    int negative = strchr("bhilq", format) != NULL;
#define NUMBERS(type)                                                                                                   \
    for (size_t place = 0; place < rows->count; place++) {                                                              \
        type number;                                                                                                    \
        memcpy(&number, from + rows->of[place] * sizeof number, sizeof number);                                         \
        into[place] = (int64_t)number;                                                                                  \
    }
    if ((size_t)values->len / (size_t)values->itemsize < rows->beyond)
        return refused("there is no such row");
    switch (values->itemsize * (negative ? -1 : 1)) {
    case 1:
        NUMBERS(uint8_t)
        break;
    case -1:
        NUMBERS(int8_t)
        break;
    case 2:
        NUMBERS(uint16_t)
        break;
    case -2:
        NUMBERS(int16_t)
        break;
    case 4:
        NUMBERS(uint32_t)
        break;
    case -4:
        NUMBERS(int32_t)
        break;
    default:
        NUMBERS(int64_t)
    }
#undef NUMBERS
    return 0;
}

static int bit_at(const Py_buffer *bits, size_t row)
{
    return ((const uint8_t *)bits->buf)[row >> 3] >> (row & 7) & 1;
}

/* Words of bits that tell of each row. */
static int open_bits(PyObject *object, const struct rows *rows, Py_buffer *bits)
{
    if (open_buffer(object, bits, 0) < 0)
        return -1;
    if (bits->itemsize == sizeof(uint64_t) && (size_t)bits->len * 8 >= rows->beyond)
        return 0;
    PyBuffer_Release(bits);
    return refused("bits are words of 64 rows, and there must be one for each row");
}

/* Whether a buffer can be looked at as numbers of 64 bits. */
static int are_words(const Py_buffer *buffer)
{
    return buffer->itemsize == sizeof(int64_t) && (uintptr_t)buffer->buf % sizeof(int64_t) == 0;
}

/* How many of these numbers, in order, are not greater. */
static int64_t not_greater(const int64_t *numbers, size_t count, int64_t number)
{
    size_t from = 0;
    while (from < count) {
        size_t middle = from + (count - from) / 2;
        if (numbers[middle] <= number)
            from = middle + 1;
        else
            count = middle;
    }
    return (int64_t)from;
}

static int values_of(PyObject *given, int bits, const struct rows *rows, int64_t *into)
{
    Py_buffer values;
    int found = 0;
    if ((bits ? open_bits(given, rows, &values) : open_buffer(given, &values, 0)) < 0)
        return -1;
    if (!bits)
        found = numbers_of(&values, rows, into);
    else
        for (size_t place = 0; place < rows->count; place++)
            into[place] = bit_at(&values, rows->of[place]);
    PyBuffer_Release(&values);
    return found;
}

/* Numbers become that of the last break that is not greater. */
static int between_breaks(PyObject *given, const struct rows *rows, int64_t *into)
{
    Py_buffer breaks;
    if (open_buffer(given, &breaks, 0) < 0)
        return -1;
    int found = are_words(&breaks) ? 0 : refused("breaks must be numbers of 64 bits");
    for (size_t place = 0; found == 0 && place < rows->count; place++)
        into[place] = not_greater(breaks.buf, (size_t)breaks.len / sizeof(int64_t), into[place]);
    PyBuffer_Release(&breaks);
    return found;
}

static int but_those_without(PyObject *present, int64_t nothing, const struct rows *rows, int64_t *into)
{
    Py_buffer bits;
    if (open_bits(present, rows, &bits) < 0)
        return -1;
    for (size_t place = 0; place < rows->count; place++)
        into[place] = bit_at(&bits, rows->of[place]) ? into[place] : nothing;
    PyBuffer_Release(&bits);
    return 0;
}

static int codes_of(PyObject *column, const struct rows *rows, int64_t *into)
{
    PyObject *values, *present, *breaks;
    int bits;
    long long nothing;
    if (!PyTuple_Check(column))
        return refused("a column must be a tuple");
    if (!PyArg_ParseTuple(column, "OpOOL", &values, &bits, &present, &breaks, &nothing) ||
        values_of(values, bits, rows, into) < 0 || (breaks != Py_None && between_breaks(breaks, rows, into) < 0))
        return -1;
    return present == Py_None ? 0 : but_those_without(present, nothing, rows, into);
}

static PyObject *take_codes(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    if (number != 3 || !PyTuple_Check(given[0])) {
        PyErr_SetString(PyExc_TypeError, "take_codes takes columns, rows and room for their codes");
        return NULL;
    }
    struct rows rows = {0};
    Py_buffer room;
    Py_ssize_t columns = PyTuple_GET_SIZE(given[0]);
    if (open_buffer(given[2], &room, PyBUF_WRITABLE) < 0)
        return NULL;
    int found = copy_rows(given[1], &rows);
    if (found == 0 &&
        (!are_words(&room) || (size_t)room.len / sizeof(int64_t) != rows.count * (size_t)columns))
        found = refused("there must be room for the code of each row, of 64 bits");
    for (Py_ssize_t place = 0; found == 0 && place < columns; place++)
        found = codes_of(PyTuple_GET_ITEM(given[0], place), &rows, (int64_t *)room.buf + (size_t)place * rows.count);
    PyBuffer_Release(&room);
    free(rows.of);
    if (found < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef functions[] = {
    {"take_codes", (PyCFunction)(void (*)(void))take_codes, METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL},
};

int add_codes(PyObject *module)
{
    return PyModule_AddFunctions(module, functions);
}
