/* Where the program's own layouts, fonts settings, words and reference data are. */
#ifndef RAINGAN_GENERATOR_DATA_FOLDER_H
#define RAINGAN_GENERATOR_DATA_FOLDER_H

struct arena;

/* The folder that holds layouts/, fonts/ and input/reference/: $RAINGAN_DATA if set; else the source tree
 * that the program was built in (PROGRAM/../..); else PREFIX/share/raingan beside the installed program;
 * else the folder given when it was built. Absolute, or as $RAINGAN_DATA says. */
const char *data_folder(struct arena *arena);

#endif
