/* The name of an office's packet: "9901-2568-m12". */
#ifndef RAINGAN_GENERATOR_PACKET_NAME_H
#define RAINGAN_GENERATOR_PACKET_NAME_H

struct arena;
struct settings;

const char *packet_name(struct arena *arena, const struct settings *settings);
/* From the office's folder alone, of which only packet.ini is read. NULL when that cannot be read,
 * or is wrong: nothing is reported, for whoever reads the whole office says so. */
const char *packet_name_of(struct arena *arena, const char *folder);

#endif
