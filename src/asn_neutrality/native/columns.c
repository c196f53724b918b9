/* Steps over bitmaps of rows, block after block: what a block needs stays in the processor's nearest memory. */

#include "native.h"

#include <stdlib.h>
#include <string.h>

#define WORD 64            /* rows in a word */
#define BLOCK 64             /* words in a block */
#define BLOCK_ROWS (BLOCK * WORD)
#define ALIGNED 64         /* bytes: whole lines of the cache, and of the widest register */
#define CONSTANT_ROOMS 2   /* no row, and every row */
#define MOST_ROOMS (1 << 22)   /* so that their bytes can be counted everywhere */
#define MOST_COLUMNS (1 << 16)

/* Kinds of steps are those of Kind in steps.py, but EITHER and INVERT are told by operands; KEEP makes a room a result. */
enum kind { EQUAL = 1, SINCE, TRUTH, ABSENT, BOTH, EITHER, DIFFER, INVERT, KEEP };

/* Forms of columns: BITS in words of 64 rows; CODES of which the lowest byte counts; NUMBERS of 32 bits with a sign. */
enum form { BITS, CODES, NUMBERS };

/* What a step reads is a column and a code or number; or so many operands from a place on; or (KEEP) one operand. An
 * operand is a room, or ~room for the other rows. */
struct step {
    int32_t kind, into, at, number;
};

struct column {
    Py_buffer values, present; /* obj is NULL where there is none */
    long form;
    size_t count, width; /* values, and the bytes of one */
    int used;            /* whether some step compares its values */
    char *scratch;       /* room for a block of values */
    const char *here;    /* the values of this block, BLOCK_ROWS of them or as many as its words have */
};

struct run {
    Py_buffer program, joined, results;
    struct step *steps;
    int32_t *operands;
    size_t steps_count, operands_count, columns_count, rooms_count, results_count;
    struct column *columns;
    size_t words;       /* of each result */
    size_t first, last; /* the words to find */
    void *memory;
    uint64_t *rooms;
};

/* Bits of 64 truth values, each a byte that is 0 or 1. */
static inline void pack(const uint8_t *flags, uint64_t *bits)
{
    uint8_t bytes[sizeof *bits];
    for (size_t place = 0; place < sizeof bytes; place++, flags += 8) {
        bytes[place] = (uint8_t)(flags[0] | flags[1] << 1 | flags[2] << 2 | flags[3] << 3 | flags[4] << 4 |
                                 flags[5] << 5 | flags[6] << 6 | flags[7] << 7);
    }
    memcpy(bits, bytes, sizeof bytes);
}

static inline uint64_t *room_of(const struct run *run, int32_t operand)
{
    return run->rooms + (size_t)(operand >= 0 ? operand : ~operand) * BLOCK;
}

#define TARGET
#define NAME(name) name##_anywhere
#include "blocks.h"
#undef TARGET
#undef NAME

#if defined(__x86_64__) && defined(__GNUC__)
#define MANY_TARGETS
#include <immintrin.h>

#define WITH_AVX2
#define TARGET __attribute__((target("avx2")))
#define NAME(name) name##_avx2
#include "blocks.h"
#undef TARGET
#undef NAME
#undef WITH_AVX2

#define WITH_AVX512
#define TARGET __attribute__((target("avx512f,avx512bw")))
#define NAME(name) name##_avx512
#include "blocks.h"
#undef TARGET
#undef NAME
#undef WITH_AVX512
#endif

typedef void (*run_block)(const struct run *, size_t, size_t);

struct target {
    const char *name;
    run_block run;
};

/* Those that this processor is of, the best last. */
static struct target targets[3] = {{"anywhere", run_block_anywhere}};
static size_t targets_count = 1;
static run_block used = run_block_anywhere;

static void find_targets(void)
{
    targets_count = 1;
#ifdef MANY_TARGETS
    if (__builtin_cpu_supports("avx2"))
        targets[targets_count++] = (struct target){"avx2", run_block_avx2};
    if (__builtin_cpu_supports("avx512bw"))
        targets[targets_count++] = (struct target){"avx512", run_block_avx512};
#endif
    used = targets[targets_count - 1].run;
}

static void run_blocks(const struct run *run)
{
    run_block with = used;
    for (size_t word = run->first; word < run->last; word += BLOCK)
        with(run, word, run->last - word < BLOCK ? run->last - word : BLOCK);
}

/* -- What is given is looked at before any of it is used ---------------------------------------------------------- */

static int refuse(const char *why)
{
    PyErr_SetString(PyExc_ValueError, why);
    return -1;
}

/* A contiguous buffer of items of a size, integers of any kind. */
static int open_buffer(PyObject *object, Py_buffer *buffer, int flags, Py_ssize_t size)
{
    if (PyObject_GetBuffer(object, buffer, PyBUF_C_CONTIGUOUS | PyBUF_FORMAT | flags) < 0)
        return -1;
    const char *format = buffer->format == NULL ? "B" : buffer->format;
    if (strlen(format) != 1 || strchr("bBhHiIlLqQ", format[0]) == NULL)
        return refuse("the items of a buffer must be integers");
    if (buffer->itemsize <= 0 || (size != 0 && buffer->itemsize != size))
        return refuse("the items of a buffer have another size");
    return 0;
}

static size_t items(const Py_buffer *buffer)
{
    return (size_t)buffer->len / (size_t)buffer->itemsize;
}

static int open_column(PyObject *given, struct column *column, size_t last)
{
    PyObject *values, *present;
    if (!PyTuple_Check(given))
        return refuse("a column must be a tuple");
    if (!PyArg_ParseTuple(given, "lOO", &column->form, &values, &present))
        return -1;
    if (open_buffer(values, &column->values, 0, 0) < 0)
        return -1;
    column->width = (size_t)column->values.itemsize;
    column->count = items(&column->values);
    if (present != Py_None) {
        if (open_buffer(present, &column->present, 0, sizeof(uint64_t)) < 0)
            return -1;
        if (items(&column->present) < last)
            return refuse("the rows with a value are too few");
    }
    switch (column->form) {
    case BITS:
        if (column->width != sizeof(uint64_t) || column->count < last)
            return refuse("a column of bits must have a word for each 64 rows");
        return 0;
    case CODES:
        if (column->width != 1 && column->width != 2 && column->width != 4 && column->width != 8)
            return refuse("a column of codes must have integers");
        return 0;
    case NUMBERS:
        if (column->width != sizeof(int32_t) || strchr("il", column->values.format[0]) == NULL)
            return refuse("a column of numbers must have numbers of 32 bits");
        return 0;
    default:
        return refuse("no such form of column");
    }
}

static int check_leaf(const struct run *run, const struct step *step)
{
    if (step->at < 0 || (size_t)step->at >= run->columns_count)
        return refuse("a step reads a column that is not there");
    struct column *column = &run->columns[step->at];
    if (step->kind == ABSENT)
        return 0;
    if ((step->kind == TRUTH) != (column->form == BITS))
        return refuse("a step does not fit the form of its column");
    if (step->kind == SINCE && column->form != NUMBERS)
        return refuse("codes have no order");
    if (step->kind == EQUAL && column->form == CODES && (step->number < 0 || step->number > UINT8_MAX))
        return refuse("a code must fit a byte");
    column->used |= step->kind != TRUTH;
    return 0;
}

static int is_room(const struct run *run, int32_t operand)
{
    return (size_t)(operand >= 0 ? operand : ~operand) < run->rooms_count;
}

static int check_step(const struct run *run, const struct step *step)
{
    if (step->kind < EQUAL || step->kind > KEEP || step->kind == EITHER || step->kind == INVERT)
        return refuse("no such kind of step");
    if (step->kind == KEEP) {
        if (step->into < 0 || (size_t)step->into >= run->results_count || !is_room(run, step->at))
            return refuse("a step keeps what is not there");
        return 0;
    }
    if (step->into < CONSTANT_ROOMS || !is_room(run, step->into))
        return refuse("a step writes to a room that is not there");
    if (step->kind < BOTH)
        return check_leaf(run, step);
    size_t count = run->operands_count;
    if (step->at < 0 || step->number < 0 || (size_t)step->at > count || (size_t)step->number > count - (size_t)step->at)
        return refuse("a step joins operands that are not there");
    return 0;
}

/* A copy of some numbers of 32 bits: what is given may be changed by others while it is used. */
static int32_t *copied(const Py_buffer *buffer)
{
    int32_t *found = malloc((size_t)buffer->len + 1);
    if (found == NULL)
        PyErr_NoMemory();
    else if (buffer->len != 0)
        memcpy(found, buffer->buf, (size_t)buffer->len);
    return found;
}

static int open_program(struct run *run)
{
    run->steps_count = items(&run->program) / 4;
    run->operands_count = items(&run->joined);
    if (items(&run->program) % 4 != 0)
        return refuse("a step has four numbers");
    run->steps = (struct step *)copied(&run->program);
    run->operands = copied(&run->joined);
    if (run->steps == NULL || run->operands == NULL)
        return -1;
    for (size_t place = 0; place < run->operands_count; place++)
        if (!is_room(run, run->operands[place]))
            return refuse("a step joins a room that is not there");
    for (size_t place = 0; place < run->steps_count; place++)
        if (check_step(run, &run->steps[place]) < 0)
            return -1;
    return 0;
}

/* Memory for rooms and for a block of each column that is compared. */
static int make_rooms(struct run *run)
{
    size_t compared = 0, room = BLOCK * sizeof(uint64_t), block = BLOCK_ROWS * sizeof(int32_t);
    for (size_t place = 0; place < run->columns_count; place++)
        compared += run->columns[place].used != 0;
    run->memory = calloc(1, run->rooms_count * room + compared * block + ALIGNED);
    if (run->memory == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    char *start = (char *)run->memory + (ALIGNED - (uintptr_t)run->memory % ALIGNED);
    run->rooms = (uint64_t *)start;
    start += run->rooms_count * room;
    for (size_t place = 0; place < run->columns_count; place++) {
        if (run->columns[place].used) {
            run->columns[place].scratch = start;
            start += block;
        }
    }
    memset(&run->rooms[BLOCK], 0xff, room);
    return 0;
}

static int open_columns(struct run *run, PyObject *given, size_t last)
{
    run->columns_count = (size_t)PyTuple_GET_SIZE(given);
    run->columns = calloc(run->columns_count + 1, sizeof(struct column));
    if (run->columns == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (size_t place = 0; place < run->columns_count; place++)
        if (open_column(PyTuple_GET_ITEM(given, (Py_ssize_t)place), &run->columns[place], last) < 0)
            return -1;
    return 0;
}

static void close_run(struct run *run)
{
    for (size_t place = 0; run->columns != NULL && place < run->columns_count; place++) {
        PyBuffer_Release(&run->columns[place].values);
        PyBuffer_Release(&run->columns[place].present);
    }
    PyBuffer_Release(&run->program);
    PyBuffer_Release(&run->joined);
    PyBuffer_Release(&run->results);
    free(run->columns);
    free(run->steps);
    free(run->operands);
    free(run->memory);
}

static int open_run(struct run *run, PyObject *const *given)
{
    PyObject *program = given[0], *joined = given[1], *columns = given[2], *results = given[3];
    Py_ssize_t numbers[4]; /* rooms, results, the first word and the last */
    for (int place = 0; place < 4; place++) {
        numbers[place] = PyNumber_AsSsize_t(given[4 + place], PyExc_ValueError);
        if (numbers[place] == -1 && PyErr_Occurred())
            return -1;
        if (numbers[place] < 0)
            return refuse("a number is below zero");
    }
    run->rooms_count = (size_t)numbers[0];
    run->results_count = (size_t)numbers[1];
    run->first = (size_t)numbers[2];
    run->last = (size_t)numbers[3];
    if (run->rooms_count < CONSTANT_ROOMS || run->rooms_count > MOST_ROOMS)
        return refuse("there must be rooms for no row and for every row, and not too many others");
    if (!PyTuple_Check(columns) || PyTuple_GET_SIZE(columns) > MOST_COLUMNS)
        return refuse("the columns must be a tuple, and not too many");
    if (open_buffer(program, &run->program, 0, sizeof(int32_t)) < 0 || open_buffer(joined, &run->joined, 0, sizeof(int32_t)) < 0)
        return -1;
    if (open_buffer(results, &run->results, PyBUF_WRITABLE, sizeof(uint64_t)) < 0)
        return -1;
    run->words = run->results_count == 0 ? run->last : items(&run->results) / run->results_count;
    if (run->words * run->results_count != items(&run->results) && run->results_count != 0)
        return refuse("the results must be of one length");
    if (run->first > run->last || run->last > run->words)
        return refuse("the results are too short");
    if (open_columns(run, columns, run->last) < 0 || open_program(run) < 0)
        return -1;
    return make_rooms(run);
}

static PyObject *run_steps(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    if (number != 8) {
        PyErr_SetString(PyExc_TypeError, "run_steps takes eight arguments");
        return NULL;
    }
    struct run run = {0};
    if (open_run(&run, given) < 0) {
        close_run(&run);
        return NULL;
    }
    Py_BEGIN_ALLOW_THREADS
    run_blocks(&run);
    Py_END_ALLOW_THREADS
    close_run(&run);
    Py_RETURN_NONE;
}

static PyObject *list_targets(PyObject *Py_UNUSED(module), PyObject *Py_UNUSED(ignored))
{
    PyObject *names = PyTuple_New((Py_ssize_t)targets_count);
    for (size_t place = 0; names != NULL && place < targets_count; place++) {
        PyObject *name = PyUnicode_FromString(targets[place].name);
        if (name == NULL)
            Py_CLEAR(names);
        else
            PyTuple_SET_ITEM(names, (Py_ssize_t)place, name);
    }
    return names;
}

static PyObject *use_target(PyObject *Py_UNUSED(module), PyObject *name)
{
    for (size_t place = 0; PyUnicode_Check(name) && place < targets_count; place++)
        if (PyUnicode_CompareWithASCIIString(name, targets[place].name) == 0) {
            used = targets[place].run;
            Py_RETURN_NONE;
        }
    PyErr_SetString(PyExc_ValueError, "this processor is not of that kind");
    return NULL;
}

static PyMethodDef functions[] = {
    {"run_steps", (PyCFunction)(void (*)(void))run_steps, METH_FASTCALL, NULL},
    {"targets", list_targets, METH_NOARGS, NULL},
    {"use_target", use_target, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

int add_columns(PyObject *module)
{
    find_targets();
    return PyModule_AddFunctions(module, functions);
}
