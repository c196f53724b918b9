/* Formulas over terms: operations one after the other, each on what those before it left on a stack. */

#include "guards.h"

#define DEEPEST 64 /* that of engine/fast/guards.py */

/* What an operation does, in its lowest bits; above them the number of terms, which stand behind it. */
typedef enum { SOME_TERM, CONTRARY, BOTH, EITHER, NEVER, ALWAYS, KINDS } Operation;

#define KIND_BITS 3
#define KIND_MASK ((UINT32_C(1) << KIND_BITS) - 1)

static Kleene some_term(const uint32_t *terms, uint32_t count, const uint64_t *possible, const uint64_t *certain)
{
    Kleene found = FAILS;
    for (uint32_t n = 0; n < count; n++) {
        uint64_t bit = UINT64_C(1) << terms[n] % 64;
        if (possible[terms[n] / 64] & bit) {
            if (certain[terms[n] / 64] & bit)
                return HOLDS;
            found = UNSURE;
        }
    }
    return found;
}

Kleene guard_told(const Guards *self, uint32_t place, const uint64_t *possible, const uint64_t *certain)
{
    Kleene stack[DEEPEST];
    Kleene *top = stack; /* the next free place */
    const uint32_t *at = self->code + self->starts[place], *end = self->code + self->starts[place + 1];
    while (at < end) {
        uint32_t count = *at >> KIND_BITS;
        switch ((Operation)(*at++ & KIND_MASK)) {
        case SOME_TERM:
            *top++ = some_term(at, count, possible, certain);
            at += count;
            break;
        case CONTRARY:
            top[-1] = (Kleene)(HOLDS - top[-1]);
            break;
        case BOTH:
            top--;
            top[-1] = top[0] < top[-1] ? top[0] : top[-1];
            break;
        case EITHER:
            top--;
            top[-1] = top[0] > top[-1] ? top[0] : top[-1];
            break;
        case NEVER:
            *top++ = FAILS;
            break;
        default:
            *top++ = HOLDS;
        }
    }
    return stack[0];
}

/* Whether these operations leave one thing, need no more room than there is, and name no terms but those there are. */
static int sound(const uint32_t *code, Py_ssize_t length, Py_ssize_t terms)
{
    int depth = 0;
    for (Py_ssize_t at = 0; at < length;) {
        uint32_t kind = code[at] & KIND_MASK, count = code[at] >> KIND_BITS;
        at++;
        if (kind >= KINDS || (kind != SOME_TERM && count) || (Py_ssize_t)count > length - at)
            return 0;
        for (uint32_t n = 0; n < count; n++)
            if ((Py_ssize_t)code[at++] >= terms)
                return 0;
        if (kind == BOTH || kind == EITHER)
            depth -= depth < 2 ? DEEPEST + 2 : 1;
        else if (kind != CONTRARY)
            depth++;
        if (depth < 1 || depth > DEEPEST)
            return 0;
    }
    return depth == 1;
}

static int refused(void)
{
    if (!PyErr_Occurred())
        PyErr_SetString(PyExc_ValueError, "operations are expected for each place, or None");
    return -1;
}

/* How many operations and terms a guard takes; -1 where it is none. */
static Py_ssize_t length_of(PyObject *guard)
{
    if (guard == Py_None)
        return 0;
    if (!PyBytes_Check(guard) || PyBytes_GET_SIZE(guard) % (Py_ssize_t)sizeof(uint32_t))
        return -1;
    return PyBytes_GET_SIZE(guard) / (Py_ssize_t)sizeof(uint32_t);
}

int guards_take(Guards *self, PyObject *guards, Py_ssize_t terms)
{
    Py_ssize_t places = PyTuple_GET_SIZE(guards), all = 0;
    for (Py_ssize_t place = 0; place < places; place++) {
        Py_ssize_t length = length_of(PyTuple_GET_ITEM(guards, place));
        if (length < 0 || (all += length) > INT32_MAX)
            return refused();
    }
    self->starts = PyMem_Calloc((size_t)places + 1, sizeof(uint32_t));
    self->code = PyMem_Calloc((size_t)all + 1, sizeof(uint32_t));
    self->more = PyMem_Calloc((size_t)places + 1, 1);
    if (self->starts == NULL || self->code == NULL || self->more == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    uint32_t at = 0;
    for (Py_ssize_t place = 0; place < places; place++) {
        PyObject *guard = PyTuple_GET_ITEM(guards, place);
        Py_ssize_t length = length_of(guard);
        self->starts[place] = at;
        self->more[place] = guard != Py_None && length == 0;
        if (length) {
            memcpy(self->code + at, PyBytes_AS_STRING(guard), (size_t)length * sizeof(uint32_t));
            if (!sound(self->code + at, length, terms))
                return refused();
        }
        at += (uint32_t)length;
    }
    self->starts[places] = at;
    return 0;
}

void guards_free(Guards *self)
{
    PyMem_Free(self->starts);
    PyMem_Free(self->code);
    PyMem_Free(self->more);
}
