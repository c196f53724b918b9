/* What was told of stated facts, put in order. */

#include "native.h"

/* What is told of a fact: its place, the words, which may be none, and what is held for as long. */
enum { PLACE, WORDS, HELD, PARTS };

typedef struct {
    Py_ssize_t place;
    PyObject *words; /* a reference of its own */
} Told;

static int refuse(const char *what)
{
    PyErr_SetString(PyExc_TypeError, what);
    return -1;
}

/* Puts what is told among what was told before, by place. */
static int put(Told *told, Py_ssize_t *count, PyObject *said)
{
    if (!PyTuple_CheckExact(said) || PyTuple_GET_SIZE(said) != PARTS ||
        !PyLong_CheckExact(PyTuple_GET_ITEM(said, PLACE)) || !PyUnicode_CheckExact(PyTuple_GET_ITEM(said, WORDS)))
        return refuse("a place is expected, and words");
    Told here = {PyLong_AsSsize_t(PyTuple_GET_ITEM(said, PLACE)), PyTuple_GET_ITEM(said, WORDS)};
    if (here.place == -1 && PyErr_Occurred())
        return -1;
    if (PyUnicode_GET_LENGTH(here.words) == 0)
        return 0;
    Py_ssize_t free = (*count)++;
    for (; free > 0 && told[free - 1].place > here.place; free--)
        told[free] = told[free - 1];
    Py_INCREF(here.words);
    told[free] = here;
    return 0;
}

/* What was told of a value of a fact, by its identity; NULL where nothing was, or with an exception. */
static PyObject *before(PyObject *values, PyObject *value)
{
    if (!PyDict_CheckExact(values)) {
        refuse("what was told is expected by identity");
        return NULL;
    }
    PyObject *identity = PyLong_FromVoidPtr(value);
    PyObject *said = identity == NULL ? NULL : PyDict_GetItemWithError(values, identity);
    Py_XDECREF(identity);
    return said;
}

/* Collects what was told of all that is stated: 1 where something was not told before, -1 with an exception. */
static int collect(Told *told, Py_ssize_t *count, PyObject *stated, PyObject *known, PyObject *more)
{
    PyObject *name, *value;
    Py_ssize_t at = 0;
    while (PyDict_Next(stated, &at, &name, &value)) {
        PyObject *values = PyUnicode_CheckExact(name) ? PyDict_GetItemWithError(known, name) : NULL;
        if (values == NULL && !PyErr_Occurred())
            continue;
        PyObject *said = values == NULL ? NULL : before(values, value);
        if (said == NULL)
            return PyErr_Occurred() ? -1 : 1;
        if (put(told, count, said) < 0)
            return -1;
    }
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(more); n++)
        if (put(told, count, PyList_GET_ITEM(more, n)) < 0)
            return -1;
    return 0;
}

static PyObject *words_in_order(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 3 || !PyDict_CheckExact(args[0]) || !PyDict_CheckExact(args[1]) || !PyList_CheckExact(args[2])) {
        refuse("what is stated is expected, what was told, and more");
        return NULL;
    }
    Py_ssize_t count = 0, most = PyDict_GET_SIZE(args[0]) + PyList_GET_SIZE(args[2]);
    Told *told = PyMem_New(Told, most);
    if (told == NULL)
        return PyErr_NoMemory();
    int lacking = collect(told, &count, args[0], args[1], args[2]);
    PyObject *words = lacking ? NULL : PyList_New(count);
    for (Py_ssize_t n = 0; n < count; n++)
        if (words != NULL)
            PyList_SET_ITEM(words, n, told[n].words);
        else
            Py_DECREF(told[n].words);
    PyMem_Free(told);
    if (lacking == 1)
        Py_RETURN_NONE;
    return words;
}

static PyMethodDef functions[] = {
    {"words_in_order", (PyCFunction)(void (*)(void))words_in_order, METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL},
};

int add_words(PyObject *module)
{
    return PyModule_AddFunctions(module, functions);
}
