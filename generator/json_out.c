/* Strings of JSON (RFC 8259): quotation marks, backslashes and control characters escaped. */
#include "generator/json_out.h"

#include "base/text.h"

static void add_string(struct text_buffer *out, const char *text)
{
    text_buffer_add(out, "\"");
    for (const char *c = text; *c; c++) {
        if (*c == '"' || *c == '\\')
            text_buffer_add(out, "\\");
        if ((unsigned char)*c < 0x20)
            text_buffer_add_format(out, "\\u%04x", (unsigned)(unsigned char)*c);
        else
            text_buffer_add_n(out, c, 1);
    }
    text_buffer_add(out, "\"");
}

void json_add(struct text_buffer *out, const char *key, const char *text)
{
    text_buffer_add_format(out, ",\"%s\":", key);
    add_string(out, text ? text : "");
}
