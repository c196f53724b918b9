#include "memo.h"

#define FIRST_ROOM 256

static uint64_t mixed(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

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

/* Never 0: no fact that steps are made of is the first one. */
static uint64_t key_of(Py_ssize_t fact, Py_ssize_t state, Py_ssize_t code)
{
    return (uint64_t)fact << 48 | (uint64_t)state << 24 | (uint64_t)code;
}

static Py_ssize_t step_place(const Steps *steps, uint64_t key)
{
    Py_ssize_t place = (Py_ssize_t)(mixed(0, key) & (uint64_t)(steps->room - 1));
    while (steps->keys[place] != 0 && steps->keys[place] != key)
        place = (place + 1) & (steps->room - 1);
    return place;
}

Py_ssize_t step_from(const Steps *steps, Py_ssize_t fact, Py_ssize_t state, Py_ssize_t code)
{
    if (steps->room == 0)
        return -1;
    uint64_t key = key_of(fact, state, code);
    Py_ssize_t place = step_place(steps, key);
    return steps->keys[place] == key ? steps->states[place] : -1;
}

static int steps_grow(Steps *steps)
{
    Steps before = *steps;
    steps->room = before.room ? 2 * before.room : FIRST_ROOM;
    steps->keys = PyMem_Calloc((size_t)steps->room, sizeof(uint64_t));
    steps->states = PyMem_Malloc((size_t)steps->room * sizeof(Py_ssize_t));
    if (steps->keys == NULL || steps->states == NULL) {
        PyMem_Free(steps->keys);
        PyMem_Free(steps->states);
        *steps = before;
        return -1;
    }
    for (Py_ssize_t n = 0; n < before.room; n++)
        if (before.keys[n] != 0) {
            Py_ssize_t place = step_place(steps, before.keys[n]);
            steps->keys[place] = before.keys[n];
            steps->states[place] = before.states[n];
        }
    PyMem_Free(before.keys);
    PyMem_Free(before.states);
    return 0;
}

/* The state reached, made where there is none yet: this row, or (row -1) a new state; -1 where memory is out. */
Py_ssize_t step_to(Steps *steps, Py_ssize_t fact, Py_ssize_t state, Py_ssize_t code, Py_ssize_t row)
{
    if (steps->last > MOST_STATES || (2 * (steps->count + 1) > steps->room && steps_grow(steps) < 0))
        return -1;
    uint64_t key = key_of(fact, state, code);
    Py_ssize_t place = step_place(steps, key);
    if (steps->keys[place] != key) {
        steps->keys[place] = key;
        steps->states[place] = row < 0 ? steps->last++ : row;
        steps->count++;
    }
    return steps->states[place];
}

void steps_clear(Steps *steps)
{
    if (steps->room)
        memset(steps->keys, 0, (size_t)steps->room * sizeof(uint64_t));
    steps->count = steps->last = 0;
}

void steps_free(Steps *steps)
{
    PyMem_Free(steps->keys);
    PyMem_Free(steps->states);
}
