/* Opens qpdf; calls nothing in it. */
#include "output/merge_library.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

bool merge_library_find(const char *file, struct merge_library *out, const char **fault)
{
    /* It stays open to the end: what C++ libraries have set up is not well taken down. */
    void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    void *found;
    if (!library) {
        *fault = dlerror();
        return false;
    }
#define FIND(name)                                                                                 \
    if (!(found = dlsym(library, "qpdf_" #name))) {                                                \
        *fault = dlerror();                                                                        \
        return false;                                                                              \
    }                                                                                              \
    memcpy(&out->name, &found, sizeof found);
    MERGE_LIBRARY_CALLS(FIND)
#undef FIND
    return true;
}

/* The one thing in the house that is kept beside the arenas: like the libraries that the linker
 * opens, it is the process's, and the same for every packet. */
static struct merge_library *opened(void)
{
    static struct merge_library library;
    return &library;
}

const struct merge_library *merge_library(void)
{
    return opened();
}

bool merge_library_open(const char **fault)
{
    return opened()->init || merge_library_find(RAINGAN_QPDF, opened(), fault);
}
