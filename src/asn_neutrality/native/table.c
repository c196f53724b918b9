#include "table.h"

#define FIRST_ROOM 64
#define KEPT_ROOM 4096 /* places of a table that is cleared rather than let go */

static int grow(Table *table)
{
    Table before = *table;
    table->room = before.room ? 2 * before.room : FIRST_ROOM;
    table->keys = PyMem_Malloc(table->room * sizeof(uint64_t));
    table->values = PyMem_Malloc(table->room * sizeof(uint32_t));
    if (table->keys == NULL || table->values == NULL) {
        PyMem_Free(table->keys);
        PyMem_Free(table->values);
        *table = before;
        return 0;
    }
    memset(table->keys, 0xFF, table->room * sizeof(uint64_t));
    for (size_t n = 0; n < before.room; n++)
        if (before.keys[n] != NOTHING) {
            size_t place = table_place(table, before.keys[n]);
            table->keys[place] = before.keys[n];
            table->values[place] = before.values[n];
        }
    PyMem_Free(before.keys);
    PyMem_Free(before.values);
    return 1;
}

int table_put(Table *table, uint64_t key, uint32_t value)
{
    if (2 * (table->count + 1) > table->room && !grow(table))
        return 0;
    size_t place = table_place(table, key);
    table->count += table->keys[place] == NOTHING;
    table->keys[place] = key;
    table->values[place] = value;
    return 1;
}

int64_t table_kept(Table *table, uint64_t key, int64_t found)
{
    if (found >= 0 && !table_put(table, key, (uint32_t)found)) {
        PyErr_NoMemory();
        return -1;
    }
    return found;
}

void table_clear(Table *table)
{
    if (table->room > KEPT_ROOM)
        table_free(table);
    else if (table->count)
        memset(table->keys, 0xFF, table->room * sizeof(uint64_t));
    table->count = 0;
}

void table_free(Table *table)
{
    PyMem_Free(table->keys);
    PyMem_Free(table->values);
    *table = (Table){0};
}
