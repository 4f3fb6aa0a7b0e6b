/* The structure tree: headings that never skip, nothing empty but cells, links whole over lines. */
#include "tests/output/pdf_support.h"

#include "output/structure.h"
#include "output/structure_write.h"
#include "output/xmp.h"

static const char *written(struct pdf_fixture *fixture, struct structure *structure,
                           const size_t *links, size_t link_count)
{
    static const size_t pages[] = {3, 4};
    struct structure_places places = {
        .first = 10, .pages = pages, .page_count = 2, .links = links, .link_count = link_count};
    struct pdf_bodies bodies;
    structure_write(fixture->arena, structure, &places, &bodies);
    assert_true(bodies.length > 0 && bodies.begins[0] == 0);
    return bodies.text;
}

static void test_headings(void **state)
{
    struct pdf_fixture *fixture = *state;
    static const int levels[] = {2, 4, 4, 3, 1, 6, 2};
    static const enum structure_role roles[] = {STRUCTURE_H1, STRUCTURE_H2, STRUCTURE_H2,
                                                STRUCTURE_H2, STRUCTURE_H1, STRUCTURE_H2,
                                                STRUCTURE_H2};
    struct structure *structure = structure_new(fixture->arena);
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        assert_int_equal(
            roles[i], structure_add_heading(structure, structure_root(structure), levels[i])->role);
}

/* A paragraph over two pages is one element; an empty one is left out, an empty cell is not. */
static void test_written(void **state)
{
    struct pdf_fixture *fixture = *state;
    struct structure *structure = structure_new(fixture->arena);
    struct structure_element *root = structure_root(structure);
    structure_add(structure, root, STRUCTURE_P);
    struct structure_element *paragraph = structure_add(structure, root, STRUCTURE_P);
    structure_mark(structure, paragraph, 0);
    structure_mark(structure, paragraph, 1);
    struct structure_element *row = structure_add(structure, root, STRUCTURE_TR);
    structure_add_cell(structure, row, STRUCTURE_NO_SCOPE, 2);
    structure_add_cell(structure, row, STRUCTURE_ROW, 1);
    assert_string_equal("<</Type/StructTreeRoot/K 12 0 R/ParentTree 11 0 R/ParentTreeNextKey 2>>\n"
                        "<</Nums[0[ 13 0 R]\n1[ 13 0 R]\n]>>\n"
                        "<</S/Document/P 10 0 R/K[13 0 R 14 0 R]>>\n"
                        "<</S/P/P 12 0 R/Pg 3 0 R/K[0 <</Type/MCR/Pg 4 0 R/MCID 0>>]>>\n"
                        "<</S/TR/P 12 0 R/K[15 0 R 16 0 R]>>\n"
                        "<</S/TD/P 14 0 R/A<</O/Table/ColSpan 2>>>>\n"
                        "<</S/TH/P 14 0 R/A<</O/Table/Scope/Row>>>>\n",
                        written(fixture, structure, NULL, 0));
}

static void test_links(void **state)
{
    struct pdf_fixture *fixture = *state;
    static const size_t links[] = {8, 0, 9};
    struct structure *structure = structure_new(fixture->arena);
    struct structure_element *paragraph =
        structure_add(structure, structure_root(structure), STRUCTURE_P);
    for (size_t i = 0; i < 3; i++) {
        const char *target = text_format(fixture->arena, "#%s", i < 2 ? "one" : "two");
        struct structure_element *link = structure_add_link(structure, paragraph, target);
        structure_mark(structure, link, 0);
        structure_annotate(structure, link, 0, i);
    }
    const char *text = written(fixture, structure, links, 3);
    assert_non_null(strstr(text, "]\n2 14 0 R\n4 15 0 R\n]>>\n"));
    assert_non_null(strstr(text, "/K[0 <</Type/OBJR/Obj 8 0 R>> 1]>>"));
    assert_non_null(strstr(text, "/K[2 <</Type/OBJR/Obj 9 0 R>>]>>"));
}

static void test_xmp_is_escaped(void **state)
{
    struct pdf_fixture *fixture = *state;
    size_t length;
    const struct xmp xmp = {.title = "ก & <ข>", .date = {2025, 9, 30}};
    const char *packet = xmp_packet(fixture->arena, &xmp, &length);
    assert_int_equal(strlen(packet), length);
    assert_non_null(strstr(packet, ">ก &amp; &lt;ข&gt;<"));
    assert_non_null(strstr(packet, "<xmp:CreateDate>2025-09-30T00:00:00+07:00<"));
    assert_null(strstr(packet, "<dc:creator>"));
    assert_null(strstr(packet, "<pdfaid:part>"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_headings, pdf_set_up, pdf_tear_down),
        cmocka_unit_test_setup_teardown(test_written, pdf_set_up, pdf_tear_down),
        cmocka_unit_test_setup_teardown(test_links, pdf_set_up, pdf_tear_down),
        cmocka_unit_test_setup_teardown(test_xmp_is_escaped, pdf_set_up, pdf_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
