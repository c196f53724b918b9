/* Masks and sets as words of 64 bits, the lowest first, and as numbers of Python. */

#include "store.h"

int bit_length(PyObject *mask, size_t *length)
{
    int overflow;
    long long value = PyLong_AsLongLongAndOverflow(mask, &overflow);
    if (value == -1 && PyErr_Occurred())
        return -1;
    if (overflow < 0 || (!overflow && value < 0)) {
        PyErr_SetString(PyExc_ValueError, "a mask of classes is no number below 0");
        return -1;
    }
    if (!overflow) {
        for (*length = 0; value; value >>= 1)
            ++*length;
        return 0;
    }
    PyObject *bits = PyObject_CallMethod(mask, "bit_length", NULL);
    *length = bits == NULL ? (size_t)-1 : PyLong_AsSize_t(bits);
    Py_XDECREF(bits);
    return *length == (size_t)-1 && PyErr_Occurred() ? -1 : 0;
}

int is_pair(PyObject *object)
{
    if (PyTuple_Check(object) && PyTuple_GET_SIZE(object) == 2)
        return 1;
    PyErr_SetString(PyExc_TypeError, "a pair is expected");
    return 0;
}

int words_from(PyObject *number, uint64_t *words, uint32_t count)
{
    int overflow;
    if (!PyLong_Check(number)) {
        PyErr_SetString(PyExc_TypeError, "an integer is expected");
        return -1;
    }
    long long value = PyLong_AsLongLongAndOverflow(number, &overflow);
    if (value == -1 && PyErr_Occurred())
        return -1;
    if (!overflow) {
        for (uint32_t n = 0; n < count; n++)
            words[n] = n ? (value < 0 ? UINT64_MAX : 0) : (uint64_t)value;
        return 0;
    }
    size_t bytes = ((size_t)count + 1) * sizeof(uint64_t); /* one more, for the sign */
    uint64_t *room = PyMem_Malloc(bytes);
    if (room == NULL) {
        PyErr_NoMemory();
        return -1;
    }
#if PY_VERSION_HEX >= 0x030D0000
    Py_ssize_t needed = PyLong_AsNativeBytes(number, room, (Py_ssize_t)bytes, Py_ASNATIVEBYTES_LITTLE_ENDIAN);
    int failed = needed < 0 || needed > (Py_ssize_t)bytes;
    if (needed > (Py_ssize_t)bytes)
        PyErr_SetString(PyExc_OverflowError, "a mask has more classes than its variable");
#else
    int failed = _PyLong_AsByteArray((PyLongObject *)number, (unsigned char *)room, bytes, 1, 1) < 0;
#endif
    if (!failed && room[count] != 0 && room[count] != UINT64_MAX) {
        PyErr_SetString(PyExc_OverflowError, "a mask has more classes than its variable");
        failed = 1;
    }
    if (!failed)
        memcpy(words, room, count * sizeof(uint64_t));
    PyMem_Free(room);
    return failed ? -1 : 0;
}

PyObject *words_to(const uint64_t *words, uint32_t count)
{
    while (count > 1 && words[count - 1] == 0)
        count--;
    if (count == 0)
        return PyLong_FromLong(0);
    if (count == 1)
        return PyLong_FromUnsignedLongLong(words[0]);
#if PY_VERSION_HEX >= 0x030D0000
    return PyLong_FromUnsignedNativeBytes(words, count * sizeof(uint64_t), Py_ASNATIVEBYTES_LITTLE_ENDIAN);
#else
    return _PyLong_FromByteArray((const unsigned char *)words, count * sizeof(uint64_t), 1, 0);
#endif
}
