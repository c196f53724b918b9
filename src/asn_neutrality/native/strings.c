/* Codes of the strings of an Arrow array, by order of first appearance: a hash table whose keys are a few words.

   Columns repeat few values in no order, so what costs is branches that cannot be foretold. There is none for each row
   here: strings are told apart by as many words as the longest of a block of rows needs, whatever their lengths, and
   the table grows until its first values, the most frequent ones, have each the place where they are looked for. */

#include "texts.h"

#include <string.h>

#define FREE (-1)          /* the size in a place of the table that no string has */
#define LEAST 8            /* bits of the places of the table */
#define ROOMY 12           /* up to which it grows where two strings want one place */
#define FARTHEST 64        /* from its place a string may be; strings that are farther were made to be */

#if defined(__GNUC__)
#define INLINED static inline __attribute__((always_inline))
#else
#define INLINED static inline
#endif

typedef struct {
    uint64_t head[WORDS]; /* filled up with zeros */
    int32_t size;
    uint32_t code;
} Slot;

typedef struct {
    Slot *slots;
    int bits;
    Py_ssize_t count, most;
    unsigned char *firsts;       /* of each string the row where it first was, as int64_t */
    const unsigned char **texts; /* of those longer than a head */
} Table;

/* -- The table ---------------------------------------------------------------------------------------------------- */

INLINED uint64_t word_at(const unsigned char *from)
{
    uint64_t word;
    memcpy(&word, from, sizeof word);
    return word;
}

/* A size tells strings apart that end in zeros. */
INLINED uint64_t hash_of(const uint64_t *head, int words, const unsigned char *text, int32_t size)
{
    uint64_t hash = (head[0] ^ (uint32_t)size) * UINT64_C(0x9E3779B97F4A7C15);
    if (words > 1)
        hash += head[1] * UINT64_C(0xC2B2AE3D27D4EB4F);
    if (words > 2)
        hash += head[2] * UINT64_C(0xD6E8FEB86659FD93);
    if (words == WORDS && size > HEAD)
        hash += word_at(text + size - 8) * UINT64_C(0xA0761D6478BD642F);
    return hash;
}

INLINED int same(const Table *table, const Slot *slot, const uint64_t *head, int words, const unsigned char *text,
                 int32_t size)
{
    uint64_t differs = (uint32_t)slot->size ^ (uint32_t)size;
    for (int n = 0; n < words; n++)
        differs |= slot->head[n] ^ head[n];
    if (words == WORDS && size > HEAD && !differs)
        return memcmp(table->texts[slot->code] + HEAD, text + HEAD, (size_t)size - HEAD) == 0;
    return !differs;
}

/* Twice as many places as there were, or the first ones; 0 where there is no memory. */
static int grow(Table *table, int bits)
{
    Py_ssize_t old = table->slots ? (Py_ssize_t)1 << table->bits : 0, places = (Py_ssize_t)1 << bits;
    Slot *slots = PyMem_RawMalloc((size_t)places * sizeof(Slot));
    if (slots == NULL)
        return 0;
    for (Py_ssize_t at = 0; at < places; at++)
        slots[at].size = FREE;
    for (Py_ssize_t from = 0; from < old; from++) {
        const Slot *slot = &table->slots[from];
        if (slot->size == FREE)
            continue;
        uint64_t at = hash_of(slot->head, WORDS, table->texts[slot->code], slot->size) >> (64 - bits);
        while (slots[at].size != FREE)
            at = (at + 1) & ((uint64_t)places - 1);
        slots[at] = *slot;
    }
    PyMem_RawFree(table->slots);
    table->slots = slots;
    table->bits = bits;
    return 1;
}

/* A word at HEAD - size, and those after it, leave as many bytes of a head as are in a string. */
static const unsigned char kept[2 * HEAD] = {
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
};

INLINED void head_of(const unsigned char *text, int32_t size, int words, uint64_t *head)
{
    int32_t here = words == WORDS && size > HEAD ? HEAD : size & 31;
    for (int n = 0; n < words; n++)
        head[n] = word_at(text + 8 * n) & word_at(kept + HEAD - here + 8 * n);
}

/* Where a string is that is not where it is looked for first, or is new; NULL where the table does not take it. */
static const Slot *placed(Table *table, const unsigned char *text, int32_t size, int64_t row)
{
    uint64_t head[WORDS], hash, at;
    head_of(text, size, WORDS, head);
    hash = hash_of(head, WORDS, text, size);
    for (;;) {
        int steps = 0;
        for (at = hash >> (64 - table->bits); table->slots[at].size != FREE; steps++) {
            if (same(table, &table->slots[at], head, WORDS, text, size))
                return &table->slots[at];
            if (steps == FARTHEST)
                return NULL;
            at = (at + 1) & (((uint64_t)1 << table->bits) - 1);
        }
        if ((!steps || table->bits >= ROOMY) && 4 * table->count < (Py_ssize_t)1 << table->bits)
            break;
        if (!grow(table, table->bits + 1))
            return NULL;
    }
    Slot *slot = &table->slots[at];
    memcpy(slot->head, head, sizeof head);
    slot->size = size;
    slot->code = 0;
    if (size == NOTHING) /* any code will do */
        return slot;
    if (table->count == table->most)
        return NULL;
    table->texts[table->count] = text;
    memcpy(table->firsts + 8 * table->count, &row, sizeof row);
    slot->code = (uint32_t)table->count++;
    return slot;
}

/* The codes of some rows whose heads have so many words; 0 where the table does not take them. */
INLINED int coded(Table *table, Block *block, int64_t row, int words)
{
    const Slot *slots = table->slots;
    int shift = 64 - table->bits, rows = block->rows;
    for (int n = 0; n < rows; n++) {
        const unsigned char *text = block->text[n];
        int32_t size = block->size[n];
        uint64_t head[WORDS];
        head_of(text, size, words, head);
        const Slot *slot = &slots[hash_of(head, words, text, size) >> shift];
        if (!same(table, slot, head, words, text, size)) {
            slot = placed(table, text, size, row + n);
            if (slot == NULL)
                return 0;
            slots = table->slots;
            shift = 64 - table->bits;
        }
        block->code[n] = (uint16_t)slot->code;
    }
    return 1;
}

/* Writes the codes of a block, as bytes or two bytes each. */
static void written(const Block *block, Py_ssize_t first, const Py_buffer *codes, int wide)
{
    unsigned char *to = codes->buf;
    int rows = block->rows;
    if (wide)
        memcpy(to + 2 * first, block->code, 2 * (size_t)rows);
    else
        for (int n = 0; n < rows; n++)
            to[first + n] = (unsigned char)block->code[n];
}

/* 1: all rows have codes, written if there is room; 0: the table does not take them; -1: they are not in the buffers. */
static int encoded(const Texts *texts, Table *table, Block *block, const Py_buffer *codes)
{
    for (Py_ssize_t first = 0; first < texts->rows; first += block->rows) {
        block->rows = texts->rows - first < BLOCK ? (int)(texts->rows - first) : BLOCK;
        if (!read_texts(texts, first, block))
            return -1;
        if (!(block->longest <= 8    ? coded(table, block, first, 1)
              : block->longest <= 16 ? coded(table, block, first, 2)
                                     : coded(table, block, first, WORDS)))
            return 0;
        if (codes != NULL)
            written(block, first, codes, codes->len > texts->rows);
    }
    return 1;
}

static PyObject *answered(const Texts *texts, const Texts *known, const Py_buffer *codes, const Py_buffer *firsts)
{
    Py_ssize_t wanted = firsts->len / 8, most = codes->len > texts->rows ? 1 << 16 : 1 << 8;
    Table table = {.most = wanted < most ? wanted : most, .firsts = firsts->buf};
    if ((texts->layout != 'i' && texts->layout != 'l' && texts->layout != 'v') || !measured_texts(texts) ||
        !measured_texts(known) || (codes->len != texts->rows && codes->len / 2 != texts->rows))
        return PyErr_Format(PyExc_ValueError, "the buffers of a column of strings are too short");
    Block *block = PyMem_Malloc(sizeof *block);
    table.texts = PyMem_Calloc((size_t)table.most + 1, sizeof *table.texts);
    int found = 0;
    Py_BEGIN_ALLOW_THREADS
    if (block != NULL && table.texts != NULL && grow(&table, LEAST))
        found = encoded(known, &table, block, NULL);
    if (found > 0)
        found = encoded(texts, &table, block, codes);
    Py_END_ALLOW_THREADS
    PyMem_Free(block);
    PyMem_Free(table.texts);
    PyMem_RawFree(table.slots);
    if (found < 0)
        return PyErr_Format(PyExc_ValueError, "the strings of a column are not where it says they are");
    if (found == 0)
        Py_RETURN_NONE;
    return PyLong_FromSsize_t(table.count);
}

static PyObject *encode_strings(PyObject *Py_UNUSED(module), PyObject *args)
{
    Py_buffer codes, firsts;
    Texts texts = {.layout = 0}, known = {.layout = 'i'};
    PyObject *data, *of_known, *found = NULL;
    if (!PyArg_ParseTuple(args, "z*y*O!Cnnw*w*(y*O!n):encode_strings", &texts.validity, &texts.places, &PyTuple_Type,
                          &data, &texts.layout, &texts.offset, &texts.rows, &codes, &firsts, &known.places,
                          &PyTuple_Type, &of_known, &known.rows))
        return NULL;
    if (gather_texts(&texts, data) && gather_texts(&known, of_known))
        found = answered(&texts, &known, &codes, &firsts);
    release_texts(&texts);
    release_texts(&known);
    PyBuffer_Release(&codes);
    PyBuffer_Release(&firsts);
    return found;
}

static PyMethodDef functions[] = {
    {"encode_strings", encode_strings, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

int add_strings(PyObject *module)
{
    return PyModule_AddFunctions(module, functions);
}
