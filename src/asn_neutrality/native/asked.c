/* What was asked of sets of nodes, remembered. */

#include "asked.h"

static int is_same(const Asked *self, const Question *question, uint32_t of, const uint64_t *others, size_t count)
{
    const uint32_t *numbers = self->numbers + question->first;
    if (numbers[0] != of || numbers[1] != count)
        return 0;
    for (size_t n = 0; n < count; n++)
        if (numbers[2 + n] != others[n])
            return 0;
    return 1;
}

int asked_before(const Asked *self, uint32_t of, const uint64_t *others, size_t count)
{
    if (self->places == 0)
        return -1;
    uint32_t hash = (uint32_t)hash_of(of, others, count);
    for (size_t place = hash & (self->places - 1); self->slots[place] != NO_NODE;
         place = (place + 1) & (self->places - 1)) {
        const Question *question = &self->asked[self->slots[place]];
        if (question->hash == hash && is_same(self, question, of, others, count))
            return question->found;
    }
    return -1;
}

static int more_room(Asked *self, size_t numbers)
{
    if (self->count == self->room) {
        size_t room = self->room ? 2 * self->room : 64;
        Question *asked = PyMem_Realloc(self->asked, room * sizeof(Question));
        if (asked == NULL)
            return 0;
        self->asked = asked;
        self->room = room;
    }
    if (self->used + numbers > self->space) {
        size_t space = self->space ? self->space : 256;
        while (self->used + numbers > space)
            space *= 2;
        uint32_t *grown = PyMem_Realloc(self->numbers, space * sizeof(uint32_t));
        if (grown == NULL)
            return 0;
        self->numbers = grown;
        self->space = space;
    }
    if (2 * (self->count + 1) <= self->places)
        return 1;
    size_t places = self->places ? 2 * self->places : 128;
    uint32_t *slots = PyMem_Malloc(places * sizeof(uint32_t));
    if (slots == NULL)
        return 0;
    memset(slots, 0xFF, places * sizeof(uint32_t));
    for (size_t n = 0; n < self->count; n++) {
        size_t place = self->asked[n].hash & (places - 1);
        while (slots[place] != NO_NODE)
            place = (place + 1) & (places - 1);
        slots[place] = (uint32_t)n;
    }
    PyMem_Free(self->slots);
    self->slots = slots;
    self->places = places;
    return 1;
}

int asked_now(Asked *self, uint32_t of, const uint64_t *others, size_t count, int found)
{
    if (self->count >= MOST_NODES || !more_room(self, 2 + count)) {
        PyErr_NoMemory();
        return -1;
    }
    Question *question = &self->asked[self->count];
    *question = (Question){self->used, (uint32_t)hash_of(of, others, count), found};
    uint32_t *numbers = self->numbers + self->used;
    numbers[0] = of;
    numbers[1] = (uint32_t)count;
    for (size_t n = 0; n < count; n++)
        numbers[2 + n] = (uint32_t)others[n];
    self->used += 2 + count;
    size_t place = question->hash & (self->places - 1);
    while (self->slots[place] != NO_NODE)
        place = (place + 1) & (self->places - 1);
    self->slots[place] = (uint32_t)self->count++;
    return found;
}

void asked_free(Asked *self)
{
    PyMem_Free(self->asked);
    PyMem_Free(self->numbers);
    PyMem_Free(self->slots);
}
