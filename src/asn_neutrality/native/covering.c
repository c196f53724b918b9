/* Every choice of classes of the open facts leaves a term, or one leaves none: followed fact by fact, as in
   covering.py, over those words alone in which there are terms. */

#include "covering.h"

#define STEPS 1000000 /* words looked at */

typedef struct {
    Py_ssize_t width; /* words in which there are terms, */
    Py_ssize_t *words; /* and which these are */
    const Way *ways;
    Py_ssize_t count, left;
} Walk;

void ways_sort(Way *ways, Py_ssize_t count)
{
    for (Py_ssize_t n = 1; n < count; n++) {
        Way way = ways[n];
        Py_ssize_t at = n;
        for (; at > 0 && ways[at - 1].count > way.count; at--)
            ways[at] = ways[at - 1];
        ways[at] = way;
    }
}

/* `terms` are of the words of the walk; those kept below stand behind them. */
static Covered walk(Walk *self, uint64_t *terms, Py_ssize_t from, Py_ssize_t whole)
{
    Py_ssize_t width = self->width;
    uint64_t *held = terms + width, some = 0;
    memcpy(held, terms, (size_t)width * sizeof(uint64_t));
    for (Py_ssize_t n = from; n < self->count; n++) {
        const uint64_t *passed = self->ways[n].classes;
        for (Py_ssize_t m = 0; m < self->ways[n].count; m++, passed += whole) {
            uint64_t any = 0;
            for (Py_ssize_t word = 0; word < width; word++) {
                uint64_t here = passed[self->words[word]];
                any |= terms[word] & here;
                held[word] &= here;
            }
            if (!any)
                return A_WAY_OUT; /* whatever the other facts are */
        }
        if ((self->left -= self->ways[n].count * width) < 0)
            return TOO_MANY_STEPS;
    }
    for (Py_ssize_t word = 0; word < width; word++)
        some |= held[word];
    if (some || self->count - from == 1)
        return NO_WAY_OUT;
    if (from == self->count)
        return A_WAY_OUT; /* there were no terms */
    const uint64_t *passed = self->ways[from].classes;
    for (Py_ssize_t m = 0; m < self->ways[from].count; m++, passed += whole) {
        for (Py_ssize_t word = 0; word < width; word++)
            held[word] = terms[word] & passed[self->words[word]];
        Covered below = walk(self, held, from + 1, whole);
        if (below != NO_WAY_OUT)
            return below;
    }
    return NO_WAY_OUT;
}

Covered covers(Py_ssize_t width, const uint64_t *terms, const Way *ways, Py_ssize_t count, uint64_t *room)
{
    Walk self = {.words = (Py_ssize_t *)room, .ways = ways, .count = count, .left = STEPS};
    uint64_t *first = room + width;
    for (Py_ssize_t word = 0; word < width; word++)
        if (terms[word]) {
            first[self.width] = terms[word];
            self.words[self.width++] = word;
        }
    return self.width ? walk(&self, first, 0, width) : A_WAY_OUT;
}
