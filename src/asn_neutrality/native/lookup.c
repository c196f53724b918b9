/* One record after another looked up in bit sets: the terms that all its facts let pass, and what was decided by them.

   Only dicts with str keys and values that are exactly str, bool, None or date are looked at, so that no code of
   anybody's runs between reading a record and calling `settle`. */

#include "native.h"
#include "memo.h"

#include <datetime.h>

#define CACHED 64 /* values of one fact found by their address */

typedef struct {
    PyObject *value; /* owned: an address is only telling while its object lives */
    Py_ssize_t code;
} Cached;

typedef struct {
    PyObject *codes; /* dict: value -> code; NULL of a text, which decides nothing */
    Py_ssize_t unsaid; /* code of None, which a record may as well leave out; -1 while it is not known */
    Cached cached[CACHED];
} Fact;

typedef struct {
    Py_ssize_t first, count; /* its facts */
} Group;

typedef struct {
    PyObject *key; /* owned */
    Py_ssize_t fact;
} Expected;

typedef struct {
    PyObject_HEAD
    Py_ssize_t facts_count, groups_count;
    Fact *facts; /* those of the groups in order, then texts */
    Group *groups;
    PyObject *places;   /* dict: name -> place among the facts */
    Expected *expected; /* by position in a record the key seen there last */
    Py_ssize_t width;   /* words of 64 terms */
    uint64_t *rows;     /* by row what may pass, then what passes for certain; row 0 is of what is not looked up */
    char *open;         /* by row whether these differ */
    uint64_t **ways;    /* by row, owned, NULL where there are none: see way_out */
    Py_ssize_t rows_count, rows_room;
    Steps steps;   /* codes of facts told together: state and code -> state, the last a row */
    Memo closed;   /* by the terms that hold */
    Memo settled;  /* by the terms that may hold, then the certain ones; where that is too little, what `way_out` asks */
    PyObject *settle;
} Lookup;

/* -- Filling ------------------------------------------------------------------------------------------------------ */

/* Room for so many elements where there is less; -1 where memory is out. */
static int widen(void **array, Py_ssize_t room, size_t size)
{
    void *wider = PyMem_Realloc(*array, (size_t)room * size);
    if (wider == NULL)
        return -1;
    *array = wider;
    return 0;
}

static int make_room(Lookup *self)
{
    if (self->rows_count < self->rows_room)
        return 0;
    Py_ssize_t room = self->rows_room ? 2 * self->rows_room : 64;
    if (widen((void **)&self->rows, room, 2 * (size_t)self->width * sizeof(uint64_t)) < 0 ||
        widen((void **)&self->open, room, 1) < 0 || widen((void **)&self->ways, room, sizeof(uint64_t *)) < 0)
        return -1;
    self->rows_room = room;
    return 0;
}

/* Words that end with 0: for each open fact how many classes it can have, and what each lets pass. */
static uint64_t *ways_of(const Lookup *self, const char *given, Py_ssize_t bytes)
{
    Py_ssize_t words = bytes / (Py_ssize_t)sizeof(uint64_t), at = 0;
    uint64_t *ways = PyMem_Calloc((size_t)words + 1, sizeof(uint64_t));
    if (ways == NULL)
        return NULL;
    memcpy(ways, given, (size_t)words * sizeof(uint64_t));
    while (at < words && ways[at] != 0 && ways[at] <= (uint64_t)(words - at - 1) / (uint64_t)self->width)
        at += 1 + (Py_ssize_t)ways[at] * self->width;
    ways[at] = 0; /* what is not whole is left out */
    return ways;
}

static PyObject *lookup_row(Lookup *self, PyObject *args)
{
    const char *possible, *certain, *ways;
    Py_ssize_t bytes = self->width * (Py_ssize_t)sizeof(uint64_t), first, second, more;
    if (!PyArg_ParseTuple(args, "y#y#y#:row", &possible, &first, &certain, &second, &ways, &more))
        return NULL;
    if (first != bytes || second != bytes)
        return PyErr_Format(PyExc_ValueError, "%zd bytes each are expected", bytes);
    if (make_room(self) < 0)
        return PyErr_NoMemory();
    Py_ssize_t row = self->rows_count;
    self->ways[row] = NULL;
    if (more > 0 && (self->ways[row] = ways_of(self, ways, more)) == NULL)
        return PyErr_NoMemory();
    memcpy(self->rows + 2 * self->width * row, possible, (size_t)bytes);
    memcpy(self->rows + 2 * self->width * row + self->width, certain, (size_t)bytes);
    self->open[row] = memcmp(possible, certain, (size_t)bytes) != 0;
    self->rows_count++;
    return PyLong_FromSsize_t(row);
}

static int plain(PyObject *value)
{
    return PyUnicode_CheckExact(value) || value == Py_None || PyBool_Check(value) || PyDate_CheckExact(value);
}

static int know(Fact *fact, PyObject *value, Py_ssize_t code)
{
    PyObject *number = PyLong_FromSsize_t(code);
    int failed = number == NULL || PyDict_SetItem(fact->codes, value, number) < 0;
    Py_XDECREF(number);
    if (!failed && value == Py_None)
        fact->unsaid = code;
    return failed ? -1 : 0;
}

static PyObject *lookup_put(Lookup *self, PyObject *args)
{
    Py_ssize_t group, row;
    PyObject *values, *codes;
    if (!PyArg_ParseTuple(args, "nO!O!n:put", &group, &PyTuple_Type, &values, &PyTuple_Type, &codes, &row))
        return NULL;
    if (group < 0 || group >= self->groups_count || row < 0 || row >= self->rows_count) {
        PyErr_SetString(PyExc_IndexError, "no such group or row");
        return NULL;
    }
    Group here = self->groups[group];
    if (PyTuple_GET_SIZE(values) != here.count || PyTuple_GET_SIZE(codes) != here.count) {
        PyErr_SetString(PyExc_ValueError, "a value and a code are expected for each fact");
        return NULL;
    }
    Py_ssize_t state = 0;
    for (Py_ssize_t n = 0; n < here.count; n++) {
        PyObject *value = PyTuple_GET_ITEM(values, n);
        Py_ssize_t code = here.count == 1 ? row : PyLong_AsSsize_t(PyTuple_GET_ITEM(codes, n));
        if (code < 0 || code > MOST_CODES || !plain(value)) {
            if (!PyErr_Occurred())
                PyErr_SetString(PyExc_ValueError, "a code is out of range, or a value of no such type");
            return NULL;
        }
        if (know(&self->facts[here.first + n], value, code) < 0)
            return NULL;
        if (n == 0)
            state = code;
        else if ((state = step_to(&self->steps, here.first + n, state, code, n == here.count - 1 ? row : -1)) < 0)
            return PyErr_NoMemory();
    }
    Py_RETURN_NONE;
}

/* -- Looking up --------------------------------------------------------------------------------------------------- */

/* The place of the fact that a key at some position names; -1 where there is none. */
static Py_ssize_t fact_of(Lookup *self, PyObject *key, Py_ssize_t position)
{
    Expected *expected = &self->expected[position];
    if (expected->key == key)
        return expected->fact;
    if (!PyUnicode_CheckExact(key))
        return -1;
    PyObject *place = PyDict_GetItem(self->places, key);
    if (place == NULL)
        return -1;
    PyObject *before = expected->key;
    Py_INCREF(key);
    expected->key = key;
    expected->fact = PyLong_AsSsize_t(place);
    Py_XDECREF(before);
    return expected->fact;
}

/* The code of a value; -1 where it is not known. */
static inline Py_ssize_t code_of(Fact *fact, PyObject *value)
{
    uintptr_t address = (uintptr_t)value;
    Cached *cached = &fact->cached[(address >> 4 ^ address >> 10) % CACHED];
    if (cached->value == value)
        return cached->code;
    if (!plain(value))
        return -1;
    PyObject *code = PyDict_GetItem(fact->codes, value);
    if (code == NULL)
        return -1;
    PyObject *before = cached->value;
    Py_INCREF(value);
    cached->value = value;
    cached->code = PyLong_AsSsize_t(code);
    Py_XDECREF(before); /* exactly a str, bool, None or date: nothing runs */
    return cached->code;
}

/* The code of each fact of a record; 0 where it must be read the long way. */
static int codes_of(Lookup *self, PyObject *record, Py_ssize_t *codes)
{
    Py_ssize_t size = PyDict_GET_SIZE(record);
    if (size > self->facts_count)
        return 0;
    if (size < self->facts_count)
        for (Py_ssize_t n = 0; n < self->facts_count; n++)
            codes[n] = self->facts[n].unsaid;
    PyObject *key, *value;
    Py_ssize_t at = 0;
    for (Py_ssize_t position = 0; PyDict_Next(record, &at, &key, &value); position++) {
        Py_ssize_t place = fact_of(self, key, position);
        if (place < 0)
            return 0;
        Fact *fact = &self->facts[place];
        if (fact->codes == NULL) {
            if (!PyUnicode_CheckExact(value))
                return 0;
        }
        else if ((codes[place] = code_of(fact, value)) < 0)
            return 0;
    }
    return 1;
}

/* Row 0 and the row of each group; 0 where one is not known. Tells whether some row leaves terms open. */
static int rows_of(Lookup *self, const Py_ssize_t *codes, Py_ssize_t *rows, int *open)
{
    if (self->rows_count == 0)
        return 0;
    rows[0] = 0;
    *open = self->open[0];
    for (Py_ssize_t n = 0; n < self->groups_count; n++) {
        Group group = self->groups[n];
        Py_ssize_t row = codes[group.first];
        for (Py_ssize_t fact = group.first + 1; fact < group.first + group.count && row >= 0; fact++)
            row = codes[fact] < 0 ? -1 : step_from(&self->steps, fact, row, codes[fact]);
        if (row < 0)
            return 0;
        *open |= self->open[row];
        rows[n + 1] = row;
    }
    return 1;
}

/* What all rows let pass, from an offset in each. */
static void meet(const Lookup *self, const Py_ssize_t *rows, Py_ssize_t offset, uint64_t *found)
{
    Py_ssize_t width = self->width;
    const uint64_t *first = self->rows + 2 * width * rows[0] + offset;
    for (Py_ssize_t word = 0; word < width; word++)
        found[word] = first[word];
    for (Py_ssize_t n = 1; n <= self->groups_count; n++) {
        const uint64_t *row = self->rows + 2 * width * rows[n] + offset;
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

/* Whether open facts leave a way out: of each the class that lets the fewest of these terms pass, which are used up. */
static int way_out(const Lookup *self, const Py_ssize_t *rows, uint64_t *terms)
{
    for (Py_ssize_t n = 0; n <= self->groups_count; n++) {
        const uint64_t *way = self->ways[rows[n]];
        if (way != NULL)
            for (; *way != 0; way += 1 + (Py_ssize_t)*way * self->width)
                if (!least(self->width, way + 1, *way, terms))
                    return 1;
    }
    return 0;
}

static int tells_terms(const Lookup *self, PyObject *kept)
{
    return PyTuple_GET_SIZE(kept) == 2 && PyBytes_CheckExact(PyTuple_GET_ITEM(kept, 1)) &&
           PyBytes_GET_SIZE(PyTuple_GET_ITEM(kept, 1)) == self->width * (Py_ssize_t)sizeof(uint64_t);
}

/* What `settle` says of these terms: a decision or None, and what of that is to be remembered for them. */
static PyObject *settle(Lookup *self, PyObject *record, Memo *memo, const uint64_t *terms, int open)
{
    Py_ssize_t bytes = self->width * (Py_ssize_t)sizeof(uint64_t);
    PyObject *answer, *decision = NULL, *kept = NULL;
    if (open)
        answer = PyObject_CallFunction(self->settle, "Oy#y#", record, (const char *)terms, bytes,
                                       (const char *)(terms + self->width), bytes);
    else
        answer = PyObject_CallFunction(self->settle, "Oy#O", record, (const char *)terms, bytes, Py_None);
    if (answer == NULL)
        return NULL;
    if (!PyTuple_Check(answer) || PyTuple_GET_SIZE(answer) != 2)
        PyErr_SetString(PyExc_TypeError, "settle gives a pair");
    else {
        decision = PyTuple_GET_ITEM(answer, 0);
        kept = PyTuple_GET_ITEM(answer, 1);
        Py_INCREF(decision);
        if (PyTuple_CheckExact(kept) && !tells_terms(self, kept)) {
            PyErr_SetString(PyExc_TypeError, "terms are expected beside a decision");
            Py_CLEAR(decision);
        }
        else if (kept != Py_None && memo_put(memo, terms, kept) < 0)
            Py_CLEAR(decision);
    }
    Py_DECREF(answer);
    return decision;
}

/* What is remembered of these terms, borrowed; NULL where that does not suffice. */
static PyObject *remembered(const Lookup *self, const Memo *memo, const Py_ssize_t *rows, const uint64_t *terms,
                            uint64_t *room)
{
    PyObject *found = memo_get(memo, terms);
    if (found == NULL || !PyTuple_CheckExact(found))
        return found;
    /* The decision where there is a way out, and the terms that a way out must keep from holding. */
    PyObject *open = PyTuple_GET_ITEM(found, 1);
    memcpy(room, PyBytes_AS_STRING(open), (size_t)self->width * sizeof(uint64_t));
    return way_out(self, rows, room) ? PyTuple_GET_ITEM(found, 0) : NULL;
}

#define SOME_FACTS 128
#define SOME_WORDS 64

static PyObject *lookup_decide(Lookup *self, PyObject *record)
{
    if (!PyDict_CheckExact(record))
        Py_RETURN_NONE;
    /* Of its own for every call: `settle` may call again. */
    Py_ssize_t few_codes[SOME_FACTS], few_rows[SOME_FACTS + 1];
    uint64_t few_terms[3 * SOME_WORDS];
    Py_ssize_t *codes = few_codes, *rows = few_rows;
    uint64_t *terms = few_terms;
    void *more = NULL;
    if (self->facts_count > SOME_FACTS || self->width > SOME_WORDS) {
        size_t numbers = (2 * (size_t)self->facts_count + 1) * sizeof(Py_ssize_t);
        more = PyMem_Malloc(3 * (size_t)self->width * sizeof(uint64_t) + numbers);
        if (more == NULL)
            return PyErr_NoMemory();
        terms = more;
        codes = (Py_ssize_t *)(terms + 3 * self->width);
        rows = codes + self->facts_count;
    }
    PyObject *decision = Py_None;
    int open;
    if (codes_of(self, record, codes) && rows_of(self, codes, rows, &open)) {
        Memo *memo = open ? &self->settled : &self->closed;
        meet(self, rows, 0, terms);
        if (open)
            meet(self, rows, self->width, terms + self->width);
        decision = remembered(self, memo, rows, terms, terms + 2 * self->width);
        if (decision == NULL) {
            decision = settle(self, record, memo, terms, open);
            PyMem_Free(more);
            return decision;
        }
    }
    PyMem_Free(more);
    Py_INCREF(decision);
    return decision;
}

/* -- The object --------------------------------------------------------------------------------------------------- */

static void forget_values(Fact *fact)
{
    fact->unsaid = -1;
    for (int n = 0; n < CACHED; n++)
        Py_CLEAR(fact->cached[n].value);
    if (fact->codes != NULL)
        PyDict_Clear(fact->codes);
}

static void forget_rows(Lookup *self)
{
    for (Py_ssize_t row = 0; row < self->rows_count; row++)
        PyMem_Free(self->ways[row]);
    self->rows_count = 0;
}

static PyObject *lookup_clear(Lookup *self, PyObject *Py_UNUSED(ignored))
{
    for (Py_ssize_t n = 0; n < self->facts_count; n++)
        forget_values(&self->facts[n]);
    forget_rows(self);
    steps_clear(&self->steps);
    Py_RETURN_NONE;
}

static int lookup_gc_traverse(Lookup *self, visitproc visit, void *arg)
{
    Py_VISIT(self->settle); /* all else holds texts, numbers and decisions, which refer to nothing */
    return 0;
}

static int lookup_gc_clear(Lookup *self)
{
    Py_CLEAR(self->settle);
    return 0;
}

static void lookup_dealloc(Lookup *self)
{
    PyObject_GC_UnTrack(self);
    lookup_gc_clear(self);
    for (Py_ssize_t n = 0; self->facts != NULL && n < self->facts_count; n++) {
        forget_values(&self->facts[n]);
        Py_XDECREF(self->facts[n].codes);
    }
    for (Py_ssize_t n = 0; self->expected != NULL && n < self->facts_count; n++)
        Py_XDECREF(self->expected[n].key);
    PyMem_Free(self->facts);
    PyMem_Free(self->expected);
    PyMem_Free(self->groups);
    forget_rows(self);
    PyMem_Free(self->rows);
    PyMem_Free(self->open);
    PyMem_Free(self->ways);
    steps_free(&self->steps);
    memo_free(&self->closed);
    memo_free(&self->settled);
    Py_XDECREF(self->places);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static int add_fact(Lookup *self, PyObject *name, Py_ssize_t place, int text)
{
    PyObject *number = PyLong_FromSsize_t(place);
    int failed = number == NULL || PyDict_SetItem(self->places, name, number) < 0;
    Py_XDECREF(number);
    self->facts[place].unsaid = text ? 0 : -1;
    if (!text && (self->facts[place].codes = PyDict_New()) == NULL)
        failed = 1;
    return failed ? -1 : 0;
}

static int add_facts(Lookup *self, PyObject *groups, PyObject *texts)
{
    Py_ssize_t place = 0;
    for (Py_ssize_t n = 0; n < self->groups_count; n++) {
        PyObject *group = PyTuple_GET_ITEM(groups, n);
        self->groups[n].first = place;
        self->groups[n].count = PyTuple_GET_SIZE(group);
        for (Py_ssize_t m = 0; m < self->groups[n].count; m++)
            if (add_fact(self, PyTuple_GET_ITEM(group, m), place++, 0) < 0)
                return -1;
    }
    for (Py_ssize_t n = 0; n < PyTuple_GET_SIZE(texts); n++)
        if (add_fact(self, PyTuple_GET_ITEM(texts, n), place++, 1) < 0)
            return -1;
    return 0;
}

/* The number of facts in the groups; -1 where a group is no tuple of facts. */
static Py_ssize_t count_facts(PyObject *groups)
{
    Py_ssize_t found = 0;
    for (Py_ssize_t n = 0; n < PyTuple_GET_SIZE(groups); n++) {
        PyObject *group = PyTuple_GET_ITEM(groups, n);
        if (!PyTuple_Check(group) || PyTuple_GET_SIZE(group) == 0)
            return -1;
        found += PyTuple_GET_SIZE(group);
    }
    return found;
}

static PyObject *lookup_new(PyTypeObject *type, PyObject *args, PyObject *Py_UNUSED(keywords))
{
    PyObject *groups, *texts, *settle;
    Py_ssize_t width, most;
    if (!PyArg_ParseTuple(args, "O!O!nOn:Lookup", &PyTuple_Type, &groups, &PyTuple_Type, &texts, &width, &settle, &most))
        return NULL;
    Py_ssize_t count = count_facts(groups);
    if (count < 1 || width < 1 || width > MOST_WORDS || most < 1) {
        PyErr_SetString(PyExc_ValueError, "groups of facts are expected, and some terms");
        return NULL;
    }
    Lookup *self = (Lookup *)type->tp_alloc(type, 0);
    if (self == NULL)
        return NULL;
    count += PyTuple_GET_SIZE(texts);
    self->facts_count = count;
    self->groups_count = PyTuple_GET_SIZE(groups);
    self->width = width;
    Py_INCREF(settle);
    self->settle = settle;
    self->facts = PyMem_Calloc((size_t)count, sizeof(Fact));
    self->groups = PyMem_Calloc((size_t)count, sizeof(Group));
    self->expected = PyMem_Calloc((size_t)count, sizeof(Expected));
    self->places = PyDict_New();
    memo_begin(&self->closed, width, most);
    memo_begin(&self->settled, 2 * width, most);
    if (self->facts == NULL || self->groups == NULL || self->expected == NULL || self->places == NULL)
        PyErr_NoMemory();
    else if (add_facts(self, groups, texts) == 0)
        return (PyObject *)self;
    Py_DECREF(self);
    return NULL;
}

static PyMethodDef methods[] = {
    {"decide", (PyCFunction)lookup_decide, METH_O, NULL},
    {"row", (PyCFunction)lookup_row, METH_VARARGS, NULL},
    {"put", (PyCFunction)lookup_put, METH_VARARGS, NULL},
    {"clear", (PyCFunction)lookup_clear, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject lookup_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "asn_neutrality.native._native.Lookup",
    .tp_basicsize = sizeof(Lookup),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_new = lookup_new,
    .tp_dealloc = (destructor)lookup_dealloc,
    .tp_traverse = (traverseproc)lookup_gc_traverse,
    .tp_clear = (inquiry)lookup_gc_clear,
    .tp_methods = methods,
};

int add_lookup(PyObject *module)
{
    PyDateTime_IMPORT;
    if (PyDateTimeAPI == NULL)
        return -1;
    return PyModule_AddType(module, &lookup_type);
}
