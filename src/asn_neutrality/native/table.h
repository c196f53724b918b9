/* Numbers by pairs of nodes, or by nodes; and what words are found by. */

#ifndef ASN_NEUTRALITY_TABLE_H
#define ASN_NEUTRALITY_TABLE_H

#include "native.h"

#define NOTHING UINT64_MAX /* the key of a free place: no node is so large */

typedef struct {
    size_t count, room; /* room is 0 or a power of two */
    uint64_t *keys;
    uint32_t *values;
} Table;

static inline uint64_t pair(uint32_t first, uint32_t second)
{
    return (uint64_t)first << 32 | second;
}

/* A hash with one more word. */
static inline uint64_t mixed(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

static inline uint64_t hash_of(uint64_t first, const uint64_t *words, size_t count)
{
    for (size_t n = 0; n < count; n++)
        first = mixed(first, words[n]);
    return first;
}

/* The place of a key, or the free one where it belongs. There is always a free one. */
static inline size_t table_place(const Table *table, uint64_t key)
{
    size_t place = (size_t)mixed(0, key) & (table->room - 1);
    while (table->keys[place] != key && table->keys[place] != NOTHING)
        place = (place + 1) & (table->room - 1);
    return place;
}

/* Whether a key is there; then its value. */
static inline int table_get(const Table *table, uint64_t key, uint32_t *value)
{
    if (table->count == 0)
        return 0;
    size_t place = table_place(table, key);
    if (table->keys[place] != key)
        return 0;
    *value = table->values[place];
    return 1;
}

/* 0 where memory is out; then nothing has changed. */
int table_put(Table *table, uint64_t key, uint32_t value);

/* Remembers what was found; -1 where nothing was, or with an exception where it cannot be remembered. */
int64_t table_kept(Table *table, uint64_t key, int64_t found);
void table_clear(Table *table);
void table_free(Table *table);

#endif
