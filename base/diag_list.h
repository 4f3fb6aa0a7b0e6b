/* Between diag.c and diag_message.c only. */
#ifndef RAINGAN_BASE_DIAG_LIST_H
#define RAINGAN_BASE_DIAG_LIST_H

#include "base/diag.h"

/* How many of one code were counted but not kept. */
unsigned long diag_left_out(const struct diag *diag, enum diag_code code);

#endif
