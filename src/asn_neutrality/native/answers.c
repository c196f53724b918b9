/* The outcomes of subjects under each answer to questions of reading. What is right is told in engine/answers.py. */

#include "case.h"

/* Subjects one after the other: nodes of scratch, and where those of each begin. */
typedef struct {
    Case *of;
    Scratch *scratch;
    size_t subjects, *starts; /* one more start than subjects */
    uint64_t *turning;        /* by subject a set of levels */
    int spared;
    Asked known;              /* outcomes by the diagrams of which some holds */
    PyObject **row;           /* room for the outcomes of each subject */
} Answers;

static size_t length(const Answers *self, size_t subject)
{
    return self->starts[subject + 1] - self->starts[subject];
}

static int turns_on(const Answers *self, size_t subject, uint32_t level)
{
    return has(self->turning + subject * self->of->store->span, level);
}

/* Those that were handed in, and the levels on which each turns. */
static int take_subjects(Answers *self, PyObject *subjects)
{
    Case *of = self->of;
    uint32_t span = of->store->span;
    self->subjects = (size_t)PyTuple_GET_SIZE(subjects);
    self->starts = PyMem_Calloc(self->subjects + 1, sizeof(size_t));
    self->turning = PyMem_Calloc(self->subjects * span + 1, sizeof(uint64_t));
    self->row = PyMem_Calloc(self->subjects + 1, sizeof(PyObject *));
    if (self->starts == NULL || self->turning == NULL || self->row == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (size_t n = 0; n < self->subjects; n++) {
        self->starts[n] = self->scratch->count;
        if (take_subject(of, self->scratch, PyTuple_GET_ITEM(subjects, (Py_ssize_t)n)) < 0)
            return -1;
    }
    self->starts[self->subjects] = self->scratch->count;
    for (size_t n = 0; n < self->subjects; n++)
        if (turns(of, self->scratch, self->starts[n], length(self, n), self->turning + n * span) < 0)
            return -1;
    return 0;
}

/* The diagrams of the subjects that turn on a question, where it has an answer, at the end of scratch: as many as there
   are nodes of subjects, of which others stay what they are. */
static int put_fixed(Answers *self, uint32_t level, size_t code)
{
    Store *store = self->of->store;
    Scratch *scratch = self->scratch;
    size_t first = self->starts[0], count = self->starts[self->subjects] - first, fixed = scratch->count;
    int64_t *codes = PyMem_Calloc(store->levels + 1, sizeof(int64_t));
    uint64_t *levels = PyMem_Calloc(store->span, sizeof(uint64_t));
    Table memo = {0};
    int64_t found = -1;
    if (codes == NULL || levels == NULL)
        PyErr_NoMemory();
    else if (more_words(scratch, count) != NULL) {
        codes[level] = (int64_t)code;
        levels[level / 64] = UINT64_C(1) << level % 64;
        found = 0;
        for (size_t n = 0; n < self->subjects; n++)
            for (size_t at = self->starts[n]; at < self->starts[n + 1] && found >= 0; at++) {
                uint32_t node = (uint32_t)scratch->words[at];
                found = turns_on(self, n, level) ? fix(store, scratch, node, codes, levels, &memo) : node;
                if (found >= 0)
                    scratch->words[fixed + at - first] = (uint64_t)found;
            }
    }
    table_free(&memo);
    PyMem_Free(codes);
    PyMem_Free(levels);
    return found < 0 ? -1 : 0;
}

/* The outcome of some nodes of scratch, each counted once. */
static int answer(Answers *self, size_t nodes, size_t count)
{
    Scratch *scratch = self->scratch;
    size_t subject = scratch->count, different = 0;
    if (more_words(scratch, 2 * count) == NULL)
        return -1;
    for (size_t n = 0; n < count; n++) {
        uint64_t node = scratch->words[nodes + n];
        if (!is_among(scratch, subject, different, node))
            scratch->words[subject + different++] = node;
    }
    size_t key = subject + different, false_too = is_among(scratch, subject, different, FALSE_NODE);
    scratch->count = key + different;
    memcpy(scratch->words + key, scratch->words + subject, different * sizeof(uint64_t));
    size_t others = sort_parts(scratch, key);
    int found = asked_before(&self->known, (uint32_t)false_too, scratch->words + key, others);
    if (found < 0) {
        found = self->spared ? reached(self->of, scratch, subject, different) : 0;
        if (found > 0)
            found = UNDETERMINED;
        else if (found == 0)
            found = outcome_of(self->of, scratch, subject, different);
        if (found >= 0)
            found = asked_now(&self->known, (uint32_t)false_too, scratch->words + key, others, found);
    }
    scratch->count = subject;
    return found;
}

/* The outcomes of a subject under each answer, of which there are `size`; whether they differ. */
static int answered(Answers *self, size_t subject, uint32_t level, size_t size, size_t fixed)
{
    const Scratch *scratch = self->scratch;
    size_t all = self->starts[self->subjects] - self->starts[0], start = self->starts[subject];
    size_t count = length(self, subject);
    int same = !turns_on(self, subject, level) || is_among(scratch, start, count, TRUE_NODE), differ = 0, first = 0;
    PyObject *row = self->row[subject] = PyTuple_New((Py_ssize_t)size);
    if (row == NULL)
        return -1;
    for (size_t code = 0; code < size; code++) {
        int found = first;
        if (!same)
            found = answer(self, fixed + code * all + start - self->starts[0], count);
        else if (code == 0)
            found = answer(self, start, count);
        if (found < 0)
            return -1;
        first = code == 0 ? found : first;
        differ |= found != first;
        PyObject *outcome = PyTuple_GET_ITEM(self->of->outcomes, found);
        Py_INCREF(outcome);
        PyTuple_SET_ITEM(row, (Py_ssize_t)code, outcome);
    }
    return differ;
}

/* The outcomes of the first subject, and of others that the answers tell apart; NULL without an error where they tell
   none apart. */
static PyObject *asked_of(Answers *self, uint32_t level, size_t size)
{
    size_t fixed = self->scratch->count;
    int differ = 0;
    for (size_t code = 0; code < size; code++)
        if (put_fixed(self, level, code) < 0)
            return NULL;
    for (size_t n = 0; n < self->subjects; n++) {
        int here = n == 0 || turns_on(self, n, level) ? answered(self, n, level, size, fixed) : 0;
        if (here < 0)
            return NULL;
        differ |= here;
        if (n > 0 && !here)
            Py_CLEAR(self->row[n]);
    }
    PyObject *found = differ ? PyTuple_New((Py_ssize_t)self->subjects) : NULL;
    for (size_t n = 0; found != NULL && n < self->subjects; n++) {
        PyObject *row = self->row[n] == NULL ? Py_None : self->row[n];
        Py_INCREF(row);
        PyTuple_SET_ITEM(found, (Py_ssize_t)n, row);
    }
    return found;
}

/* Whether what went wrong is that something was too large: then it is forgotten. */
static int forgiven(Store *store)
{
    PyObject *error = PyObject_GetAttrString((PyObject *)store, "too_large");
    int forgiven = error != NULL && PyErr_ExceptionMatches(error);
    Py_XDECREF(error);
    if (forgiven)
        PyErr_Clear();
    return forgiven;
}

/* One question put, what is found of it added; what is too large to be told is left out. */
static int put(Answers *self, Py_ssize_t place, uint32_t level, size_t size, PyObject *list)
{
    size_t before = self->scratch->count;
    PyObject *found = asked_of(self, level, size);
    self->scratch->count = before;
    for (size_t n = 0; n < self->subjects; n++)
        Py_CLEAR(self->row[n]);
    if (found != NULL) {
        PyObject *both = Py_BuildValue("(nN)", place, found);
        int failed = both == NULL || PyList_Append(list, both) < 0;
        Py_XDECREF(both);
        return failed ? -1 : 0;
    }
    return !PyErr_Occurred() || forgiven(self->of->store) ? 0 : -1;
}

/* The level of a question, and the number of its answers. */
static int take_question(const Store *store, PyObject *question, uint32_t *level, size_t *size)
{
    int64_t found = is_pair(question) ? level_from(store, PyTuple_GET_ITEM(question, 0)) : -1;
    if (found < 0)
        return -1;
    *level = (uint32_t)found;
    *size = PyLong_AsSize_t(PyTuple_GET_ITEM(question, 1));
    if (PyErr_Occurred())
        return -1;
    if (*size == 0 || *size > 64 * (size_t)store->width[*level]) {
        PyErr_SetString(PyExc_ValueError, "a question has at least one answer, and no more than its variable classes");
        return -1;
    }
    return 0;
}

/* The questions on which the first subject turns, put one after the other. */
static int put_all(Answers *self, PyObject *asked, Py_ssize_t more, PyObject *list)
{
    Store *store = self->of->store;
    Py_ssize_t limit = store->limit;
    int failed = 0, begun = 0;
    for (Py_ssize_t n = 0; n < PyTuple_GET_SIZE(asked) && !failed; n++) {
        uint32_t level;
        size_t size;
        failed = take_question(store, PyTuple_GET_ITEM(asked, n), &level, &size) < 0;
        if (failed || !turns_on(self, 0, level))
            continue;
        if (!begun) {
            self->spared = spared(self->of, self->scratch, self->starts[0], length(self, 0));
            failed = self->spared < 0;
            /* For all of them: what else is asked of the event needs room as well. */
            store->limit = more < limit - (Py_ssize_t)store->count ? (Py_ssize_t)store->count + more : limit;
            begun = 1;
        }
        failed = failed || put(self, n, level, size, list) < 0;
    }
    store->limit = limit;
    return failed ? -1 : 0;
}

PyObject *answers(Case *of, Scratch *scratch, PyObject *subjects, PyObject *asked, Py_ssize_t more)
{
    Answers self = {.of = of, .scratch = scratch};
    PyObject *list = PyList_New(0);
    if (list != NULL && PyTuple_GET_SIZE(subjects) > 0 &&
        (take_subjects(&self, subjects) < 0 || put_all(&self, asked, more, list) < 0))
        Py_CLEAR(list);
    PyMem_Free(self.starts);
    PyMem_Free(self.turning);
    PyMem_Free(self.row);
    asked_free(&self.known);
    return list;
}
