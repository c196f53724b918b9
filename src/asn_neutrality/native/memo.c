#include "memo.h"

#define FIRST_ROOM 256

/* -- Decisions by terms ------------------------------------------------------------------------------------------- */

void memo_begin(Memo *memo, Py_ssize_t width, Py_ssize_t most)
{
    memo->width = width;
    memo->most = most;
}

/* The place of a key, or the free one where it belongs. There is always a free one. */
static Py_ssize_t place_of(const Memo *memo, const uint64_t *key)
{
    uint64_t hash = 0;
    for (Py_ssize_t word = 0; word < memo->width; word++)
        if (key[word]) /* most terms do not hold */
            hash = mixed(hash + (uint64_t)word, key[word]);
    size_t bytes = (size_t)memo->width * sizeof(uint64_t);
    Py_ssize_t place = (Py_ssize_t)(hash & (uint64_t)(memo->room - 1));
    while (memo->found[place] != NULL && memcmp(memo->keys + memo->width * place, key, bytes) != 0)
        place = (place + 1) & (memo->room - 1);
    return place;
}

PyObject *memo_get(const Memo *memo, const uint64_t *key)
{
    return memo->room ? memo->found[place_of(memo, key)] : NULL;
}

static int memo_grow(Memo *memo)
{
    Memo before = *memo;
    memo->room = before.room ? 2 * before.room : FIRST_ROOM;
    memo->keys = PyMem_Malloc((size_t)memo->room * (size_t)memo->width * sizeof(uint64_t));
    memo->found = PyMem_Calloc((size_t)memo->room, sizeof(PyObject *));
    if (memo->keys == NULL || memo->found == NULL) {
        PyMem_Free(memo->keys);
        PyMem_Free(memo->found);
        *memo = before;
        PyErr_NoMemory();
        return -1;
    }
    size_t bytes = (size_t)memo->width * sizeof(uint64_t);
    for (Py_ssize_t n = 0; n < before.room; n++)
        if (before.found[n] != NULL) {
            const uint64_t *key = before.keys + memo->width * n;
            Py_ssize_t place = place_of(memo, key);
            memcpy(memo->keys + memo->width * place, key, bytes);
            memo->found[place] = before.found[n];
        }
    PyMem_Free(before.keys);
    PyMem_Free(before.found);
    return 0;
}

int memo_put(Memo *memo, const uint64_t *key, PyObject *object)
{
    if (memo->count >= memo->most)
        memo_free(memo);
    if (2 * (memo->count + 1) > memo->room && memo_grow(memo) < 0)
        return -1;
    Py_ssize_t place = place_of(memo, key);
    PyObject *before = memo->found[place];
    memcpy(memo->keys + memo->width * place, key, (size_t)memo->width * sizeof(uint64_t));
    Py_INCREF(object);
    memo->found[place] = object;
    memo->count += before == NULL;
    Py_XDECREF(before);
    return 0;
}

void memo_free(Memo *memo)
{
    Memo before = *memo; /* letting go of objects may run code that comes back here */
    memo->keys = NULL;
    memo->found = NULL;
    memo->count = memo->room = 0;
    for (Py_ssize_t n = 0; n < before.room; n++)
        Py_XDECREF(before.found[n]);
    PyMem_Free(before.keys);
    PyMem_Free(before.found);
}

/* -- States by state and code ------------------------------------------------------------------------------------- */

static uint64_t key_of(Py_ssize_t fact, Py_ssize_t state, Py_ssize_t code)
{
    return (uint64_t)fact << 48 | (uint64_t)state << 24 | (uint64_t)code;
}

Py_ssize_t step_from(const Steps *steps, Py_ssize_t fact, Py_ssize_t state, Py_ssize_t code)
{
    uint32_t found;
    return table_get(&steps->states, key_of(fact, state, code), &found) ? (Py_ssize_t)found : -1;
}

/* The state reached, made where there is none yet: this row, or (row -1) a new state; -1 where memory is out. */
Py_ssize_t step_to(Steps *steps, Py_ssize_t fact, Py_ssize_t state, Py_ssize_t code, Py_ssize_t row)
{
    Py_ssize_t found = step_from(steps, fact, state, code);
    if (found >= 0)
        return found;
    found = row < 0 ? steps->last : row;
    if (found > MOST_STATES || !table_put(&steps->states, key_of(fact, state, code), (uint32_t)found))
        return -1;
    steps->last += row < 0;
    return found;
}

void steps_clear(Steps *steps)
{
    table_clear(&steps->states);
    steps->last = 0;
}

void steps_free(Steps *steps)
{
    table_free(&steps->states);
}
