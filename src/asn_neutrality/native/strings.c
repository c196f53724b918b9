/* Codes of the strings of an Arrow array, by order of first appearance: a hash table whose keys are a few words.

   Columns repeat few values in no order, so what costs is branches that cannot be foretold. There is none for each row
   here: strings are told apart by as many words as the longest of a block of rows needs, whatever their lengths, and
   the table grows until its first values, the most frequent ones, have each the place where they are looked for. */

#include "native.h"

#include <string.h>

#define BLOCK 512          /* rows at a time: what is found of them stays in the first cache */
#define WORDS 3            /* of the head of a string, which is held in the table */
#define HEAD (8 * WORDS)
#define NOTHING INT32_MIN  /* the size of what is null; its low bits are those of an empty string */
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
    unsigned char *firsts; /* of each string the row where it first was, as int64_t */
    const unsigned char **texts; /* of those longer than a head */
} Table;

/* The buffers of an array, as they are handed in. */
typedef struct {
    Py_buffer validity, places, codes, firsts, *data;
    Py_ssize_t buffers, offset, rows;
    char layout;
} Given;

/* Some rows. What is at `text` can be read as a whole head. */
typedef struct {
    const unsigned char *text[BLOCK];
    int32_t size[BLOCK];
    uint16_t code[BLOCK];
    int rows;
    int32_t longest;
    unsigned char copies[BLOCK][HEAD]; /* of strings too near the end of their buffer */
} Block;

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

INLINED int same(const Table *table, const Slot *slot, const uint64_t *head, int words, const unsigned char *text, int32_t size)
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

/* -- Rows --------------------------------------------------------------------------------------------------------- */

/* A string that ends too near the end of its buffer is read from a copy. */
static void copied(Block *block, int n)
{
    memset(block->copies[n], 0, HEAD);
    memcpy(block->copies[n], block->text[n], (size_t)block->size[n]);
    block->text[n] = block->copies[n];
}

/* Strings one after the other in one buffer, told by where each begins; 0 where they are not all in it. */
#define BETWEEN(NAME, INTEGER, UNSIGNED)                                                                                \
    static int NAME(const Given *given, Py_ssize_t first, Block *block)                                                \
    {                                                                                                                  \
        static const unsigned char none[HEAD];                                                                         \
        const unsigned char *places = given->places.buf, *data = given->data[0].buf ? given->data[0].buf : none;       \
        int rows = block->rows;                                                                                        \
        int32_t longest = 0;                                                                                           \
        INTEGER from, to, bad = 0;                                                                                     \
        places += (size_t)(given->offset + first) * sizeof(INTEGER);                                                   \
        memcpy(&from, places, sizeof from);                                                                            \
        memcpy(&to, places + (size_t)rows * sizeof to, sizeof to);                                                     \
        if (from < 0 || to < from || to > given->data[0].len || to - from > INT32_MAX)                                 \
            return 0;                                                                                                  \
        for (int n = 0; n < rows; n++) {                                                                               \
            memcpy(&from, places + (size_t)n * sizeof from, sizeof from);                                              \
            memcpy(&to, places + (size_t)(n + 1) * sizeof to, sizeof to);                                              \
            bad |= to < from;                                                                                          \
            int32_t size = (int32_t)((uint32_t)to - (uint32_t)from);                                                   \
            block->size[n] = size;                                                                                     \
            longest = size > longest ? size : longest;                                                                 \
        }                                                                                                              \
        if (bad)                                                                                                       \
            return 0;                                                                                                  \
        for (int n = 0; n < rows; n++) {                                                                               \
            UNSIGNED start;                                                                                            \
            memcpy(&start, places + (size_t)n * sizeof start, sizeof start);                                           \
            block->text[n] = data + start;                                                                             \
        }                                                                                                              \
        for (int n = rows; n-- && given->data[0].len - (block->text[n] - data) < HEAD;)                                \
            copied(block, n);                                                                                          \
        block->longest = longest;                                                                                      \
        return 1;                                                                                                      \
    }

BETWEEN(between_32, int32_t, uint32_t)
BETWEEN(between_64, int64_t, uint64_t)

static int32_t integer_at(const unsigned char *from)
{
    int32_t integer;
    memcpy(&integer, from, sizeof integer);
    return integer;
}

static int is_null(const Given *given, Py_ssize_t row)
{
    const unsigned char *validity = given->validity.buf;
    row += given->offset;
    return validity != NULL && !(validity[row / 8] >> row % 8 & 1);
}

/* Strings told by their sizes, and either themselves or where they are; 0 where they are not there. */
static int viewed(const Given *given, Py_ssize_t first, Block *block)
{
    const unsigned char *view = (const unsigned char *)given->places.buf + 16 * (given->offset + first);
    block->longest = 0;
    for (int n = 0; n < block->rows; n++, view += 16) {
        int32_t size = is_null(given, first + n) ? 0 : integer_at(view), start = 4;
        const Py_buffer *buffer = &given->places;
        block->text[n] = view + 4;
        block->size[n] = size;
        block->longest = size > block->longest ? size : block->longest;
        if (size > 12) {
            int32_t number = integer_at(view + 8);
            start = integer_at(view + 12);
            if (number < 0 || number >= given->buffers)
                return 0;
            buffer = &given->data[number];
            if (start < 0 || start > buffer->len || size > buffer->len - start)
                return 0;
            block->text[n] = (const unsigned char *)buffer->buf + start;
        }
        else if (size < 0)
            return 0;
        if (buffer->len - (block->text[n] - (const unsigned char *)buffer->buf) < HEAD)
            copied(block, n);
    }
    return 1;
}

/* Marks the rows of a block that are null; mostly there are none among eight. */
static void without_nulls(const unsigned char *validity, size_t at, Block *block)
{
    for (int n = 0, some; n < block->rows; n += some) {
        int bits = validity[(at + (size_t)n) / 8] >> (at + (size_t)n) % 8, all = 8 - (int)((at + (size_t)n) % 8);
        some = all < block->rows - n ? all : block->rows - n;
        if (bits != 255 >> (8 - all))
            for (int k = 0; k < some; k++)
                block->size[n + k] = bits >> k & 1 ? block->size[n + k] : NOTHING;
    }
}

static int read_block(const Given *given, Py_ssize_t first, Block *block)
{
    int read = given->layout == 'i'   ? between_32(given, first, block)
               : given->layout == 'l' ? between_64(given, first, block)
                                      : viewed(given, first, block);
    if (!read)
        return 0;
    if (given->validity.buf != NULL)
        without_nulls(given->validity.buf, (size_t)(given->offset + first), block);
    return 1;
}

static void narrowed(const uint16_t *from, int rows, unsigned char *to)
{
    for (int n = 0; n < rows; n++)
        to[n] = (unsigned char)from[n];
}

/* 1: all rows have codes; 0: the table does not take them; -1: they are not as they should be. */
static int encoded(const Given *given, Table *table, Block *block)
{
    int wide = given->codes.len > given->rows;
    unsigned char *codes = given->codes.buf;
    for (Py_ssize_t first = 0; first < given->rows; first += block->rows) {
        block->rows = given->rows - first < BLOCK ? (int)(given->rows - first) : BLOCK;
        if (!read_block(given, first, block))
            return -1;
        if (!(block->longest <= 8    ? coded(table, block, first, 1)
              : block->longest <= 16 ? coded(table, block, first, 2)
                                     : coded(table, block, first, WORDS)))
            return 0;
        if (wide)
            memcpy(codes + 2 * first, block->code, 2 * (size_t)block->rows);
        else
            narrowed(block->code, block->rows, codes + first);
    }
    return 1;
}

/* -- The function ------------------------------------------------------------------------------------------------- */

/* Whether the buffers have what offset and rows say they have. */
static int measured(const Given *given)
{
    Py_ssize_t size = given->layout == 'i' ? 4 : given->layout == 'l' ? 8 : 16;
    Py_ssize_t places = given->places.len / size - (given->layout != 'v');
    return given->offset >= 0 && given->rows >= 0 && given->offset <= places && given->rows <= places - given->offset &&
           (given->validity.buf == NULL || (given->offset + given->rows + 7) / 8 <= given->validity.len) &&
           (given->codes.len == given->rows || given->codes.len / 2 == given->rows) &&
           (given->layout == 'v' || given->buffers == 1);
}

static PyObject *answered(const Given *given)
{
    Table table = {.most = given->firsts.len / 8, .firsts = given->firsts.buf};
    Py_ssize_t codes = given->codes.len > given->rows ? 1 << 16 : 1 << 8;
    if (table.most > codes)
        table.most = codes;
    int found = measured(given) && given->rows ? 1 : -1;
    if (given->rows == 0)
        return PyLong_FromLong(0);
    if (found > 0) {
        Block *block = PyMem_Malloc(sizeof *block);
        table.texts = PyMem_Calloc((size_t)table.most + 1, sizeof *table.texts);
        Py_BEGIN_ALLOW_THREADS
        found = block != NULL && table.texts != NULL && grow(&table, LEAST) ? encoded(given, &table, block) : 0;
        Py_END_ALLOW_THREADS
        PyMem_Free(block);
        PyMem_Free(table.texts);
        PyMem_RawFree(table.slots);
    }
    if (found < 0)
        return PyErr_Format(PyExc_ValueError, "the strings of a column are not where it says they are");
    if (found == 0)
        Py_RETURN_NONE;
    return PyLong_FromSsize_t(table.count);
}

PyObject *encode_strings(PyObject *Py_UNUSED(module), PyObject *args)
{
    Given given = {.layout = 0};
    PyObject *data, *found = NULL;
    int layout;
    if (!PyArg_ParseTuple(args, "z*y*O!Cnnw*w*:encode_strings", &given.validity, &given.places, &PyTuple_Type, &data,
                          &layout, &given.offset, &given.rows, &given.codes, &given.firsts))
        return NULL;
    given.layout = (char)layout;
    Py_ssize_t buffers = PyTuple_GET_SIZE(data);
    given.data = PyMem_Calloc((size_t)buffers + 1, sizeof(Py_buffer));
    if (given.data == NULL)
        PyErr_NoMemory();
    else if (layout != 'i' && layout != 'l' && layout != 'v')
        PyErr_SetString(PyExc_ValueError, "there is no such layout of strings");
    else {
        while (given.buffers < buffers) {
            PyObject *each = PyTuple_GET_ITEM(data, given.buffers);
            if (each != Py_None && PyObject_GetBuffer(each, &given.data[given.buffers], PyBUF_SIMPLE) < 0)
                break;
            given.buffers++;
        }
        if (given.buffers == buffers)
            found = answered(&given);
    }
    while (given.buffers--)
        PyBuffer_Release(&given.data[given.buffers]);
    PyMem_Free(given.data);
    PyBuffer_Release(&given.validity);
    PyBuffer_Release(&given.places);
    PyBuffer_Release(&given.codes);
    PyBuffer_Release(&given.firsts);
    return found;
}
