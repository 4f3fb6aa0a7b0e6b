# raingan: one Makefile, in sections. `make help` lists the targets.

# --- what is built, and with what -------------------------------------------------------------------
BUILD   ?= build
PREFIX  ?= /usr/local
DATADIR ?= $(PREFIX)/share/raingan
CC      ?= cc
VERSION := 0.1.0

PACKAGES := icu-uc icu-i18n harfbuzz harfbuzz-subset fontconfig libthai libcmark-gfm gmp xlsxwriter libzip
# Recursive on purpose, and cached: pkg-config is asked only by a recipe, after `setup` installed it.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(PACKAGES)))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $$(shell pkg-config --libs $(PACKAGES)))$(PKG_LIBS)

WARNINGS  := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Wstrict-prototypes -Wmissing-prototypes
HARDENING := -O2 -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
CPPFLAGS  += -I. -D_XOPEN_SOURCE=700 -DRAINGAN_VERSION='"$(VERSION)"' -DRAINGAN_DATADIR='"$(DATADIR)"'
CFLAGS    += -std=c17 -g $(WARNINGS) $(HARDENING) $(SANITIZE)
LDFLAGS   += -pie -Wl,-z,relro,-z,now $(SANITIZE)
LDLIBS     = -lhpdf -lcsv -liniparser -lcmark-gfm-extensions -lz -lm $(PKG_LIBS)

ROOMS   := base input fonts output layouts generator
SOURCES := $(wildcard $(ROOMS:%=%/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
LIBRARY := $(filter-out $(BUILD)/generator/main.o,$(OBJECTS))

.DEFAULT_GOAL := all
.PHONY: all
all: $(BUILD)/raingan

$(BUILD)/raingan: $(OBJECTS)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(PKG_CFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# One test program a file: tests/base/test_number.c → build/tests/base/test_number
$(BUILD)/tests/%: $(BUILD)/tests/%.o $(LIBRARY)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcmocka

-include $(OBJECTS:.o=.d)
