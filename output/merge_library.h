/* qpdf, opened when a packet is first bound: it brings nine libraries along (GnuTLS, libjpeg …),
 * which would cost every other run 4 MiB and a third of its start. Its header says the types; its
 * functions are called as QPDF->read(…). */
#ifndef RAINGAN_OUTPUT_MERGE_LIBRARY_H
#define RAINGAN_OUTPUT_MERGE_LIBRARY_H

#include <stdbool.h>

#include <qpdf/qpdf-c.h>

/* Every function that is called, without its qpdf_. */
/* clang-format off */
#define MERGE_LIBRARY_CALLS(CALL)                                                                \
    CALL(add_page) CALL(check_pdf) CALL(cleanup) CALL(empty_pdf) CALL(find_page_by_oh)           \
    CALL(get_buffer) CALL(get_buffer_length) CALL(get_error) CALL(get_error_code)                \
    CALL(get_error_message_detail) CALL(get_num_pages) CALL(get_object_by_id) CALL(get_page_n)   \
    CALL(get_qpdf_version) CALL(get_root) CALL(get_trailer) CALL(has_error) CALL(init)           \
    CALL(init_write_memory) CALL(is_encrypted) CALL(make_indirect_object) CALL(more_warnings)    \
    CALL(next_warning) CALL(oh_append_item) CALL(oh_begin_dict_key_iter)                         \
    CALL(oh_copy_foreign_object) CALL(oh_dict_more_keys) CALL(oh_dict_next_key)                  \
    CALL(oh_get_array_item) CALL(oh_get_array_n_items) CALL(oh_get_binary_string_value)          \
    CALL(oh_get_dict) CALL(oh_get_int_value) CALL(oh_get_key) CALL(oh_get_key_if_dict)           \
    CALL(oh_get_name) CALL(oh_get_object_id) CALL(oh_get_stream_data) CALL(oh_get_string_value)  \
    CALL(oh_get_uint_value_as_uint) CALL(oh_get_utf8_value) CALL(oh_get_value_as_longlong)       \
    CALL(oh_get_value_as_number) CALL(oh_has_key) CALL(oh_is_array) CALL(oh_is_dictionary)       \
    CALL(oh_is_dictionary_of_type) CALL(oh_is_indirect) CALL(oh_is_integer) CALL(oh_is_name)     \
    CALL(oh_is_name_and_equals) CALL(oh_is_null) CALL(oh_is_stream) CALL(oh_is_string)           \
    CALL(oh_new_array) CALL(oh_new_binary_string) CALL(oh_new_dictionary) CALL(oh_new_integer)   \
    CALL(oh_new_name) CALL(oh_new_null) CALL(oh_new_real_from_double) CALL(oh_new_stream)        \
    CALL(oh_new_string) CALL(oh_new_unicode_string) CALL(oh_parse) CALL(oh_release_all)          \
    CALL(oh_remove_key) CALL(oh_replace_key) CALL(oh_replace_stream_data)                        \
    CALL(oh_set_array_item) CALL(read) CALL(read_memory) CALL(set_attempt_recovery)              \
    CALL(set_deterministic_ID) CALL(set_minimum_pdf_version)                                     \
    CALL(set_newline_before_endstream) CALL(set_object_stream_mode)                              \
    CALL(set_stream_data_mode) CALL(set_suppress_warnings) CALL(silence_errors) CALL(write)
/* clang-format on */

struct merge_library {
#define MERGE_LIBRARY_MEMBER(name) __typeof__(qpdf_##name) *name;
    MERGE_LIBRARY_CALLS(MERGE_LIBRARY_MEMBER)
#undef MERGE_LIBRARY_MEMBER
};

/* Opens `file` ("libqpdf.so.29") and finds every function in it. False with what is wrong, which
 * holds until the next call. */
bool merge_library_find(const char *file, struct merge_library *out, const char **fault);

/* Opens the library that the program was built for; a second time it does nothing. Before any call
 * by QPDF. */
bool merge_library_open(const char **fault);
const struct merge_library *merge_library(void);
#define QPDF merge_library()

#endif
