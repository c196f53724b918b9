#include "facts.h"

#define NEAR 4 /* positions */

int facts_begin(Facts *facts, Py_ssize_t count)
{
    facts->all = PyMem_Calloc((size_t)count, sizeof(Fact));
    facts->expected = PyMem_Calloc((size_t)count, sizeof(Expected));
    facts->places = PyDict_New();
    if (facts->all == NULL || facts->expected == NULL || facts->places == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    facts->count = count;
    return 0;
}

int facts_name(Facts *facts, Py_ssize_t place, PyObject *name, int text)
{
    Fact *fact = &facts->all[place];
    fact->text = text;
    fact->unsaid = text ? 0 : -1;
    return put_number(facts->places, name, place) < 0 || (!text && values_begin(&fact->values) < 0) ? -1 : 0;
}

int facts_know(Facts *facts, Py_ssize_t place, PyObject *value, Py_ssize_t code)
{
    Fact *fact = &facts->all[place];
    if (values_know(&fact->values, value, code) < 0)
        return -1;
    if (value == Py_None)
        fact->unsaid = code;
    return 0;
}

/* The place of the fact that a key names, which is expected at some position or, where the record lacks facts, soon
   behind, by its address or its letters; -1 where there is none. */
static Py_ssize_t place_of(Facts *facts, PyObject *key, Py_ssize_t *position)
{
    Expected *expected = &facts->expected[*position];
    Py_ssize_t near = facts->count - *position < NEAR ? facts->count - *position : NEAR;
    for (Py_ssize_t n = 0; n < near; n++)
        if (expected[n].key == key) {
            *position += n + 1;
            return expected[n].fact;
        }
    if (!PyUnicode_CheckExact(key))
        return -1;
    for (Py_ssize_t n = 0; n < near && expected[n].key != NULL; n++)
        if (same_letters(expected[n].key, key)) {
            if (may_return(key))
                Py_SETREF(expected[n].key, Py_NewRef(key));
            *position += n + 1;
            return expected[n].fact;
        }
    Py_ssize_t place = number_in(facts->places, key);
    if (place < 0 || near == 0)
        return place;
    ++*position;
    Py_XSETREF(expected->key, Py_NewRef(key));
    return expected->fact = place;
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
        if (fact->text) {
            if (!PyUnicode_CheckExact(value))
                return 0;
        }
        else if ((codes[place] = values_code(&fact->values, value)) < 0)
            return 0;
    }
    return 1;
}

void facts_forget(Facts *facts)
{
    for (Py_ssize_t n = 0; n < facts->count; n++)
        if (!facts->all[n].text) {
            values_forget(&facts->all[n].values);
            facts->all[n].unsaid = -1;
        }
}

void facts_free(Facts *facts)
{
    for (Py_ssize_t n = 0; n < facts->count; n++) {
        values_free(&facts->all[n].values);
        Py_XDECREF(facts->expected[n].key);
    }
    PyMem_Free(facts->all);
    PyMem_Free(facts->expected);
    Py_XDECREF(facts->places);
}
