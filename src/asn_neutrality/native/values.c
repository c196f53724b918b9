#include "values.h"

#include <datetime.h>

#define FIRST_CACHED 64 /* values found by their address: in one of two places */
#define MOST_CACHED 1024
#define FIRST_SPELLED 16
#define NEAR 16 /* places in which a text is looked for; what finds none there is in the dict alone */

int put_number(PyObject *dict, PyObject *key, Py_ssize_t number)
{
    PyObject *object = PyLong_FromSsize_t(number);
    int failed = object == NULL || PyDict_SetItem(dict, key, object) < 0;
    Py_XDECREF(object);
    return failed ? -1 : 0;
}

Py_ssize_t number_in(PyObject *dict, PyObject *key)
{
    PyObject *number = PyDict_GetItem(dict, key);
    return number == NULL ? -1 : PyLong_AsSsize_t(number);
}

int values_begin(Values *values)
{
    PyDateTime_IMPORT;
    if (PyDateTimeAPI == NULL || (values->codes = PyDict_New()) == NULL)
        return -1;
    values->cached = PyMem_Calloc(FIRST_CACHED, sizeof(Cached));
    values->spelled = PyMem_Calloc(FIRST_SPELLED, sizeof(Spelled));
    if (values->cached == NULL || values->spelled == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    values->cached_room = FIRST_CACHED;
    values->spelled_room = FIRST_SPELLED;
    return 0;
}

/* -- By address --------------------------------------------------------------------------------------------------- */

static void forget_cached(Values *values)
{
    for (uintptr_t n = 0; n < values->cached_room; n++)
        Py_CLEAR(values->cached[n].value);
}

/* Room for the codes there are; what was found is found anew. */
static int widen_cached(Values *values)
{
    uintptr_t room = values->cached_room;
    while (room < MOST_CACHED && room < 2 * (uintptr_t)PyDict_GET_SIZE(values->codes))
        room *= 2;
    if (room == values->cached_room)
        return 0;
    Cached *wider = PyMem_Calloc(room, sizeof(Cached));
    if (wider == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    forget_cached(values);
    PyMem_Free(values->cached);
    values->cached = wider;
    values->cached_room = room;
    return 0;
}

static void keep_cached(Values *values, PyObject *value, Py_ssize_t code)
{
    Cached *cached = cached_at(values, value);
    cached += cached->value != NULL && cached[1].value == NULL;
    Py_XSETREF(cached->value, Py_NewRef(value));
    cached->code = code;
}

/* -- By letters --------------------------------------------------------------------------------------------------- */

static int is_plain_text(PyObject *value)
{
    return PyUnicode_CheckExact(value) && PyUnicode_IS_COMPACT_ASCII(value);
}

static uint64_t eight_at(const unsigned char *letters)
{
    uint64_t word;
    memcpy(&word, letters, sizeof word);
    return word;
}

/* Of eight letters at a time, the last of which overlap those before. */
static uint64_t hash_of_letters(PyObject *text)
{
    const unsigned char *letters = PyUnicode_1BYTE_DATA(text);
    Py_ssize_t size = PyUnicode_GET_LENGTH(text);
    if (size < 8) {
        unsigned char few[8] = {0};
        memcpy(few, letters, (size_t)size);
        return mixed((uint64_t)size, eight_at(few));
    }
    uint64_t hash = (uint64_t)size;
    for (Py_ssize_t at = 0; at + 8 < size; at += 8)
        hash = mixed(hash, eight_at(letters + at));
    return mixed(hash, eight_at(letters + size - 8));
}

/* The place of a text, or the free one where it belongs; NULL where neither is near. */
static Spelled *spelled_at(const Values *values, PyObject *text, uint64_t hash)
{
    for (size_t n = 0; n < NEAR; n++) {
        Spelled *here = &values->spelled[(hash + n) & (values->spelled_room - 1)];
        if (here->text == NULL || (here->hash == hash && same_letters(here->text, text)))
            return here;
    }
    return NULL;
}

static int widen_spelled(Values *values)
{
    Values before = *values;
    values->spelled_room *= 2;
    values->spelled = PyMem_Calloc(values->spelled_room, sizeof(Spelled));
    if (values->spelled == NULL) {
        *values = before;
        PyErr_NoMemory();
        return -1;
    }
    for (size_t n = 0; n < before.spelled_room; n++)
        if (before.spelled[n].text != NULL) {
            Spelled *place = spelled_at(values, before.spelled[n].text, before.spelled[n].hash);
            if (place != NULL)
                *place = before.spelled[n];
            else {
                Py_DECREF(before.spelled[n].text);
                values->spelled_count--;
            }
        }
    PyMem_Free(before.spelled);
    return 0;
}

static int spell(Values *values, PyObject *text, Py_ssize_t code)
{
    if (2 * (values->spelled_count + 1) > values->spelled_room && widen_spelled(values) < 0)
        return -1;
    uint64_t hash = hash_of_letters(text);
    Spelled *place = spelled_at(values, text, hash);
    if (place != NULL) {
        values->spelled_count += place->text == NULL;
        Py_XSETREF(place->text, Py_NewRef(text));
        place->hash = hash;
        place->code = code;
    }
    return 0;
}

/* -- All of them -------------------------------------------------------------------------------------------------- */

static uint64_t number_of(PyObject *day)
{
    return (uint64_t)PyDateTime_GET_YEAR(day) << 16 | (uint64_t)PyDateTime_GET_MONTH(day) << 8 |
           (uint64_t)PyDateTime_GET_DAY(day);
}

int values_know(Values *values, PyObject *value, Py_ssize_t code)
{
    int text = PyUnicode_CheckExact(value), day = PyDate_CheckExact(value);
    if (code < 0 || code > MOST_STATES || !(text || day || value == Py_None || PyBool_Check(value))) {
        PyErr_SetString(PyExc_ValueError, "a code is out of range, or a value of no such type");
        return -1;
    }
    if (put_number(values->codes, value, code) < 0 || (is_plain_text(value) && spell(values, value, code) < 0))
        return -1;
    if (day && !table_put(&values->days, number_of(value), (uint32_t)code)) {
        PyErr_NoMemory();
        return -1;
    }
    return widen_cached(values);
}

Py_ssize_t values_look_up(Values *values, PyObject *value)
{
    Py_ssize_t code = -1;
    uint32_t number;
    if (is_plain_text(value)) {
        const Spelled *place = spelled_at(values, value, hash_of_letters(value));
        code = place != NULL && place->text != NULL ? place->code : number_in(values->codes, value);
    }
    else if (PyDate_CheckExact(value))
        code = table_get(&values->days, number_of(value), &number) ? (Py_ssize_t)number : -1;
    else if (PyUnicode_CheckExact(value) || value == Py_None || PyBool_Check(value))
        code = number_in(values->codes, value);
    if (code >= 0 && may_return(value))
        keep_cached(values, value, code);
    return code;
}

void values_forget(Values *values)
{
    forget_cached(values);
    for (size_t n = 0; n < values->spelled_room; n++)
        Py_CLEAR(values->spelled[n].text);
    values->spelled_count = 0;
    table_clear(&values->days);
    if (values->codes != NULL)
        PyDict_Clear(values->codes);
}

void values_free(Values *values)
{
    values_forget(values);
    PyMem_Free(values->cached);
    PyMem_Free(values->spelled);
    table_free(&values->days);
    Py_CLEAR(values->codes);
}
