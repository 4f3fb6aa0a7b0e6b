/* X15: temporary files for libxlsxwriter 1.1.4, which looks at no result of a write to one: its own
 * lxw_tmpfile() is replaced by ours (the library calls it through its table of symbols, so that a
 * program can).
 *
 * A file is in memory until it is large, then on disk, without a name. One that could not be
 * written or read gives, instead of what it held, the mark below and the error's number: the
 * library copies that into the workbook, where reading back finds it. So no failure is lost, and
 * nothing needs to be remembered beside the file. */
#ifndef RAINGAN_OUTPUT_XLSX_TMPFILE_H
#define RAINGAN_OUTPUT_XLSX_TMPFILE_H

/* No XML may hold it, and no text of ours does. An object, so that whoever looks for it links ours.
 */
extern const char xlsx_tmpfile_mark;

/* Bytes of a file that are kept in memory. */
enum { XLSX_TMPFILE_IN_MEMORY = 256 * 1024 };

#endif
