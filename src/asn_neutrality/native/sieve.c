/* Which prohibitions the terms that hold settle, and which they leave open. */

#include "sieve.h"

#include <stdlib.h>

#define MORE UINT32_C(0x80000000) /* than a place: terms do not tell its guard */

static int by_place(const void *first, const void *second)
{
    uint32_t one = *(const uint32_t *)first, other = *(const uint32_t *)second;
    return (one > other) - (one < other);
}

/* Each prohibition once, violated where some term is certain. */
static void join(Found *found)
{
    Py_ssize_t count = 0;
    qsort(found->hits, (size_t)found->count, sizeof(uint32_t), by_place);
    for (Py_ssize_t n = 0; n < found->count; n++)
        if (count == 0 || place_of_hit(found->hits[count - 1]) != place_of_hit(found->hits[n]))
            found->hits[count++] = found->hits[n];
    found->count = count;
}

/* The words that have some of the terms in cores, of 64 words from this one on, as bits. */
static uint64_t words_hit(const Sieve *self, const uint64_t *possible, Py_ssize_t from)
{
    uint64_t some = 0;
    Py_ssize_t count = self->width - from < 64 ? self->width - from : 64;
    for (Py_ssize_t n = 0; n < count; n++)
        some |= (uint64_t)((possible[from + n] & self->core[from + n]) != 0) << n;
    return some;
}

/* Notes the prohibitions that terms hit; 0 where terms do not tell the guard of one. Most terms are of one prohibition, and
   these in their order. */
static int hit(const Sieve *self, const uint64_t *possible, const uint64_t *certain, Found *found)
{
    int ordered = 1;
    Py_ssize_t count = 0;
    uint32_t *hits = found->hits;
    for (Py_ssize_t from = 0; from < self->width; from += 64)
        for (uint64_t some = words_hit(self, possible, from); some; some &= some - 1) {
            Py_ssize_t word = from + lowest(some);
            for (uint64_t left = possible[word] & self->core[word]; left; left &= left - 1) {
                int bit = lowest(left);
                Py_ssize_t term = 64 * word + bit;
                uint32_t open = ~(uint32_t)(certain[word] >> bit) & 1;
                for (uint32_t n = self->hit.starts[term]; n < self->hit.starts[term + 1]; n++) {
                    uint32_t place = self->hit.all[n];
                    if (place & MORE)
                        return 0;
                    if (count && place_of_hit(hits[count - 1]) == place)
                        hits[count - 1] &= ~1u | open;
                    else {
                        ordered &= count == 0 || place_of_hit(hits[count - 1]) < place;
                        hits[count++] = 2 * place | open;
                    }
                }
            }
        }
    found->count = count;
    if (!ordered)
        join(found);
    return 1;
}

/* Leaves those out of which the guard fails, and takes those for open of which it is not certain. */
static void heed_guards(const Sieve *self, const uint64_t *possible, const uint64_t *certain, Found *found)
{
    Py_ssize_t count = 0;
    for (Py_ssize_t n = 0; n < found->count; n++) {
        uint32_t hit = found->hits[n];
        if (guarded(&self->guards, place_of_hit(hit))) {
            Kleene guard = guard_told(&self->guards, place_of_hit(hit), possible, certain);
            if (guard == FAILS)
                continue;
            if (guard == UNSURE) {
                hit |= 1;
                found->plain = 0;
            }
        }
        found->hits[count++] = hit;
    }
    found->count = count;
}

/* The terms of prohibitions that are open, which is not plain where more matters in one of these. */
static void open_terms(const Sieve *self, const uint64_t *possible, Found *found)
{
    found->open = 0;
    for (Py_ssize_t n = 0; n < found->count; n++)
        found->open += open_hit(found->hits[n]);
    if (found->open == 0)
        return;
    memset(found->terms, 0, (size_t)self->width * sizeof(uint64_t));
    for (Py_ssize_t n = 0; n < found->count; n++)
        if (open_hit(found->hits[n])) {
            uint32_t place = place_of_hit(found->hits[n]);
            if (self->intricate[place])
                found->plain = 0;
            for (uint32_t m = self->cores.starts[place]; m < self->cores.starts[place + 1]; m++) {
                uint32_t term = self->cores.all[m];
                found->terms[term / 64] |= possible[term / 64] & UINT64_C(1) << term % 64;
            }
        }
}

Sifted sieve_find(const Sieve *self, const uint64_t *possible, const uint64_t *certain, int only_plain, Found *found)
{
    uint64_t hits = 0, clash = 0;
    for (Py_ssize_t word = 0; word < self->width; word++) {
        hits |= possible[word] & self->core[word];
        clash |= possible[word] & self->impossible[word];
    }
    found->count = found->open = 0;
    found->plain = 1;
    if (clash && only_plain)
        return NOT_TOLD;
    if (!hits)
        return NOTHING_HIT;
    if (!hit(self, possible, certain, found))
        return NOT_TOLD;
    heed_guards(self, possible, certain, found);
    if (only_plain && !found->plain)
        return NOT_TOLD;
    open_terms(self, possible, found);
    return only_plain && !found->plain ? NOT_TOLD : TOLD;
}

/* The places of those that are open, or of those that are not. */
static PyObject *places_of(const Found *found, int open)
{
    PyObject *places = PyTuple_New(open ? found->open : found->count - found->open);
    Py_ssize_t at = 0;
    for (Py_ssize_t n = 0; n < found->count && places != NULL; n++)
        if (open_hit(found->hits[n]) == open) {
            PyObject *place = PyLong_FromUnsignedLong(place_of_hit(found->hits[n]));
            if (place == NULL)
                Py_CLEAR(places);
            else
                PyTuple_SET_ITEM(places, at++, place);
        }
    return places;
}

static PyObject *sieve_sift(Sieve *self, PyObject *args)
{
    const char *possible, *certain;
    Py_ssize_t bytes = self->width * (Py_ssize_t)sizeof(uint64_t), first, second;
    if (!PyArg_ParseTuple(args, "y#y#:sift", &possible, &first, &certain, &second))
        return NULL;
    if (first != bytes || second != bytes)
        return PyErr_Format(PyExc_ValueError, "%zd bytes each are expected", bytes);
    uint64_t *room = PyMem_Calloc((size_t)(2 * self->width + self->room), sizeof(uint64_t));
    if (room == NULL)
        return PyErr_NoMemory();
    uint64_t *may = room, *must = may + self->width;
    Found found = sieve_room(self, must + self->width);
    memcpy(may, possible, (size_t)bytes); /* bytes need not be aligned */
    memcpy(must, certain, (size_t)bytes);
    PyObject *answer = NULL;
    if (sieve_find(self, may, must, 0, &found) == NOT_TOLD)
        answer = Py_NewRef(Py_None);
    else {
        PyObject *violated = places_of(&found, 0), *open = places_of(&found, 1);
        if (violated != NULL && open != NULL)
            answer = Py_BuildValue("OOy#O", violated, open, (const char *)found.terms, bytes,
                                   found.plain ? Py_True : Py_False);
        Py_XDECREF(violated);
        Py_XDECREF(open);
    }
    PyMem_Free(room);
    return answer;
}

/* -- The object --------------------------------------------------------------------------------------------------- */

static void sieve_dealloc(Sieve *self)
{
    PyMem_Free(self->core);
    PyMem_Free(self->impossible);
    PyMem_Free(self->hit.starts);
    PyMem_Free(self->hit.all);
    PyMem_Free(self->cores.starts);
    PyMem_Free(self->cores.all);
    PyMem_Free(self->intricate);
    guards_free(&self->guards);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static int make_room(Lists *lists, Py_ssize_t count, Py_ssize_t all)
{
    lists->starts = PyMem_Calloc((size_t)count + 2, sizeof(uint32_t));
    lists->all = PyMem_Calloc((size_t)all + 1, sizeof(uint32_t));
    return lists->starts == NULL || lists->all == NULL ? -1 : 0;
}

/* The terms of each place, as the places of each term have them. */
static void turn(Sieve *self, Py_ssize_t all)
{
    uint32_t *starts = self->cores.starts;
    for (Py_ssize_t n = 0; n < all; n++)
        starts[self->hit.all[n] + 2]++; /* one further than in the end: the next loop moves them on */
    for (Py_ssize_t place = 1; place <= self->places; place++)
        starts[place + 1] += starts[place];
    for (Py_ssize_t term = 0; term < 64 * self->width; term++)
        for (uint32_t n = self->hit.starts[term]; n < self->hit.starts[term + 1]; n++)
            self->cores.all[starts[self->hit.all[n] + 1]++] = (uint32_t)term;
}

/* The places of all terms one after the other; -1 with an exception where they are no such. */
static int fill(Sieve *self, PyObject *terms)
{
    Py_ssize_t count = PyTuple_GET_SIZE(terms), all = 0;
    for (Py_ssize_t term = 0; term < count; term++) {
        if (!PyTuple_Check(PyTuple_GET_ITEM(terms, term))) {
            PyErr_SetString(PyExc_TypeError, "a tuple of places is expected for each term");
            return -1;
        }
        all += PyTuple_GET_SIZE(PyTuple_GET_ITEM(terms, term));
    }
    if (all > INT32_MAX || self->places > MOST_PLACES || self->width > INT32_MAX / 64) {
        PyErr_SetString(PyExc_ValueError, "there are too many terms or places");
        return -1;
    }
    if (make_room(&self->hit, 64 * self->width, all) < 0 || make_room(&self->cores, self->places, all) < 0) {
        PyErr_NoMemory();
        return -1;
    }
    uint32_t at = 0;
    for (Py_ssize_t term = 0; term < count; term++) {
        PyObject *places = PyTuple_GET_ITEM(terms, term);
        self->hit.starts[term] = at;
        for (Py_ssize_t n = 0; n < PyTuple_GET_SIZE(places); n++) {
            Py_ssize_t place = PyLong_AsSsize_t(PyTuple_GET_ITEM(places, n));
            if (place < 0 || place >= self->places) {
                if (!PyErr_Occurred())
                    PyErr_SetString(PyExc_ValueError, "there is no such place");
                return -1;
            }
            self->hit.all[at++] = (uint32_t)place;
        }
        if (PyTuple_GET_SIZE(places))
            self->core[term / 64] |= UINT64_C(1) << term % 64;
    }
    for (Py_ssize_t term = count; term <= 64 * self->width; term++)
        self->hit.starts[term] = at;
    turn(self, all);
    for (Py_ssize_t n = 0; n < all; n++)
        if (self->guards.more[self->hit.all[n]])
            self->hit.all[n] |= MORE;
    self->room = self->width + all / 2 + 1; /* hits take half a word */
    return 0;
}

static PyObject *sieve_new(PyTypeObject *type, PyObject *args, PyObject *Py_UNUSED(keywords))
{
    PyObject *terms, *guards;
    const char *impossible, *intricate;
    Py_ssize_t first, second;
    if (!PyArg_ParseTuple(args, "O!y#O!y#:Sieve", &PyTuple_Type, &terms, &impossible, &first, &PyTuple_Type, &guards,
                          &intricate, &second))
        return NULL;
    Py_ssize_t width = first / (Py_ssize_t)sizeof(uint64_t);
    if (width < 1 || first % (Py_ssize_t)sizeof(uint64_t) || PyTuple_GET_SIZE(terms) > 64 * width ||
        second != PyTuple_GET_SIZE(guards)) {
        PyErr_SetString(PyExc_ValueError, "a bit is expected for each term, and a guard and a byte for each place");
        return NULL;
    }
    Sieve *self = (Sieve *)type->tp_alloc(type, 0);
    if (self == NULL)
        return NULL;
    self->width = width;
    self->places = second;
    self->core = PyMem_Calloc((size_t)width, sizeof(uint64_t));
    self->impossible = PyMem_Calloc((size_t)width, sizeof(uint64_t));
    self->intricate = PyMem_Calloc((size_t)second + 1, 1);
    if (self->core == NULL || self->impossible == NULL || self->intricate == NULL)
        PyErr_NoMemory();
    else {
        memcpy(self->impossible, impossible, (size_t)first);
        memcpy(self->intricate, intricate, (size_t)second);
        if (guards_take(&self->guards, guards, 64 * width) == 0 && fill(self, terms) == 0)
            return (PyObject *)self;
    }
    Py_DECREF(self);
    return NULL;
}

static PyMethodDef methods[] = {
    {"sift", (PyCFunction)sieve_sift, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

PyTypeObject sieve_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "asn_neutrality.native._native.Sieve",
    .tp_basicsize = sizeof(Sieve),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = sieve_new,
    .tp_dealloc = (destructor)sieve_dealloc,
    .tp_methods = methods,
};

int add_sieve(PyObject *module)
{
    return PyModule_AddType(module, &sieve_type);
}
