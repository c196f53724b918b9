/* Only exact strings as keys, and exact strings, truth values, days and None as values are looked at: comparing them
   runs no code of anybody's. */

#include "facts.h"

#include <datetime.h>

#define NEAR 4 /* positions */

int facts_begin(Facts *facts, Py_ssize_t count)
{
    PyDateTime_IMPORT;
    if (PyDateTimeAPI == NULL)
        return -1;
    facts->count = count;
    facts->all = PyMem_Calloc((size_t)count, sizeof(Fact));
    facts->expected = PyMem_Calloc((size_t)count, sizeof(Expected));
    facts->places = PyDict_New();
    if (facts->all == NULL || facts->expected == NULL || facts->places == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    return 0;
}

static int put_number(PyObject *dict, PyObject *key, Py_ssize_t number)
{
    PyObject *object = PyLong_FromSsize_t(number);
    int failed = object == NULL || PyDict_SetItem(dict, key, object) < 0;
    Py_XDECREF(object);
    return failed ? -1 : 0;
}

/* -- Values by their address -------------------------------------------------------------------------------------- */

/* The first of two neighbours. */
static inline Cached *cached_at(const Fact *fact, PyObject *value)
{
    uintptr_t address = (uintptr_t)value >> 4;
    return &fact->cached[(address ^ address >> 6 ^ address >> 12) & (fact->cached_room - 2)];
}

static void forget_cached(Fact *fact)
{
    for (uintptr_t n = 0; n < fact->cached_room; n++)
        Py_CLEAR(fact->cached[n].value);
}

/* Room for the codes there are; what was found is found anew. */
static int make_room(Fact *fact)
{
    uintptr_t room = fact->cached_room ? fact->cached_room : FIRST_CACHED;
    while (room < MOST_CACHED && room < 2 * (uintptr_t)PyDict_GET_SIZE(fact->codes))
        room *= 2;
    if (room == fact->cached_room)
        return 0;
    Cached *wider = PyMem_Calloc(room, sizeof(Cached));
    if (wider == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    forget_cached(fact);
    PyMem_Free(fact->cached);
    fact->cached = wider;
    fact->cached_room = room;
    return 0;
}

/* -- Filling ------------------------------------------------------------------------------------------------------ */

int facts_name(Facts *facts, Py_ssize_t place, PyObject *name, int text)
{
    facts->all[place].unsaid = text ? 0 : -1;
    if (!text && ((facts->all[place].codes = PyDict_New()) == NULL || make_room(&facts->all[place]) < 0))
        return -1;
    return put_number(facts->places, name, place);
}

static int plain(PyObject *value)
{
    return PyUnicode_CheckExact(value) || value == Py_None || PyBool_Check(value) || PyDate_CheckExact(value);
}

int facts_know(Facts *facts, Py_ssize_t place, PyObject *value, Py_ssize_t code)
{
    Fact *fact = &facts->all[place];
    if (!plain(value) || code < 0 || code > MOST_STATES) {
        PyErr_SetString(PyExc_ValueError, "a code is out of range, or a value of no such type");
        return -1;
    }
    if (put_number(fact->codes, value, code) < 0)
        return -1;
    if (value == Py_None)
        fact->unsaid = code;
    return make_room(fact);
}

/* -- Looking up --------------------------------------------------------------------------------------------------- */

/* The place of the fact that a key names, which is expected at some position or, where the record lacks facts, soon
   behind; -1 where there is none. */
static Py_ssize_t place_of(Facts *facts, PyObject *key, Py_ssize_t *position)
{
    Expected *expected = &facts->expected[*position], *last = facts->expected + facts->count;
    for (int n = 0; n < NEAR && expected + n < last; n++)
        if (expected[n].key == key) {
            *position += n + 1;
            return expected[n].fact;
        }
    if (!PyUnicode_CheckExact(key))
        return -1;
    PyObject *place = PyDict_GetItem(facts->places, key);
    if (place == NULL)
        return -1;
    if (expected == last)
        return PyLong_AsSsize_t(place);
    ++*position;
    Py_XSETREF(expected->key, Py_NewRef(key));
    return expected->fact = PyLong_AsSsize_t(place);
}

/* The code of a value; -1 where it is not known. */
static inline Py_ssize_t code_of(Fact *fact, PyObject *value)
{
    Cached *cached = cached_at(fact, value);
    if (cached->value == value)
        return cached->code;
    if (cached[1].value == value)
        return cached[1].code;
    if (!plain(value))
        return -1;
    PyObject *code = PyDict_GetItem(fact->codes, value);
    if (code == NULL)
        return -1;
    cached += cached->value != NULL && cached[1].value == NULL;
    Py_XSETREF(cached->value, Py_NewRef(value));
    return cached->code = PyLong_AsSsize_t(code);
}

int facts_codes(Facts *facts, PyObject *record, Py_ssize_t *codes)
{
    Py_ssize_t size = PyDict_GET_SIZE(record);
    if (size > facts->count)
        return 0;
    if (size < facts->count)
        for (Py_ssize_t n = 0; n < facts->count; n++)
            codes[n] = facts->all[n].unsaid;
    PyObject *key, *value;
    Py_ssize_t at = 0, position = 0;
    while (PyDict_Next(record, &at, &key, &value)) {
        Py_ssize_t place = place_of(facts, key, &position);
        if (place < 0)
            return 0;
        Fact *fact = &facts->all[place];
        if (fact->codes == NULL) {
            if (!PyUnicode_CheckExact(value))
                return 0;
        }
        else if ((codes[place] = code_of(fact, value)) < 0)
            return 0;
    }
    return 1;
}

void facts_forget(Facts *facts)
{
    for (Py_ssize_t n = 0; n < facts->count; n++) {
        Fact *fact = &facts->all[n];
        forget_cached(fact);
        if (fact->codes != NULL) {
            PyDict_Clear(fact->codes);
            fact->unsaid = -1;
        }
    }
}

void facts_free(Facts *facts)
{
    if (facts->all != NULL) {
        facts_forget(facts);
        for (Py_ssize_t n = 0; n < facts->count; n++) {
            Py_XDECREF(facts->all[n].codes);
            PyMem_Free(facts->all[n].cached);
        }
    }
    for (Py_ssize_t n = 0; facts->expected != NULL && n < facts->count; n++)
        Py_XDECREF(facts->expected[n].key);
    PyMem_Free(facts->all);
    PyMem_Free(facts->expected);
    Py_XDECREF(facts->places);
}
