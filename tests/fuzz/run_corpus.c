/* Replays files through a fuzz target, so that every corpus is an ordinary test: run_corpus FILE…
 * Ends with 0 when the target has taken them all, and with 1 when there was none or one cannot be
 * read. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay(const char *name)
{
    FILE *file = fopen(name, "rb");
    if (file == NULL) {
        perror(name);
        return 1;
    }
    size_t size = 0;
    size_t capacity = 4096;
    uint8_t *data = malloc(capacity);
    while (data != NULL) {
        size += fread(data + size, 1, capacity - size, file);
        if (size < capacity) {
            break;
        }
        capacity *= 2;
        uint8_t *grown = realloc(data, capacity);
        if (grown == NULL) {
            free(data);
        }
        data = grown;
    }
    int failed = data == NULL || ferror(file) != 0;
    fclose(file);
    if (failed) {
        fprintf(stderr, "%s: cannot be read\n", name);
    } else {
        fprintf(stderr, "%s: %zu bytes\n", name, size);
        LLVMFuzzerTestOneInput(data, size);
    }
    free(data);
    return failed;
}

int main(int count, char **names)
{
    int failed = count < 2;
    for (int i = 1; i < count; i++) {
        failed |= replay(names[i]);
    }
    return failed;
}
