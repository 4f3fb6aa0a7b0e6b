/* Images of the office: where they are, checked to be files below its folder. What is in them is
 * output/'s to check. */
#include "input/office.h"

#include <unistd.h>

#include "base/text.h"
#include "input/bytes.h"

const char *office_image_path(struct arena *arena, const char *folder, const char *relative,
                              struct diag *diag)
{
    struct bytes_folder opened;
    int descriptor, error;
    if (!bytes_folder_open(arena, folder, &opened, &error))
        return NULL;
    enum bytes_result result = bytes_open(&opened, relative, &descriptor, &error);
    if (result == BYTES_OPENED) {
        close(descriptor);
        return text_format(arena, "%s/%s", opened.path, relative);
    }
    if (result != BYTES_ABSENT)
        bytes_report(diag, relative, result, error);
    return NULL;
}
