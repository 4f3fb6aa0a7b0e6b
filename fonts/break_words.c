/* The word lists: reading the files, the trie, finding what begins at a place. Decides nothing
 * about which of the terms found is meant: that is break_segment.c. */
#include "fonts/break_words.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "fonts/break_letters.h"

enum {
    THAI_LETTERS = 0x60,    /* U+0E00–0E5F, by index */
    FILE_MAXIMUM = 4 << 20, /* no word list is longer than this */
    FILES_MAXIMUM = 1000
};

/* A node of the trie; index 0 means none. Children are a linked list: past the second letter a node
 * rarely has more than a few. Where a single term goes on its letters are the node's tail, four of
 * five, and it has no children. */
struct node {
    uint32_t letter;
    uint32_t child;
    uint32_t sibling;
    uint32_t term; /* index into terms, of the term that ends here, or behind the tail; 0: none */
    uint32_t tail, tail_count; /* letters, in tails */
};

struct word_list {
    struct arena *arena;
    struct node *nodes;
    size_t node_count, node_capacity;
    uint64_t *terms; /* their dear marks */
    size_t term_count, term_capacity;
    uint32_t *tails;
    size_t tail_count, tail_capacity;
    uint32_t first[THAI_LETTERS]; /* the root's children */
    uint32_t second[THAI_LETTERS][THAI_LETTERS]; /* theirs, by both letters: most walks end here */
    uint32_t other; /* first child of the root for other letters */
};

struct word_list *word_list_new(struct arena *arena)
{
    struct word_list *list = arena_alloc(arena, sizeof *list);
    list->arena = arena;
    list->node_capacity = 32768; /* what the shipped lists need, so that nothing is copied */
    list->nodes = arena_alloc_array(arena, list->node_capacity, sizeof *list->nodes);
    list->node_count = 1;
    list->term_capacity = 16384;
    list->terms = arena_alloc_array(arena, list->term_capacity, sizeof *list->terms);
    list->term_count = 1;
    list->tail_capacity = 65536;
    list->tails = arena_alloc_array(arena, list->tail_capacity, sizeof *list->tails);
    return list;
}

/* The head of the children of `node`; node 0 is the root, whose children are kept by letter. */
static uint32_t children(const struct word_list *list, uint32_t node, uint32_t letter)
{
    if (node != 0)
        return list->nodes[node].child;
    return letter - 0x0E00 < THAI_LETTERS ? list->first[letter - 0x0E00] : list->other;
}

static bool is_second(const uint32_t *letters, size_t i)
{
    return i == 1 && letters[0] - 0x0E00 < THAI_LETTERS && letters[1] - 0x0E00 < THAI_LETTERS;
}

/* The child of `node`, which the letters before i lead to, for letter i. */
static uint32_t find_child(const struct word_list *list, uint32_t node, const uint32_t *letters,
                           size_t i)
{
    if (is_second(letters, i))
        return list->second[letters[0] - 0x0E00][letters[1] - 0x0E00];
    uint32_t letter = letters[i];
    uint32_t child = children(list, node, letter);
    while (child != 0 && list->nodes[child].letter != letter)
        child = list->nodes[child].sibling;
    return child;
}

static uint32_t add_child(struct word_list *list, uint32_t node, const uint32_t *letters, size_t i)
{
    uint32_t letter = letters[i];
    list->nodes = arena_grow(list->arena, list->nodes, list->node_count, &list->node_capacity,
                             sizeof *list->nodes);
    uint32_t child = (uint32_t)list->node_count++;
    list->nodes[child] = (struct node){.letter = letter, .sibling = children(list, node, letter)};
    if (is_second(letters, i))
        list->second[letters[0] - 0x0E00][letter - 0x0E00] = child;
    if (node != 0)
        list->nodes[node].child = child;
    else if (letter - 0x0E00 < THAI_LETTERS)
        list->first[letter - 0x0E00] = child;
    else
        list->other = child;
    return child;
}

/* The letters of the tail that are the next of `letters`, of which `count` are left. */
static size_t common_letters(const struct word_list *list, const struct node *node,
                             const uint32_t *letters, size_t count)
{
    const uint32_t *tail = list->tails + node->tail;
    size_t common = 0;
    while (common < node->tail_count && common < count && tail[common] == letters[common])
        common++;
    return common;
}

static uint32_t add_tail(struct word_list *list, const uint32_t *letters, size_t count)
{
    uint32_t tail = (uint32_t)list->tail_count;
    for (size_t i = 0; i < count; i++) {
        list->tails = arena_grow(list->arena, list->tails, list->tail_count, &list->tail_capacity,
                                 sizeof *list->tails);
        list->tails[list->tail_count++] = letters[i];
    }
    return tail;
}

/* The node's tail becomes a child, which another term may go past. The tail is of a term that
 * begins as `letters` do, up to the node's letter before i. */
static void push_tail(struct word_list *list, uint32_t node, const uint32_t *letters, size_t i)
{
    struct node above = list->nodes[node];
    uint32_t path[WORD_LETTERS];
    memcpy(path, letters, i * sizeof *path);
    path[i] = list->tails[above.tail];
    uint32_t child = add_child(list, node, path, i);
    list->nodes[child].term = above.term;
    list->nodes[child].tail = above.tail + 1;
    list->nodes[child].tail_count = above.tail_count - 1;
    list->nodes[node].term = list->nodes[node].tail_count = 0;
}

/* The node at which the term ends, made if there is none. */
static uint32_t end_of_term(struct word_list *list, const uint32_t *letters, size_t count)
{
    uint32_t node = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t child = find_child(list, node, letters, i);
        size_t left = count - i - 1;
        if (child == 0) {
            child = add_child(list, node, letters, i);
            list->nodes[child].tail = add_tail(list, letters + i + 1, left);
            list->nodes[child].tail_count = (uint32_t)left;
            return child;
        }
        const struct node *at = &list->nodes[child];
        if (at->tail_count > 0) {
            if (left == at->tail_count &&
                common_letters(list, at, letters + i + 1, left) == left)
                return child;
            push_tail(list, child, letters, i + 1);
        }
        node = child;
    }
    return node;
}

/* Adds one term, `|` and all. False when it is too short, too long, or begins or ends with a mark.
 */
static bool add_term(struct word_list *list, const char *term)
{
    uint32_t letters[WORD_LETTERS];
    uint64_t dear = 0;
    size_t count = 0;
    const char *cursor = term;
    bool after_mark = true; /* a mark may not stand first */
    for (uint32_t letter = letter_next(&cursor); letter != 0; letter = letter_next(&cursor)) {
        if (letter == '|') {
            if (after_mark)
                return false;
            dear |= UINT64_C(1) << (count - 1);
            after_mark = true;
            continue;
        }
        if (count == WORD_LETTERS || letter == 0xFFFD)
            return false;
        letters[count++] = letter;
        after_mark = false;
    }
    if (count < 2 || after_mark)
        return false;
    uint32_t node = end_of_term(list, letters, count);
    if (list->nodes[node].term == 0) {
        list->terms = arena_grow(list->arena, list->terms, list->term_count, &list->term_capacity,
                                 sizeof *list->terms);
        list->nodes[node].term = (uint32_t)list->term_count++;
    }
    list->terms[list->nodes[node].term] = dear;
    return true;
}

size_t word_list_match(const struct word_list *list, const uint32_t *letters, size_t count,
                       struct word_match *matches, size_t room)
{
    size_t found = 0;
    uint32_t node = 0;
    for (size_t i = 0; i < count && found < room; i++) {
        node = find_child(list, node, letters, i);
        if (node == 0)
            break;
        const struct node *at = &list->nodes[node];
        size_t end = i + 1 + at->tail_count;
        if (at->term != 0 && end <= count &&
            common_letters(list, at, letters + i + 1, at->tail_count) == at->tail_count)
            matches[found++] = (struct word_match){.length = end, .dear = list->terms[at->term]};
    }
    return found;
}

/* The line without its comment and the blanks around it, cut in place. */
static char *bare_line(char *line)
{
    line[strcspn(line, "#\r")] = '\0';
    line += strspn(line, " \t");
    size_t length = strlen(line);
    while (length > 0 && (line[length - 1] == ' ' || line[length - 1] == '\t'))
        line[--length] = '\0';
    return line;
}

static void add_lines(struct word_list *list, const char *path, char *content, struct diag *diag)
{
    unsigned number = 0;
    if (text_starts_with(content, "\xEF\xBB\xBF"))
        content += 3;
    for (char *line = content; line != NULL;) {
        char *end = strchr(line, '\n');
        if (end != NULL)
            *end = '\0';
        number++;
        char *term = bare_line(line);
        if (*term != '\0' && !add_term(list, term))
            diag_report(diag, FNT102, diag_at(path, number, 0, NULL), term);
        line = end != NULL ? end + 1 : NULL;
    }
}

static void read_file(struct word_list *list, const char *path, struct diag *diag)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        diag_report(diag, FNT101, diag_file(path), strerror(errno));
        return;
    }
    char *content = NULL;
    long size = -1;
    if (fseek(file, 0, SEEK_END) == 0)
        size = ftell(file);
    if (size >= 0 && size <= FILE_MAXIMUM && fseek(file, 0, SEEK_SET) == 0) {
        content = arena_alloc(list->arena, (size_t)size + 1);
        if (fread(content, 1, (size_t)size, file) != (size_t)size)
            content = NULL;
    }
    fclose(file);
    if (content == NULL)
        diag_report(diag, FNT101, diag_file(path), size > FILE_MAXIMUM ? "> 4 MiB" : "I/O");
    else if (strlen(content) != (size_t)size)
        diag_report(diag, FNT101, diag_file(path), "NUL");
    else
        add_lines(list, path, content, diag);
}

static int by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

void word_list_read(struct word_list *list, const char *folder, struct diag *diag)
{
    DIR *stream = opendir(folder);
    if (stream == NULL) {
        diag_report(diag, FNT101, diag_file(folder), strerror(errno));
        return;
    }
    const char **paths = NULL;
    size_t count = 0, capacity = 0;
    struct dirent *entry;
    while (count < FILES_MAXIMUM && (entry = readdir(stream)) != NULL) {
        if (entry->d_name[0] == '.' || !text_ends_with(entry->d_name, ".txt"))
            continue;
        paths = arena_grow(list->arena, paths, count, &capacity, sizeof *paths);
        paths[count++] = text_format(list->arena, "%s/%s", folder, entry->d_name);
    }
    closedir(stream);
    if (count > 0)
        qsort(paths, count, sizeof *paths, by_name);
    for (size_t i = 0; i < count; i++)
        read_file(list, paths[i], diag);
}
