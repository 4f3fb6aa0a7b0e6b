/* A folder of a test's own, below TMPDIR, and gone afterwards. */
#ifndef RAINGAN_TESTS_FOLDER_H
#define RAINGAN_TESTS_FOLDER_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* nftw, mkdtemp */
#endif

#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { TEST_FOLDER_SIZE = 256 };

static inline bool test_folder_make(char folder[TEST_FOLDER_SIZE])
{
    const char *place = getenv("TMPDIR");
    int length = snprintf(folder, TEST_FOLDER_SIZE, "%s/raingan-test-XXXXXX",
                          place && *place ? place : "/tmp");
    return length < TEST_FOLDER_SIZE && mkdtemp(folder) != NULL;
}

static inline int test_folder_remove_one(const char *path, const struct stat *status, int kind,
                                         struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

/* With all that is in it; links are not followed. */
static inline void test_folder_remove(const char *folder)
{
    nftw(folder, test_folder_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

#endif
