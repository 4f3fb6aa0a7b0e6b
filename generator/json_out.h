/* The JSON that we write: lines of flat objects. */
#ifndef RAINGAN_GENERATOR_JSON_OUT_H
#define RAINGAN_GENERATOR_JSON_OUT_H

struct text_buffer;

/* ,"key":"text" with what JSON asks to be escaped; NULL is "". `key` is ours, plain ASCII. */
void json_add(struct text_buffer *out, const char *key, const char *text);

#endif
