/* The word list against the plain way: every term that begins a text, one by one from the files. */
#include <dirent.h>

#include "tests/fonts/fixture.h"

#include "fonts/break_letters.h"
#include "fonts/break_words.h"

enum { TERMS_MAX = 20000, FILE_MAX = 1 << 20 };

struct term {
    const char *text; /* without its bars */
    size_t order;
    uint64_t dear;
};

static int by_text(const void *left, const void *right)
{
    return strcmp(((const struct term *)left)->text, ((const struct term *)right)->text);
}

static int by_text_and_order(const void *left, const void *right)
{
    const struct term *a = left, *b = right;
    int order = by_text(a, b);
    return order != 0 ? order : (a->order > b->order) - (a->order < b->order);
}

static void add_line(struct arena *arena, const char *line, struct term *terms, size_t *count)
{
    char *bare = text_copy(arena, text_trim(arena, text_copy_n(arena, line, strcspn(line, "#\r\n"))));
    char *to = bare;
    struct term term = {bare, *count, 0};
    size_t letters = 0;
    for (const char *at = bare; *at; at++) {
        if (*at == '|')
            term.dear |= UINT64_C(1) << (letters - 1);
        else
            *to++ = *at;
        letters += *at != '|' && ((unsigned char)*at & 0xC0) != 0x80;
    }
    *to = '\0';
    if (letters == 0)
        return;
    assert_true(*count < TERMS_MAX);
    terms[(*count)++] = term;
}

/* Sorted; of equal terms the last of the files, which are read by name. */
static size_t read_plainly(struct arena *arena, const char *folder, struct term *terms)
{
    struct dirent **entries;
    size_t count = 0, kept = 0;
    char line[1024];
    int files = scandir(folder, &entries, NULL, alphasort);
    assert_true(files > 0);
    for (int i = 0; i < files; i++) {
        if (text_ends_with(entries[i]->d_name, ".txt")) {
            FILE *file = fopen(text_format(arena, "%s/%s", folder, entries[i]->d_name), "r");
            assert_non_null(file);
            while (fgets(line, sizeof line, file))
                add_line(arena, line, terms, &count);
            fclose(file);
        }
        free(entries[i]);
    }
    free(entries);
    qsort(terms, count, sizeof *terms, by_text_and_order);
    for (size_t i = 0; i < count; i++)
        if (i + 1 == count || by_text(&terms[i], &terms[i + 1]) != 0)
            terms[kept++] = terms[i];
    return kept;
}

/* Both ways through one text. */
static void compare(struct arena *arena, const struct word_list *list, const struct term *terms,
                    size_t count, const char *text)
{
    uint32_t letters[4 * WORD_LETTERS] = {0};
    struct word_match matches[WORD_LETTERS];
    size_t length = 0, found = 0;
    for (const char *at = text; *at; length++)
        letters[length] = letter_next(&at);
    size_t given = word_list_match(list, letters, length, matches, WORD_LETTERS);
    const char *end = text;
    for (size_t i = 1; i <= length && i <= WORD_LETTERS; i++) {
        letter_next(&end);
        struct term wanted = {text_copy_n(arena, text, (size_t)(end - text)), 0, 0};
        const struct term *term = bsearch(&wanted, terms, count, sizeof *terms, by_text);
        if (!term)
            continue;
        assert_true(found < given);
        assert_int_equal(matches[found].length, i);
        assert_int_equal(matches[found].dear, term->dear);
        found++;
    }
    assert_int_equal(given, found);
}

static void compare_all(struct arena *arena, const char *folder)
{
    struct diag *diag = diag_new(arena);
    struct word_list *list = word_list_new(arena);
    struct term *terms = arena_alloc_array(arena, TERMS_MAX, sizeof *terms);
    word_list_read(list, folder, diag);
    size_t count = read_plainly(arena, folder, terms);
    for (size_t i = 0; i < count; i++) {
        struct arena *scratch = arena_new_scratch(arena);
        const char *next = terms[i + 1 < count ? i + 1 : 0].text, *last = next + strlen(next);
        while (((unsigned char)*--last & 0xC0) == 0x80)
            continue;
        compare(scratch, list, terms, count, text_format(scratch, "%s%s", terms[i].text, next));
        /* A text that stops within a term, and one that leaves it. */
        const char *cut = text_copy_n(scratch, next, (size_t)(last - next));
        compare(scratch, list, terms, count, cut);
        compare(scratch, list, terms, count, text_format(scratch, "%sฮฮ", cut));
        arena_free(scratch);
    }
}

static void the_shipped_terms_are_found(void **state)
{
    (void)state;
    struct arena *arena = new_arena();
    compare_all(arena, "fonts/words");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_shipped_terms_are_found)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
