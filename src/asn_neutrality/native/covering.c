/* Every choice of classes of the open facts leaves a term, or one leaves none: followed fact by fact, as in
   covering.py, over those words alone in which there are terms. */

#include "covering.h"

#define STEPS 1000000 /* words looked at */

typedef struct {
    Py_ssize_t whole; /* words of a class, */
    Py_ssize_t width; /* those in which there are terms, */
    Py_ssize_t *words; /* and which these are */
    const Way *ways;
    Py_ssize_t left; /* steps */
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

/* What the classes of a way let pass of these terms: whether one lets none pass, and whether some lets less pass than all.
   Keeps of `held` what all of them let pass. */
static void look_at(const Walk *self, const Way *way, const uint64_t *terms, uint64_t *held, int *none, int *less)
{
    const uint64_t *passed = way->classes;
    uint64_t lost = 0;
    for (Py_ssize_t m = 0; m < way->count; m++, passed += self->whole) {
        uint64_t any = 0;
        for (Py_ssize_t word = 0; word < self->width; word++) {
            uint64_t here = passed[self->words[word]];
            any |= terms[word] & here;
            lost |= terms[word] & ~here;
            held[word] &= here;
        }
        *none |= !any;
    }
    *less = lost != 0;
}

/* `terms` are of the words of the walk; those kept below stand behind them. `open` are the ways to be followed, as bits:
   what passes all these terms whatever it is need not be followed further. */
static Covered walk(Walk *self, uint64_t *terms, uint64_t open)
{
    Py_ssize_t width = self->width;
    uint64_t *held = terms + width, some = 0;
    memcpy(held, terms, (size_t)width * sizeof(uint64_t));
    for (uint64_t left = open; left; left &= left - 1) {
        const Way *way = &self->ways[lowest(left)];
        int none = 0, less;
        look_at(self, way, terms, held, &none, &less);
        if (none)
            return A_WAY_OUT; /* whatever the other facts are */
        if (!less)
            open &= ~(left & (~left + 1));
        if ((self->left -= way->count * width) < 0)
            return TOO_MANY_STEPS;
    }
    for (Py_ssize_t word = 0; word < width; word++)
        some |= held[word];
    if (some || (open & (open - 1)) == 0)
        return NO_WAY_OUT;
    const Way *way = &self->ways[lowest(open)];
    const uint64_t *passed = way->classes;
    for (Py_ssize_t m = 0; m < way->count; m++, passed += self->whole) {
        for (Py_ssize_t word = 0; word < width; word++)
            held[word] = terms[word] & passed[self->words[word]];
        Covered below = walk(self, held, open & (open - 1));
        if (below != NO_WAY_OUT)
            return below;
    }
    return NO_WAY_OUT;
}

Covered covers(Py_ssize_t width, const uint64_t *terms, const Way *ways, Py_ssize_t count, uint64_t *room)
{
    Walk self = {.whole = width, .words = (Py_ssize_t *)room, .ways = ways, .left = STEPS};
    uint64_t *first = room + width;
    for (Py_ssize_t word = 0; word < width; word++)
        if (terms[word]) {
            first[self.width] = terms[word];
            self.words[self.width++] = word;
        }
    return self.width ? walk(&self, first, (UINT64_C(1) << count) - 1) : A_WAY_OUT;
}
