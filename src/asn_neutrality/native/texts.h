/* Strings of Arrow arrays, some rows at a time. */

#ifndef ASN_NEUTRALITY_TEXTS_H
#define ASN_NEUTRALITY_TEXTS_H

#include "native.h"

#define BLOCK 512         /* rows at a time: what is found of them stays in the first cache */
#define WORDS 3           /* of the head of a string, by which it is told from others */
#define HEAD (8 * WORDS)
#define NOTHING INT32_MIN /* the size of what is null; its low bits are those of an empty string */

/* The buffers of an array, as they are handed in. Offsets have 32 (layout i) or 64 bits (l), or there are views (v). */
typedef struct {
    Py_buffer validity, places, *data;
    Py_ssize_t buffers, offset, rows;
    int layout;
} Texts;

/* Some rows. At `text` a whole head can be read, whatever the size. */
typedef struct {
    const unsigned char *text[BLOCK];
    int32_t size[BLOCK], longest;
    uint16_t code[BLOCK];
    int rows;
    unsigned char copies[BLOCK][HEAD]; /* of strings too near the end of their buffer */
} Block;

/* Fills in the buffers of a tuple; 0 with an exception where it has others. */
int gather_texts(Texts *texts, PyObject *data);

/* Gives back all buffers. */
void release_texts(Texts *texts);

/* Whether the buffers have what offset and rows say they have. */
int measured_texts(const Texts *texts);

/* Fills a block with rows from `first` on; 0 where their strings do not lie in the buffers. */
int read_texts(const Texts *texts, Py_ssize_t first, Block *block);

#endif
