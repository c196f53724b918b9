/* Steps over one block, compiled once for each kind of processor: NAME gives it a name of its own, TARGET says what the
 * processor has. A room has BLOCK words; steps that only join rooms join all of them, whatever the last words hold. */

/* The rows of a block that have a byte. */
TARGET static inline void NAME(equal_bytes)(const char *values, uint8_t code, uint64_t *room)
{
#if defined(WITH_AVX512)
    const __m512i wanted = _mm512_set1_epi8((char)code);
#pragma GCC unroll 64
    for (size_t word = 0; word < BLOCK; word++)
        room[word] = _mm512_cmpeq_epi8_mask(_mm512_loadu_si512(values + word * WORD), wanted);
#elif defined(WITH_AVX2)
    const __m256i wanted = _mm256_set1_epi8((char)code), *at = (const __m256i *)values;
#pragma GCC unroll 8
    for (size_t half = 0; half < 2 * BLOCK; half++) {
        int found = _mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_loadu_si256(at + half), wanted));
        memcpy((char *)room + half * sizeof found, &found, sizeof found);
    }
#else
    for (size_t word = 0; word < BLOCK; word++) {
        uint8_t flags[WORD];
        for (size_t row = 0; row < WORD; row++)
            flags[row] = (uint8_t)values[word * WORD + row] == code;
        pack(flags, &room[word]);
    }
#endif
}

/* The rows of a block that have a number, or (since) that or a greater one. */
TARGET static inline void NAME(compare_numbers)(const char *values, int32_t number, int since,
                                                uint64_t *room)
{
#if defined(WITH_AVX512)
    const __m512i wanted = _mm512_set1_epi32(number);
#pragma GCC unroll 16
    for (size_t word = 0; word < BLOCK; word++) {
        const char *at = values + word * WORD * sizeof(int32_t);
        uint64_t found = 0;
        for (int part = 0; part < 4; part++) {
            __m512i some = _mm512_loadu_si512(at + part * 64);
            uint64_t mask = since ? _mm512_cmpge_epi32_mask(some, wanted) : _mm512_cmpeq_epi32_mask(some, wanted);
            found |= mask << part * 16;
        }
        room[word] = found;
    }
#elif defined(WITH_AVX2)
    const __m256i wanted = _mm256_set1_epi32(number), *at = (const __m256i *)values;
    const __m256i in_order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7); /* packing takes halves of registers in turns */
    const int turned = since ? -1 : 0; /* those that are not before */
#pragma GCC unroll 2
    for (size_t half = 0; half < 2 * BLOCK; half++, at += 4) {
        __m256i flags[4];
        for (int part = 0; part < 4; part++) {
            __m256i some = _mm256_loadu_si256(at + part);
            flags[part] = since ? _mm256_cmpgt_epi32(wanted, some) : _mm256_cmpeq_epi32(wanted, some);
        }
        __m256i first = _mm256_packs_epi32(flags[0], flags[1]), last = _mm256_packs_epi32(flags[2], flags[3]);
        int found = turned ^ _mm256_movemask_epi8(
                                 _mm256_permutevar8x32_epi32(_mm256_packs_epi16(first, last), in_order));
        memcpy((char *)room + half * sizeof found, &found, sizeof found);
    }
#else
    for (size_t word = 0; word < BLOCK; word++) {
        uint8_t flags[WORD];
        for (size_t row = 0; row < WORD; row++) {
            int32_t value;
            memcpy(&value, values + (word * WORD + row) * sizeof value, sizeof value);
            flags[row] = since ? value >= number : value == number;
        }
        pack(flags, &room[word]);
    }
#endif
}

/* The lowest byte of each code. */
TARGET static inline void NAME(narrow)(const char *restrict values, size_t width, char *restrict bytes, size_t count)
{
#define NARROW(type)                                                                                                    \
    for (size_t row = 0; row < count; row++) {                                                                          \
        type value;                                                                                                     \
        memcpy(&value, values + row * sizeof value, sizeof value);                                                      \
        bytes[row] = (char)(uint8_t)value;                                                                              \
    }
    switch (width) {
    case 1:
        memcpy(bytes, values, count);
        break;
    case 2:
        NARROW(uint16_t)
        break;
    case 4:
        NARROW(uint32_t)
        break;
    default:
        NARROW(uint64_t)
    }
#undef NARROW
}

/* The values of a block at hand: copied where they are too wide, or end before the block does; zeros follow. */
TARGET static inline void NAME(prepare)(struct column *column, size_t first)
{
    size_t left = column->count <= first ? 0 : column->count - first;
    size_t rows = BLOCK_ROWS, there = left < rows ? left : rows;
    size_t size = column->form == CODES ? 1 : column->width;
    const char *values = there == 0 ? NULL : (const char *)column->values.buf + first * column->width;
    if (there == rows && size == column->width) {
        column->here = values;
        return;
    }
    if (there != 0 && size != column->width)
        NAME(narrow)(values, column->width, column->scratch, there);
    else if (there != 0)
        memcpy(column->scratch, values, there * size);
    memset(column->scratch + there * size, 0, (rows - there) * size);
    column->here = column->scratch;
}

/* The rows of a block without a bit. */
TARGET static inline void NAME(inverted)(const char *bits, size_t words, uint64_t *room)
{
    for (size_t word = 0; word < words; word++) {
        uint64_t here;
        memcpy(&here, bits + word * sizeof here, sizeof here);
        room[word] = ~here;
    }
}

TARGET static inline void NAME(run_leaf)(const struct run *run, const struct step *step, size_t word, size_t words)
{
    const struct column *column = &run->columns[step->at];
    uint64_t *into = room_of(run, step->into);
    switch (step->kind) {
    case EQUAL:
        if (column->form == CODES)
            NAME(equal_bytes)(column->here, (uint8_t)step->number, into);
        else
            NAME(compare_numbers)(column->here, step->number, 0, into);
        break;
    case SINCE:
        NAME(compare_numbers)(column->here, step->number, 1, into);
        break;
    case TRUTH:
        memcpy(into, (const char *)column->values.buf + word * sizeof *into, words * sizeof *into);
        break;
    default:
        if (column->present.obj == NULL)
            memset(into, 0, BLOCK * sizeof *into);
        else
            NAME(inverted)((const char *)column->present.buf + word * sizeof *into, words, into);
    }
}

/* Words that are joined at once: a register. A compiler that must put one together of smaller ones spills all. */
#if !defined(__GNUC__)
typedef uint64_t NAME(lane);
#elif defined(WITH_AVX512)
typedef uint64_t NAME(lane) __attribute__((vector_size(64), may_alias));
#elif defined(WITH_AVX2)
typedef uint64_t NAME(lane) __attribute__((vector_size(32), may_alias));
#else
typedef uint64_t NAME(lane) __attribute__((vector_size(16), may_alias));
#endif

#define HELD 8 /* lanes at once, so that they and what is read stay in registers where there are sixteen */
#define PARTS (BLOCK * sizeof(uint64_t) / sizeof(NAME(lane)) / HELD)
#define EACH_LANE(what)                                                                                                 \
    for (size_t place = 0; place < HELD; place++)                                                                       \
    what

TARGET static inline const NAME(lane) *NAME(part_of)(const struct run *run, int32_t operand, size_t part)
{
    return (const NAME(lane) *)room_of(run, operand) + part * HELD;
}

/* What an operand is joined with so that one of other rows is turned. */
TARGET static inline NAME(lane) NAME(turned)(int32_t operand)
{
    return (NAME(lane)){0} - (uint64_t)(operand < 0);
}

/* What is held of the operands stays in registers. Operands differ in no branch: a processor that foresees where the
 * next one leads is several times as fast. */
TARGET static inline void NAME(run_join)(const struct run *run, const struct step *step)
{
    const int32_t *first = run->operands + step->at, *end = first + step->number;
    for (size_t part = 0; part < PARTS; part++) {
        NAME(lane) held[HELD], *into = (NAME(lane) *)room_of(run, step->into) + part * HELD;
        if (step->kind == BOTH) {
            EACH_LANE(held[place] = ~(NAME(lane)){0};)
            for (const int32_t *operand = first; operand < end; operand++) {
                const NAME(lane) *room = NAME(part_of)(run, *operand, part), turned = NAME(turned)(*operand);
                EACH_LANE(held[place] &= room[place] ^ turned;)
            }
        } else {
            EACH_LANE(held[place] = (NAME(lane)){0};)
            for (const int32_t *operand = first; operand < end; operand++) {
                const NAME(lane) *room = NAME(part_of)(run, *operand, part), turned = NAME(turned)(*operand);
                EACH_LANE(held[place] ^= room[place] ^ turned;)
            }
        }
        EACH_LANE(into[place] = held[place];)
    }
}

/* Most joins are of two. */
TARGET static inline void NAME(run_pair)(const struct run *run, const struct step *step)
{
    const int32_t *operand = run->operands + step->at;
    const NAME(lane) turned = NAME(turned)(operand[0]), turned_other = NAME(turned)(operand[1]);
    for (size_t part = 0; part < PARTS; part++) {
        const NAME(lane) *one = NAME(part_of)(run, operand[0], part), *other = NAME(part_of)(run, operand[1], part);
        NAME(lane) held[HELD], *into = (NAME(lane) *)room_of(run, step->into) + part * HELD;
        EACH_LANE(held[place] = (one[place] ^ turned) & (other[place] ^ turned_other);)
        EACH_LANE(into[place] = held[place];)
    }
}

TARGET static inline void NAME(run_keep)(const struct run *run, const struct step *step, size_t word, size_t words)
{
    char *result = (char *)run->results.buf + ((size_t)step->into * run->words + word) * sizeof(uint64_t);
    const uint64_t *room = room_of(run, step->at), turned = (uint64_t)0 - (uint64_t)(step->at < 0);
    uint64_t held[BLOCK];
    for (size_t place = 0; place < BLOCK; place++)
        held[place] = room[place] ^ turned;
    memcpy(result, held, words * sizeof *held);
}
#undef EACH_LANE
#undef HELD
#undef PARTS

TARGET static void NAME(run_block)(const struct run *run, size_t word, size_t words)
{
    for (size_t place = 0; place < run->columns_count; place++)
        if (run->columns[place].used)
            NAME(prepare)(&run->columns[place], word * WORD);
    for (const struct step *step = run->steps, *end = step + run->steps_count; step < end; step++) {
        if (step->kind == KEEP)
            NAME(run_keep)(run, step, word, words);
        else if (step->kind == BOTH && step->number == 2)
            NAME(run_pair)(run, step);
        else if (step->kind >= BOTH)
            NAME(run_join)(run, step);
        else
            NAME(run_leaf)(run, step, word, words);
    }
}
