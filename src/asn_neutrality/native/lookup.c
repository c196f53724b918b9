/* One record after another looked up in bit sets: the terms that all its facts let pass, and what was decided by them.
   No code of anybody's runs between reading a record and calling `settle`. */

#include "decisions.h"
#include "facts.h"
#include "memo.h"
#include "open.h"
#include "rows.h"

typedef struct {
    Py_ssize_t first, count; /* its facts */
} Group;

typedef struct {
    PyObject_HEAD
    Facts facts; /* those of the groups in order, then texts */
    Py_ssize_t groups_count;
    Group *groups;
    Steps steps;   /* codes of facts told together: state and code -> state, the last a row */
    Rows rows;     /* row 0 is of what is not looked up */
    Memo closed;   /* by the terms that hold */
    Memo settled;  /* by the terms that may hold, then the certain ones; where that is too little, what a way out needs */
    PyObject *settle;
    Sieve *sieve;         /* NULL where only `settle` tells */
    Decisions *decisions; /* NULL with it */
    int follows;          /* whether open facts are followed */
} Lookup;

/* -- Filling ------------------------------------------------------------------------------------------------------ */

static PyObject *lookup_row(Lookup *self, PyObject *args)
{
    const char *possible, *certain, *more, *ways;
    Py_ssize_t bytes = self->rows.width * (Py_ssize_t)sizeof(uint64_t), first, second, third, last;
    if (!PyArg_ParseTuple(args, "y#y#y#y#:row", &possible, &first, &certain, &second, &more, &third, &ways, &last))
        return NULL;
    if (first != bytes || second != bytes || third != bytes)
        return PyErr_Format(PyExc_ValueError, "%zd bytes each are expected", bytes);
    Py_ssize_t row = rows_add(&self->rows, possible, certain, more, ways, last);
    return row < 0 ? PyErr_NoMemory() : PyLong_FromSsize_t(row);
}

static PyObject *lookup_put(Lookup *self, PyObject *args)
{
    Py_ssize_t group, row;
    PyObject *values, *codes;
    if (!PyArg_ParseTuple(args, "nO!O!n:put", &group, &PyTuple_Type, &values, &PyTuple_Type, &codes, &row))
        return NULL;
    if (group < 0 || group >= self->groups_count || row < 0 || row >= self->rows.count) {
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
        /* The code of a fact that is told alone is its row. */
        Py_ssize_t code = here.count == 1 ? row : PyLong_AsSsize_t(PyTuple_GET_ITEM(codes, n));
        if (code == -1 && PyErr_Occurred())
            return NULL;
        if (facts_know(&self->facts, here.first + n, PyTuple_GET_ITEM(values, n), code) < 0)
            return NULL;
        if (n == 0)
            state = code;
        else if ((state = step_to(&self->steps, here.first + n, state, code, n == here.count - 1 ? row : -1)) < 0)
            return PyErr_NoMemory();
    }
    Py_RETURN_NONE;
}

static PyObject *lookup_clear(Lookup *self, PyObject *Py_UNUSED(ignored))
{
    facts_forget(&self->facts);
    rows_forget(&self->rows);
    steps_clear(&self->steps);
    Py_RETURN_NONE;
}

/* -- Looking up --------------------------------------------------------------------------------------------------- */

/* Row 0 and the row of each group; 0 where one is not known. Tells whether some row leaves terms open. */
static int rows_of(Lookup *self, const Py_ssize_t *codes, Py_ssize_t *rows, int *open)
{
    if (self->rows.count == 0)
        return 0;
    rows[0] = 0;
    *open = self->rows.open[0];
    for (Py_ssize_t n = 0; n < self->groups_count; n++) {
        Group group = self->groups[n];
        Py_ssize_t row = codes[group.first];
        for (Py_ssize_t fact = group.first + 1; fact < group.first + group.count && row >= 0; fact++)
            row = codes[fact] < 0 ? -1 : step_from(&self->steps, fact, row, codes[fact]);
        if (row < 0)
            return 0;
        *open |= self->rows.open[row];
        rows[n + 1] = row;
    }
    return 1;
}

static int tells_terms(const Lookup *self, PyObject *kept)
{
    return PyTuple_GET_SIZE(kept) == 2 && PyBytes_CheckExact(PyTuple_GET_ITEM(kept, 1)) &&
           PyBytes_GET_SIZE(PyTuple_GET_ITEM(kept, 1)) == self->rows.width * (Py_ssize_t)sizeof(uint64_t);
}

/* What `settle` says of these terms: a decision or None, and what of that is to be remembered for them. */
static PyObject *settle(Lookup *self, PyObject *record, Memo *memo, const uint64_t *terms, int open)
{
    Py_ssize_t bytes = self->rows.width * (Py_ssize_t)sizeof(uint64_t);
    PyObject *answer, *decision = NULL, *kept = NULL;
    if (open)
        answer = PyObject_CallFunction(self->settle, "Oy#y#", record, (const char *)terms, bytes,
                                       (const char *)(terms + self->rows.width), bytes);
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
    memcpy(room, PyBytes_AS_STRING(open), (size_t)self->rows.width * sizeof(uint64_t));
    return rows_way_out(&self->rows, rows, self->groups_count + 1, room) ? PyTuple_GET_ITEM(found, 0) : NULL;
}

/* The decision where terms alone tell it, or with them the ways of open facts; NULL, with or without an exception, where
   they do not. */
static PyObject *told(Lookup *self, const Py_ssize_t *rows, const uint64_t *terms, int open, uint64_t *room)
{
    Py_ssize_t count = self->groups_count + 1, width = self->rows.width;
    Found found = sieve_room(self->sieve, room + width);
    uint64_t also = 0;
    if (sieve_find(self->sieve, terms, open ? terms + width : terms, 1, &found) == NOT_TOLD)
        return NULL;
    if (found.open) {
        if (!self->follows)
            return NULL;
        memcpy(room, found.terms, (size_t)width * sizeof(uint64_t));
        if (!rows_way_out(&self->rows, rows, count, room) &&
            !open_settle(self->sieve, self->decisions->subjects, &self->rows, rows, count, &found, &also))
            return NULL;
    }
    return decisions_of(self->decisions, &found, also);
}

#define NARROW 4 /* words of terms that are sooner found again than told again */
#define SOME_FACTS 128
#define SOME_WORDS 1024

static PyObject *lookup_decide(Lookup *self, PyObject *record)
{
    if (!PyDict_CheckExact(record))
        Py_RETURN_NONE;
    /* Of its own for every call: `settle` may call again. */
    Py_ssize_t few_codes[SOME_FACTS], few_rows[SOME_FACTS + 1];
    uint64_t few_terms[SOME_WORDS];
    Py_ssize_t *codes = few_codes, *rows = few_rows;
    uint64_t *terms = few_terms;
    void *more = NULL;
    Py_ssize_t words = 3 * self->rows.width + (self->sieve == NULL ? 0 : self->sieve->room);
    if (self->facts.count > SOME_FACTS || words > SOME_WORDS) {
        size_t numbers = (2 * (size_t)self->facts.count + 1) * sizeof(Py_ssize_t);
        more = PyMem_Malloc((size_t)words * sizeof(uint64_t) + numbers);
        if (more == NULL)
            return PyErr_NoMemory();
        terms = more;
        codes = (Py_ssize_t *)(terms + words);
        rows = codes + self->facts.count;
    }
    PyObject *decision = NULL;
    int open;
    if (!facts_codes(&self->facts, record, codes) || !rows_of(self, codes, rows, &open))
        decision = Py_NewRef(Py_None);
    else {
        Memo *memo = open ? &self->settled : &self->closed;
        Py_ssize_t count = self->groups_count + 1, width = self->rows.width;
        rows_meet(&self->rows, rows, count, 0, terms);
        if (open)
            rows_meet(&self->rows, rows, count, width, terms + width);
        int kept = self->sieve == NULL || (!open && width <= NARROW);
        if (kept)
            decision = Py_XNewRef(remembered(self, memo, rows, terms, terms + 2 * width));
        if (decision == NULL && self->sieve != NULL) {
            decision = told(self, rows, terms, open, terms + 2 * width);
            if (decision != NULL && kept && memo_put(memo, terms, decision) < 0)
                Py_CLEAR(decision);
        }
        if (decision == NULL && !kept && !PyErr_Occurred())
            decision = Py_XNewRef(remembered(self, memo, rows, terms, terms + 2 * width));
        if (decision == NULL && !PyErr_Occurred())
            decision = settle(self, record, memo, terms, open);
    }
    PyMem_Free(more);
    return decision;
}

/* -- The object --------------------------------------------------------------------------------------------------- */

static int lookup_gc_traverse(Lookup *self, visitproc visit, void *arg)
{
    Py_VISIT(self->settle); /* all else holds texts, numbers and decisions, which refer to nothing */
    Py_VISIT(self->decisions);
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
    Py_CLEAR(self->sieve);
    Py_CLEAR(self->decisions);
    facts_free(&self->facts);
    rows_free(&self->rows);
    steps_free(&self->steps);
    memo_free(&self->closed);
    memo_free(&self->settled);
    PyMem_Free(self->groups);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static int name_facts(Lookup *self, PyObject *groups, PyObject *texts)
{
    Py_ssize_t place = 0;
    for (Py_ssize_t n = 0; n < self->groups_count; n++) {
        PyObject *group = PyTuple_GET_ITEM(groups, n);
        self->groups[n].first = place;
        self->groups[n].count = PyTuple_GET_SIZE(group);
        for (Py_ssize_t m = 0; m < self->groups[n].count; m++)
            if (facts_name(&self->facts, place++, PyTuple_GET_ITEM(group, m), 0) < 0)
                return -1;
    }
    for (Py_ssize_t n = 0; n < PyTuple_GET_SIZE(texts); n++)
        if (facts_name(&self->facts, place++, PyTuple_GET_ITEM(texts, n), 1) < 0)
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
    PyObject *groups, *texts, *settle, *sieve = NULL, *decisions = NULL;
    Py_ssize_t width, most;
    int follows = 0;
    if (!PyArg_ParseTuple(args, "O!O!nOn|O!O!p:Lookup", &PyTuple_Type, &groups, &PyTuple_Type, &texts, &width, &settle,
                          &most, &sieve_type, &sieve, &decisions_type, &decisions, &follows))
        return NULL;
    Py_ssize_t count = count_facts(groups);
    if (count < 1 || count > MOST_FACTS || width < 1 || width > MOST_WORDS || most < 1) {
        PyErr_SetString(PyExc_ValueError, "groups of facts are expected, and some terms");
        return NULL;
    }
    if ((sieve == NULL) != (decisions == NULL) ||
        (sieve != NULL && (((Sieve *)sieve)->width != width ||
                           ((Sieve *)sieve)->places != PyTuple_GET_SIZE(((Decisions *)decisions)->ids)))) {
        PyErr_SetString(PyExc_ValueError, "as many terms, and as many places, are expected of all");
        return NULL;
    }
    Lookup *self = (Lookup *)type->tp_alloc(type, 0);
    if (self == NULL)
        return NULL;
    self->groups_count = PyTuple_GET_SIZE(groups);
    self->rows.width = width;
    Py_INCREF(settle);
    self->settle = settle;
    self->follows = follows;
    self->sieve = (Sieve *)Py_XNewRef(sieve);
    self->decisions = (Decisions *)Py_XNewRef(decisions);
    memo_begin(&self->closed, width, most);
    memo_begin(&self->settled, 2 * width, most);
    self->groups = PyMem_Calloc((size_t)count, sizeof(Group));
    if (self->groups == NULL)
        PyErr_NoMemory();
    else if (facts_begin(&self->facts, count + PyTuple_GET_SIZE(texts)) == 0 && name_facts(self, groups, texts) == 0)
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
    return PyModule_AddType(module, &lookup_type);
}
