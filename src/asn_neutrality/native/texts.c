/* Strings of Arrow arrays, some rows at a time. What comes from elsewhere may be malformed: nothing is believed. */

#include "texts.h"

#include <string.h>

int gather_texts(Texts *texts, PyObject *data)
{
    Py_ssize_t buffers = PyTuple_GET_SIZE(data);
    texts->data = PyMem_Calloc((size_t)buffers + 1, sizeof(Py_buffer));
    if (texts->data == NULL) {
        PyErr_NoMemory();
        return 0;
    }
    for (; texts->buffers < buffers; texts->buffers++) {
        PyObject *each = PyTuple_GET_ITEM(data, texts->buffers);
        if (each != Py_None && PyObject_GetBuffer(each, &texts->data[texts->buffers], PyBUF_SIMPLE) < 0)
            return 0;
    }
    return 1;
}

void release_texts(Texts *texts)
{
    while (texts->buffers > 0)
        PyBuffer_Release(&texts->data[--texts->buffers]);
    PyMem_Free(texts->data);
    PyBuffer_Release(&texts->validity);
    PyBuffer_Release(&texts->places);
}

int measured_texts(const Texts *texts)
{
    Py_ssize_t size = texts->layout == 'i' ? 4 : texts->layout == 'l' ? 8 : 16;
    Py_ssize_t places = texts->places.len / size - (texts->layout != 'v');
    if (texts->rows == 0)
        return texts->offset >= 0;
    return texts->offset >= 0 && texts->rows > 0 && texts->offset <= places && texts->rows <= places - texts->offset &&
           (texts->validity.buf == NULL || (texts->offset + texts->rows + 7) / 8 <= texts->validity.len) &&
           (texts->layout == 'v' || texts->buffers == 1);
}

/* A string that ends too near the end of its buffer is read from a copy. */
static void copied(Block *block, int n)
{
    memset(block->copies[n], 0, HEAD);
    memcpy(block->copies[n], block->text[n], (size_t)block->size[n]);
    block->text[n] = block->copies[n];
}

/* Where the strings of a block begin and the last one ends, from the first one on; 0 where no block reaches so far. */
static int places_32(const unsigned char *offsets, int rows, int64_t *start, int32_t *places)
{
    int32_t first, offset;
    memcpy(&first, offsets, sizeof first);
    for (int n = 0; n <= rows; n++) {
        memcpy(&offset, offsets + sizeof offset * (size_t)n, sizeof offset);
        places[n] = (int32_t)((uint32_t)offset - (uint32_t)first); /* what is less than the first is so still */
    }
    *start = first;
    return 1;
}

static int places_64(const unsigned char *offsets, int rows, int64_t *start, int32_t *places)
{
    int64_t offset;
    uint64_t all = 0;
    memcpy(start, offsets, sizeof *start);
    for (int n = 0; n <= rows; n++) {
        memcpy(&offset, offsets + sizeof offset * (size_t)n, sizeof offset);
        uint64_t place = (uint64_t)offset - (uint64_t)*start;
        places[n] = (int32_t)(place & INT32_MAX);
        all |= place;
    }
    return all <= INT32_MAX;
}

/* Strings one after the other in one buffer; 0 where they are not all in it. */
static int between(const Texts *texts, Py_ssize_t first, Block *block)
{
    static const unsigned char none[HEAD];
    int32_t places[BLOCK + 1], longest = 0;
    int rows = block->rows, wide = texts->layout == 'l', backward = 0;
    int64_t start;
    const unsigned char *offsets = (const unsigned char *)texts->places.buf + (texts->offset + first) * (wide ? 8 : 4);
    if (!(wide ? places_64 : places_32)(offsets, rows, &start, places) || start < 0 || start > texts->data[0].len ||
        places[rows] > texts->data[0].len - start)
        return 0;
    for (int n = 0; n < rows; n++) {
        int32_t size = (int32_t)((uint32_t)places[n + 1] - (uint32_t)places[n]);
        backward |= places[n + 1] < places[n];
        block->size[n] = size;
        longest = size > longest ? size : longest;
    }
    if (backward)
        return 0;
    const unsigned char *from = texts->data[0].buf ? (const unsigned char *)texts->data[0].buf + start : none;
    for (int n = 0; n < rows; n++)
        block->text[n] = from + (uint32_t)places[n];
    for (int n = rows; n-- && texts->data[0].len - start - places[n] < HEAD;)
        copied(block, n);
    block->longest = longest;
    return 1;
}

static int32_t integer_at(const unsigned char *from)
{
    int32_t integer;
    memcpy(&integer, from, sizeof integer);
    return integer;
}

static int is_null(const Texts *texts, Py_ssize_t row)
{
    const unsigned char *validity = texts->validity.buf;
    row += texts->offset;
    return validity != NULL && !(validity[row / 8] >> row % 8 & 1);
}

/* Strings told by their sizes, and either themselves or where they are; 0 where they are not there. */
static int viewed(const Texts *texts, Py_ssize_t first, Block *block)
{
    const unsigned char *view = (const unsigned char *)texts->places.buf + 16 * (texts->offset + first);
    block->longest = 0;
    for (int n = 0; n < block->rows; n++, view += 16) {
        int32_t size = is_null(texts, first + n) ? 0 : integer_at(view), start = 4;
        const Py_buffer *buffer = &texts->places;
        block->text[n] = view + 4;
        block->size[n] = size;
        block->longest = size > block->longest ? size : block->longest;
        if (size > 12) {
            int32_t number = integer_at(view + 8);
            start = integer_at(view + 12);
            if (number < 0 || number >= texts->buffers)
                return 0;
            buffer = &texts->data[number];
            if (start < 0 || start > buffer->len || size > buffer->len - start)
                return 0;
            block->text[n] = (const unsigned char *)buffer->buf + start;
        }
        else if (size < 0)
            return 0;
        if (buffer->len - (block->text[n] - (const unsigned char *)buffer->buf) < HEAD)
            copied(block, n);
    }
    return 1;
}

/* Marks the rows of a block that are null; mostly there are none among eight. */
static void without_nulls(const unsigned char *validity, size_t at, Block *block)
{
    for (int n = 0, some; n < block->rows; n += some) {
        int bits = validity[(at + (size_t)n) / 8] >> (at + (size_t)n) % 8, all = 8 - (int)((at + (size_t)n) % 8);
        some = all < block->rows - n ? all : block->rows - n;
        if (bits != 255 >> (8 - all))
            for (int k = 0; k < some; k++)
                block->size[n + k] = bits >> k & 1 ? block->size[n + k] : NOTHING;
    }
}

int read_texts(const Texts *texts, Py_ssize_t first, Block *block)
{
    if (!(texts->layout == 'v' ? viewed : between)(texts, first, block))
        return 0;
    if (texts->validity.buf != NULL)
        without_nulls(texts->validity.buf, (size_t)(texts->offset + first), block);
    return 1;
}
