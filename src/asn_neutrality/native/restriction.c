/* Diagrams where less can be. */

#include "store.h"

typedef struct {
    PyObject_HEAD
    Store *origin, *into;
    uint64_t *masks;    /* by level of the origin, as its classes are */
    uint64_t *known;    /* the levels at which less can be */
    uint64_t *common;   /* room for one mask */
    Table made;
    uint8_t *told;      /* by node, in two bits, whether it is known if it can hold, and if it can; not yet of all nodes */
    size_t room;        /* nodes there are bits for */
} Restriction;

static PyTypeObject restriction_type;

/* The mask of one level. */
static int take_mask(Restriction *self, uint32_t level, PyObject *given)
{
    uint32_t width = self->origin->width[level];
    const uint64_t *whole = self->origin->whole + self->origin->whole_at[level];
    uint64_t *mask = self->masks + self->origin->whole_at[level];
    if (words_from(given, mask, width) < 0)
        return -1;
    int less = 0;
    for (uint32_t n = 0; n < width; n++) {
        mask[n] &= whole[n];
        less |= mask[n] != whole[n];
    }
    if (less)
        self->known[level / 64] |= UINT64_C(1) << level % 64;
    return 0;
}

/* Whether all classes that are left are there where they lead; and room for the widest of the masks there. */
static int have_room(Restriction *self)
{
    const Store *origin = self->origin, *into = self->into;
    uint32_t widest = 1;
    for (uint32_t level = 0; level < origin->levels; level++) {
        if (into->width[level] > widest)
            widest = into->width[level];
        for (uint32_t n = into->width[level]; n < origin->width[level]; n++)
            if (self->masks[origin->whole_at[level] + n]) {
                PyErr_SetString(PyExc_ValueError, "a mask has classes that there are not where it leads");
                return -1;
            }
    }
    self->common = PyMem_Calloc(widest, sizeof(uint64_t));
    if (self->common == NULL)
        PyErr_NoMemory();
    return self->common == NULL ? -1 : 0;
}

/* Masks by level; at others there are all classes. */
static int take_restricted(Restriction *self, PyObject *masks)
{
    const Store *origin = self->origin;
    if (self->into->levels < origin->levels) {
        PyErr_SetString(PyExc_ValueError, "there are fewer variables where it leads");
        return -1;
    }
    size_t all = origin->levels ? origin->whole_at[origin->levels - 1] + origin->width[origin->levels - 1] : 0;
    self->masks = PyMem_Malloc((all + 1) * sizeof(uint64_t));
    self->known = PyMem_Calloc(origin->span, sizeof(uint64_t));
    if (self->masks == NULL || self->known == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    memcpy(self->masks, origin->whole, all * sizeof(uint64_t));
    PyObject *key, *mask;
    Py_ssize_t at = 0;
    while (PyDict_Next(masks, &at, &key, &mask)) {
        int64_t level = level_from(origin, key);
        if (level < 0 || take_mask(self, (uint32_t)level, mask) < 0)
            return -1;
    }
    return have_room(self);
}

static int restriction_init(Restriction *self, PyObject *args, PyObject *Py_UNUSED(keywords))
{
    PyObject *origin, *into, *masks;
    if (!PyArg_ParseTuple(args, "O!O!O:Restriction", &store_type, &origin, &store_type, &into, &masks))
        return -1;
    if (self->origin != NULL) {
        PyErr_SetString(PyExc_RuntimeError, "the restriction was begun already");
        return -1;
    }
    if (!begun((Store *)origin) || !begun((Store *)into))
        return -1;
    PyObject *all = masks;
    if (PyDict_Check(masks))
        Py_INCREF(masks);
    else if ((all = PyDict_New()) == NULL || PyDict_Update(all, masks) < 0) {
        Py_XDECREF(all);
        return -1;
    }
    Py_INCREF(origin);
    Py_INCREF(into);
    self->origin = (Store *)origin;
    self->into = (Store *)into;
    int failed = take_restricted(self, all) < 0;
    Py_DECREF(all);
    return failed ? -1 : 0;
}

static void restriction_dealloc(Restriction *self)
{
    Py_XDECREF(self->origin);
    Py_XDECREF(self->into);
    PyMem_Free(self->masks);
    PyMem_Free(self->known);
    PyMem_Free(self->common);
    table_free(&self->made);
    PyMem_Free(self->told);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

/* Whether the mask of a node leaves one of its edges, and which. */
static int one_left(const Restriction *self, uint32_t f, uint32_t *left)
{
    const Store *origin = self->origin;
    uint32_t level = level_of(origin, f), width = origin->width[level], found = 0;
    const uint64_t *mask = self->masks + origin->whole_at[level];
    for (uint32_t n = 0; n < origin->nodes[f].edges; n++) {
        const uint64_t *of = edge(origin, f, n) + 1;
        if (!meets(of, mask, width))
            continue;
        if (found++)
            return 0;
        *left = n;
        if (is_within(mask, of, width))
            return 1; /* no other edge has any of it */
    }
    return found == 1;
}

static int64_t restricted(Restriction *self, Scratch *scratch, uint32_t f);

/* A node of which the mask leaves several edges. */
static int64_t made_of(Restriction *self, Scratch *scratch, uint32_t f)
{
    const Store *origin = self->origin;
    uint32_t level = level_of(origin, f), width = origin->width[level];
    uint32_t there = self->into->width[level];
    size_t start = scratch->count;
    const uint64_t *mask = self->masks + origin->whole_at[level];
    for (uint32_t n = 0; n < origin->nodes[f].edges; n++) {
        if (!meets(edge(origin, f, n) + 1, mask, width))
            continue;
        int64_t child = restricted(self, scratch, (uint32_t)edge(origin, f, n)[0]);
        if (child < 0)
            return -1;
        const uint64_t *of = edge(origin, f, n) + 1;
        for (uint32_t word = 0; word < there; word++)
            self->common[word] = word < width ? of[word] & mask[word] : 0;
        if (put_edge(scratch, start, there, (uint32_t)child, self->common, NULL) < 0)
            return -1;
    }
    return make_node(self->into, scratch, start, level);
}

/* Nodes of which one edge is left are sooner passed than remembered. */
static int64_t restricted(Restriction *self, Scratch *scratch, uint32_t f)
{
    const Store *origin = self->origin;
    uint32_t known, left;
    while (f > TRUE_NODE && has(self->known, level_of(origin, f)) && one_left(self, f, &left))
        f = (uint32_t)edge(origin, f, left)[0];
    if (f <= TRUE_NODE || (origin == self->into && !is_below(origin, f, self->known)))
        return f;
    if (table_get(&self->made, f, &known))
        return known;
    if (Py_EnterRecursiveCall(" in a restriction"))
        return -1;
    int64_t found = made_of(self, scratch, f);
    Py_LeaveRecursiveCall();
    return table_kept(&self->made, f, found);
}

static int is_possible(Restriction *self, uint32_t f);

/* Whether some child of a node can hold; those below classes that are not left cannot. */
static int some_possible(Restriction *self, uint32_t f)
{
    const Store *origin = self->origin;
    uint32_t level = level_of(origin, f), width = origin->width[level];
    const uint64_t *mask = self->masks + origin->whole_at[level];
    int found = 0;
    for (uint32_t n = 0; n < origin->nodes[f].edges && found == 0; n++) {
        const uint64_t *of = edge(origin, f, n);
        if (!meets(of + 1, mask, width))
            continue;
        found = is_possible(self, (uint32_t)of[0]);
        if (is_within(mask, of + 1, width))
            break; /* no other edge has any of it */
    }
    return found;
}

/* Room for what is told of all nodes that there are now. */
static int more_told(Restriction *self)
{
    size_t room = (self->origin->count + 3) & ~(size_t)3;
    uint8_t *told = PyMem_Realloc(self->told, room / 4);
    if (told == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    memset(told + self->room / 4, 0, (room - self->room) / 4);
    self->told = told;
    self->room = room;
    return 0;
}

static int is_possible(Restriction *self, uint32_t f)
{
    if (f <= TRUE_NODE)
        return f == TRUE_NODE;
    if (f >= self->room && more_told(self) < 0)
        return -1;
    int told = self->told[f / 4] >> f % 4 * 2;
    if (told & 1)
        return told >> 1 & 1;
    if (Py_EnterRecursiveCall(" in a restriction"))
        return -1;
    int found = some_possible(self, f);
    Py_LeaveRecursiveCall();
    if (found >= 0)
        self->told[f / 4] |= (uint8_t)((1 | found << 1) << f % 4 * 2);
    return found;
}

static int64_t origin_node(const Restriction *self, PyObject *f)
{
    if (self->common == NULL) {
        PyErr_SetString(PyExc_RuntimeError, "the restriction was not begun");
        return -1;
    }
    return node_of(self->origin, f);
}

/* A node of the first origin, restricted by one and then by the other. */
static int64_t restricted_after(Restriction *self, Restriction *first, uint32_t f)
{
    Scratch scratch = take_scratch(first->into);
    int64_t found = restricted(first, &scratch, f);
    give_scratch(first->into, &scratch);
    if (found < 0)
        return -1;
    scratch = take_scratch(self->into);
    found = restricted(self, &scratch, (uint32_t)found);
    give_scratch(self->into, &scratch);
    return found;
}

static PyObject *restriction_call(Restriction *self, PyObject *args, PyObject *Py_UNUSED(keywords))
{
    if (PyTuple_GET_SIZE(args) != 1) {
        PyErr_SetString(PyExc_TypeError, "a node is expected");
        return NULL;
    }
    int64_t f = origin_node(self, PyTuple_GET_ITEM(args, 0));
    if (f < 0)
        return NULL;
    Scratch scratch = take_scratch(self->into);
    int64_t found = restricted(self, &scratch, (uint32_t)f);
    give_scratch(self->into, &scratch);
    return told(found);
}

static PyObject *restriction_after(Restriction *self, PyObject *const *args, Py_ssize_t given)
{
    if (given != 2 || !PyObject_TypeCheck(args[0], &restriction_type)) {
        PyErr_SetString(PyExc_TypeError, "a restriction and nodes are expected");
        return NULL;
    }
    Restriction *first = (Restriction *)args[0];
    if (first->into != self->origin) {
        PyErr_SetString(PyExc_ValueError, "the first restriction leads to another store");
        return NULL;
    }
    PyObject *nodes = PySequence_Fast(args[1], "nodes are expected");
    PyObject *found = nodes == NULL ? NULL : PyTuple_New(PySequence_Fast_GET_SIZE(nodes));
    for (Py_ssize_t n = 0; found != NULL && n < PyTuple_GET_SIZE(found); n++) {
        int64_t f = origin_node(first, PySequence_Fast_GET_ITEM(nodes, n));
        PyObject *made = f < 0 ? NULL : told(restricted_after(self, first, (uint32_t)f));
        if (made == NULL)
            Py_CLEAR(found);
        else
            PyTuple_SET_ITEM(found, n, made);
    }
    Py_XDECREF(nodes);
    return found;
}

/* The places, of so many, that a mask tells of; all where there is none. */
static uint64_t *told_of(PyObject *among, size_t count)
{
    uint32_t words = (uint32_t)(count / 64 + 1);
    uint64_t *places = PyMem_Malloc(words * sizeof(uint64_t));
    if (places == NULL)
        PyErr_NoMemory();
    else if (among == NULL)
        memset(places, 0xFF, words * sizeof(uint64_t));
    else if (words_from(among, places, words) < 0) {
        PyMem_Free(places);
        places = NULL;
    }
    return places;
}

static PyObject *restriction_impossible(Restriction *self, PyObject *const *args, Py_ssize_t given)
{
    if (given < 1 || given > 2) {
        PyErr_SetString(PyExc_TypeError, "nodes are expected, and a mask of places");
        return NULL;
    }
    PyObject *nodes = PySequence_Fast(args[0], "nodes are expected"), *answer = NULL;
    if (nodes == NULL)
        return NULL;
    size_t count = (size_t)PySequence_Fast_GET_SIZE(nodes);
    uint64_t *found = told_of(given == 2 ? args[1] : NULL, count);
    int possible = found == NULL ? -1 : 0;
    for (size_t n = 0; n < count && possible >= 0; n++) {
        if (!(found[n / 64] >> n % 64 & 1))
            continue;
        int64_t f = origin_node(self, PySequence_Fast_GET_ITEM(nodes, n));
        possible = f < 0 ? -1 : is_possible(self, (uint32_t)f);
        if (possible > 0)
            found[n / 64] &= ~(UINT64_C(1) << n % 64);
    }
    if (possible >= 0) {
        found[count / 64] &= (UINT64_C(1) << count % 64) - 1;
        answer = words_to(found, (uint32_t)(count / 64 + 1));
    }
    PyMem_Free(found);
    Py_DECREF(nodes);
    return answer;
}

static PyMethodDef restriction_methods[] = {
    {"after", (PyCFunction)(void (*)(void))restriction_after, METH_FASTCALL, NULL},
    {"impossible", (PyCFunction)(void (*)(void))restriction_impossible, METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject restriction_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "asn_neutrality.native._native.Restriction",
    .tp_basicsize = sizeof(Restriction),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_new = PyType_GenericNew,
    .tp_init = (initproc)restriction_init,
    .tp_dealloc = (destructor)restriction_dealloc,
    .tp_call = (ternaryfunc)restriction_call,
    .tp_methods = restriction_methods,
};

int add_restriction(PyObject *module)
{
    return PyModule_AddType(module, &restriction_type);
}
