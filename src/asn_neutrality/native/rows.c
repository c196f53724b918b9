#include "rows.h"

/* Room for so many elements where there is less; -1 where memory is out. */
static int widen(void **array, Py_ssize_t room, size_t size)
{
    void *wider = PyMem_Realloc(*array, (size_t)room * size);
    if (wider == NULL)
        return -1;
    *array = wider;
    return 0;
}

static int make_room(Rows *rows)
{
    if (rows->count < rows->room)
        return 0;
    Py_ssize_t room = rows->room ? 2 * rows->room : 64;
    if (widen((void **)&rows->terms, room, 2 * (size_t)rows->width * sizeof(uint64_t)) < 0 ||
        widen((void **)&rows->open, room, 1) < 0 || widen((void **)&rows->ways, room, sizeof(uint64_t *)) < 0 ||
        widen((void **)&rows->more, room, sizeof(uint64_t *)) < 0)
        return -1;
    rows->room = room;
    return 0;
}

/* Words that end with 0: for each open fact how many classes it can have, and what each lets pass. */
static uint64_t *ways_of(Py_ssize_t width, const char *given, Py_ssize_t bytes)
{
    Py_ssize_t words = bytes / (Py_ssize_t)sizeof(uint64_t), at = 0;
    uint64_t *ways = PyMem_Calloc((size_t)words + 1, sizeof(uint64_t));
    if (ways == NULL)
        return NULL;
    memcpy(ways, given, (size_t)words * sizeof(uint64_t));
    while (at < words && ways[at] != 0 && ways[at] <= (uint64_t)(words - at - 1) / (uint64_t)width)
        at += 1 + (Py_ssize_t)ways[at] * width;
    ways[at] = 0;
    return ways;
}

/* A copy where some bits are set. */
static int copy_some(Py_ssize_t width, const char *given, uint64_t **copy)
{
    size_t bytes = (size_t)width * sizeof(uint64_t), at = 0;
    *copy = NULL;
    while (at < bytes && !given[at])
        at++;
    if (at == bytes)
        return 0;
    if ((*copy = PyMem_Malloc(bytes)) == NULL)
        return -1;
    memcpy(*copy, given, bytes);
    return 0;
}

Py_ssize_t rows_add(Rows *rows, const char *possible, const char *certain, const char *more, const char *ways,
                    Py_ssize_t bytes)
{
    if (make_room(rows) < 0)
        return -1;
    Py_ssize_t row = rows->count;
    size_t size = (size_t)rows->width * sizeof(uint64_t);
    rows->ways[row] = NULL;
    if (bytes > 0 && (rows->ways[row] = ways_of(rows->width, ways, bytes)) == NULL)
        return -1;
    if (copy_some(rows->width, more, &rows->more[row]) < 0) {
        PyMem_Free(rows->ways[row]);
        return -1;
    }
    memcpy(rows->terms + 2 * rows->width * row, possible, size);
    memcpy(rows->terms + 2 * rows->width * row + rows->width, certain, size);
    rows->open[row] = memcmp(possible, certain, size) != 0;
    return rows->count++;
}

void rows_meet(const Rows *rows, const Py_ssize_t *some, Py_ssize_t count, Py_ssize_t from, uint64_t *found)
{
    Py_ssize_t width = rows->width;
    const uint64_t *first = rows->terms + 2 * width * some[0] + from;
    for (Py_ssize_t word = 0; word < width; word++)
        found[word] = first[word];
    for (Py_ssize_t n = 1; n < count; n++) {
        const uint64_t *row = rows->terms + 2 * width * some[n] + from;
        for (Py_ssize_t word = 0; word < width; word++)
            found[word] &= row[word];
    }
}

static int bits_in(uint64_t word)
{
    word -= word >> 1 & UINT64_C(0x5555555555555555);
    word = (word & UINT64_C(0x3333333333333333)) + (word >> 2 & UINT64_C(0x3333333333333333));
    word = (word + (word >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (int)(word * UINT64_C(0x0101010101010101) >> 56);
}

/* Keeps of the terms what the class lets pass that lets the fewest pass; tells whether some are left. */
static int least(Py_ssize_t width, const uint64_t *classes, uint64_t count, uint64_t *terms)
{
    const uint64_t *best = classes;
    Py_ssize_t fewest = PY_SSIZE_T_MAX;
    for (; count > 0; count--, classes += width) {
        Py_ssize_t passed = 0;
        for (Py_ssize_t word = 0; word < width; word++)
            if (terms[word])
                passed += bits_in(terms[word] & classes[word]);
        if (passed < fewest) {
            fewest = passed;
            best = classes;
        }
    }
    for (Py_ssize_t word = 0; word < width; word++)
        terms[word] &= best[word];
    return fewest != 0;
}

int rows_way_out(const Rows *rows, const Py_ssize_t *some, Py_ssize_t count, uint64_t *terms)
{
    for (Py_ssize_t n = 0; n < count; n++) {
        const uint64_t *way = rows->ways[some[n]];
        if (way != NULL)
            for (; *way != 0; way += 1 + (Py_ssize_t)*way * rows->width)
                if (!least(rows->width, way + 1, *way, terms))
                    return 1;
    }
    return 0;
}

Py_ssize_t rows_ways(const Rows *rows, const Py_ssize_t *some, Py_ssize_t count, Way *found)
{
    Py_ssize_t ways = 0;
    for (Py_ssize_t n = 0; n < count; n++) {
        const uint64_t *way = rows->ways[some[n]];
        if (way != NULL)
            for (; *way != 0; way += 1 + (Py_ssize_t)*way * rows->width) {
                if (ways == MOST_OPEN)
                    return -1;
                found[ways++] = (Way){way + 1, (Py_ssize_t)*way};
            }
    }
    ways_sort(found, ways);
    return ways;
}

int rows_more(const Rows *rows, const Py_ssize_t *some, Py_ssize_t count, const uint64_t *terms)
{
    for (Py_ssize_t n = 0; n < count; n++)
        if (rows->more[some[n]] != NULL)
            for (Py_ssize_t word = 0; word < rows->width; word++)
                if (rows->more[some[n]][word] & terms[word])
                    return 1;
    return 0;
}

void rows_forget(Rows *rows)
{
    for (Py_ssize_t row = 0; row < rows->count; row++) {
        PyMem_Free(rows->ways[row]);
        PyMem_Free(rows->more[row]);
    }
    rows->count = 0;
}

void rows_free(Rows *rows)
{
    rows_forget(rows);
    PyMem_Free(rows->terms);
    PyMem_Free(rows->open);
    PyMem_Free(rows->ways);
    PyMem_Free(rows->more);
}
