# raingan: one Makefile, in sections. `make help` lists the targets.

# --- what is built, and with what ----------------------------------------------------------------
BUILD   ?= build
PREFIX  ?= /usr/local
DESTDIR ?=
DATADIR ?= $(PREFIX)/share/raingan
CC      ?= cc
VERSION := 0.1.0

PACKAGES := icu-uc icu-i18n harfbuzz harfbuzz-subset fontconfig libthai libcmark-gfm gmp xlsxwriter \
            libzip nettle
# Asked once, and only by a recipe: `setup` may have to install pkg-config first.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(PACKAGES) | sed 's/-I/-isystem /g'))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $$(shell pkg-config --libs $(PACKAGES)))$(PKG_LIBS)

# qpdf is opened when a packet is bound (output/merge_library.h): under the name that a linker would
# have written down.
QPDF_NAME = $(eval QPDF_NAME := $$(shell objdump -p "$$$$($(CC) -print-file-name=libqpdf.so)" | \
                sed -n 's/^ *SONAME *//p'))$(QPDF_NAME)

# libthai cannot say its own version.
LIBTHAI_VERSION = $(eval LIBTHAI_VERSION := $$(shell pkg-config --modversion libthai))$(LIBTHAI_VERSION)

WARNINGS  := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Wstrict-prototypes \
             -Wmissing-prototypes
HARDENING := -O2 -D_FORTIFY_SOURCE=2 -fstack-protector-strong
SANITIZE  ?=
CPPFLAGS  += -I. -D_XOPEN_SOURCE=700 -DRAINGAN_VERSION='"$(VERSION)"' \
             -DRAINGAN_DATADIR='"$(DATADIR)"' \
             -DRAINGAN_LIBTHAI_VERSION='"$(LIBTHAI_VERSION)"' -DRAINGAN_QPDF='"$(QPDF_NAME)"'
CFLAGS    += -std=c17 -g -fPIE $(WARNINGS) $(if $(SANITIZE),-O1 $(SANITIZE),$(HARDENING))
LDFLAGS   += -pie -Wl,-z,relro,-z,now $(SANITIZE)
LDLIBS     = -lhpdf -lcsv -liniparser -lcmark-gfm-extensions -lz -lm $(PKG_LIBS)

ROOMS   := base input fonts output layouts generator
SOURCES := $(wildcard $(ROOMS:%=%/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
# The rooms as a library for the tests: everything but main().
LIBRARY := $(BUILD)/libraingan.a
TESTS   := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/*/test_*.c))
FUZZERS := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.PHONY: all help demo specimen docs check check-asan check-valgrind check-fault check-extract check-cluster fuzz bench lint format man install \
        uninstall dist clean setup setup-check tests

all: $(BUILD)/raingan ## build the program

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

# --- what must be installed (Debian 12) ----------------------------------------------------------
BUILD_NEEDS := gcc libc6-dev pkg-config libhpdf-dev libxlsxwriter-dev libcsv-dev libiniparser-dev \
               libicu-dev libharfbuzz-dev libfontconfig-dev libthai-dev libcmark-gfm-dev \
               libcmark-gfm-extensions-dev libgmp-dev libzip-dev nettle-dev libqpdf-dev zlib1g-dev \
               fonts-tlwg-laksaman-ttf fonts-dejavu-core
CHECK_NEEDS := libcmocka-dev poppler-utils mupdf-tools qpdf libreoffice-calc-nogui python3 valgrind \
               cppcheck clang-format fonts-tlwg-garuda-ttf fonts-tlwg-norasi-ttf man-db

# Says what is missing before it installs it, as root or with sudo.
define install_missing
	@missing=; for package in $(1); do \
	    dpkg-query -W -f='$${db:Status-Status}\n' $$package 2>/dev/null | grep -qx installed \
	        || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	    echo "These Debian packages are missing and will be installed:$$missing"; \
	    sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	    $$sudo apt-get update -q && \
	    $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
	        $$missing || exit 1; \
	fi
	@mkdir -p $(@D) && touch $@
endef

setup: $(BUILD)/.setup ## install what the build needs
setup-check: $(BUILD)/.setup-check ## install what the tests need

$(BUILD)/.setup: Makefile
	$(call install_missing,$(BUILD_NEEDS))
$(BUILD)/.setup-check: Makefile
	$(call install_missing,$(BUILD_NEEDS) $(CHECK_NEEDS))

# --- the program ---------------------------------------------------------------------------------
# What debuggers read stands beside the program, and they find it there: every run digests the program,
# which is a quarter as long without.
$(BUILD)/raingan: $(BUILD)/generator/main.o $(LIBRARY)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)
	objcopy --only-keep-debug $@ $@.debug
	objcopy --strip-debug --add-gnu-debuglink=$@.debug $@

$(LIBRARY): $(filter-out $(BUILD)/generator/main.o,$(OBJECTS))
	@rm -f $@
	ar rcs $@ $^

$(BUILD)/%.o: %.c | $(BUILD)/.setup
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(PKG_CFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

-include $(OBJECTS:.o=.d) $(TESTS:=.d)

# --- the example ---------------------------------------------------------------------------------
demo: ## build the program and the example office's packet
	@$(MAKE) --no-print-directory -j2 $(BUILD)/raingan
	@$(BUILD)/raingan build examples/office -o output

specimen: ## the document that shows every construct of the layouts, into output/
	@$(MAKE) --no-print-directory -j2 $(BUILD)/raingan
	@$(BUILD)/raingan build examples/specimen -o output

docs: $(BUILD)/.setup-check $(BUILD)/raingan ## the pictures of docs/layouts.md, made again
	@BUILD=$(BUILD) docs/pictures.py

# --- tests ---------------------------------------------------------------------------------------
# One test program a file: tests/base/test_number.c → build/tests/base/test_number
$(BUILD)/tests/%: $(BUILD)/tests/%.o $(LIBRARY)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcmocka

tests: $(TESTS)

# Every fuzz target with a runner that replays files: a corpus is a test.
$(BUILD)/tests/fuzz/replay_%: $(BUILD)/tests/fuzz/fuzz_%.o $(BUILD)/tests/fuzz/run_corpus.o $(LIBRARY)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

check: $(BUILD)/.setup-check ## install what is missing and run every test
	@$(MAKE) --no-print-directory -j2 $(BUILD)/raingan tests \
	    $(FUZZERS:%=$(BUILD)/tests/fuzz/replay_%)
	@$(MAKE) --no-print-directory -j2 BUILD=$(BUILD)/asan SANITIZE="$(ASAN)" $(BUILD)/asan/raingan
	@BUILD=$(BUILD) tests/run.sh

ASAN := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
check-asan: $(BUILD)/.setup-check ## every unit test and the example under AddressSanitizer and UBSan
	@$(MAKE) --no-print-directory -j2 BUILD=$(BUILD)/asan SANITIZE="$(ASAN)" $(BUILD)/asan/raingan tests \
	    $(FUZZERS:%=$(BUILD)/asan/tests/fuzz/replay_%)
	@BUILD=$(BUILD)/asan tests/run.sh unit fuzz

check-valgrind: $(BUILD)/.setup-check $(BUILD)/raingan ## the example under valgrind
	@BUILD=$(BUILD) tests/run.sh valgrind

check-fault: $(BUILD)/.setup-check $(BUILD)/raingan ## failing writes, full disks
	@BUILD=$(BUILD) tests/run.sh fault

# npm's two engines go below BUILD, pinned by their lock file; without Node 20 or a network nothing is checked.
EXTRACT := $(BUILD)/extract
check-extract: $(BUILD)/.setup-check $(BUILD)/raingan ## every word of the example by four PDF engines (npm: PDFium, pdf.js)
	@mkdir -p $(EXTRACT) && cp tests/extract/*.json tests/extract/extract.mjs $(EXTRACT)
	@if ! command -v npm >/dev/null || ! node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; then \
	    echo "check-extract: skipped: it needs Node.js 20 and npm"; \
	elif ! npm ci --prefix $(EXTRACT) --omit=optional --ignore-scripts --no-audit --no-fund --silent; then \
	    echo "check-extract: skipped: npm could not fetch the engines (is there a network?)"; \
	else \
	    BUILD=$(BUILD) EXTRACT=$(abspath $(EXTRACT)) tests/extract/check_extract; \
	fi

check-cluster: $(BUILD)/.setup-check $(BUILD)/raingan ## contrib/slurm on a Slurm of one node, where that is installed
	@BUILD=$(BUILD) tests/cluster/test_slurm

FUZZ_SECONDS ?= 60
fuzz: $(BUILD)/.setup-check ## fuzz every target with libFuzzer for FUZZ_SECONDS each (clang)
	$(call install_missing,clang libclang-rt-14-dev)
	@$(MAKE) --no-print-directory -j2 BUILD=$(BUILD)/fuzzers CC=clang \
	    SANITIZE="-fsanitize=fuzzer-no-link,address,undefined" $(BUILD)/fuzzers/libraingan.a \
	    $(FUZZERS:%=$(BUILD)/fuzzers/tests/fuzz/fuzz_%.o)
	@for name in $(FUZZERS); do \
	    clang -pie -fsanitize=fuzzer,address,undefined -o $(BUILD)/fuzzers/$$name \
	        $(BUILD)/fuzzers/tests/fuzz/fuzz_$$name.o $(BUILD)/fuzzers/libraingan.a $(LDLIBS) && \
	    mkdir -p $(BUILD)/fuzzers/corpus-$$name && \
	    $(BUILD)/fuzzers/$$name -max_total_time=$(FUZZ_SECONDS) $(BUILD)/fuzzers/corpus-$$name \
	        tests/fuzz/corpus/$$name || exit 1; \
	done

bench: $(BUILD)/.setup-check $(BUILD)/raingan ## time, memory and sizes (performance, not a test)
	@BUILD=$(BUILD) tests/bench/bench.py

# --- the house ------------------------------------------------------------------------------------
lint: $(BUILD)/.setup-check ## room arrows, libraries in their rooms, banned functions, cppcheck
	@tests/lint/rooms.sh
	@tests/lint/banned.sh
	@tests/lint/promises.sh
	@cppcheck --quiet --std=c11 --error-exitcode=1 --inline-suppr -j2 -I. \
	    -DHPDF_MAJOR_VERSION=2 -DHPDF_MINOR_VERSION=3 \
	    --enable=warning,performance,portability --suppressions-list=tests/lint/cppcheck.txt $(ROOMS)
	@echo "lint: clean"

format: $(BUILD)/.setup-check ## clang-format over all C
	@clang-format -i $(wildcard $(ROOMS:%=%/*.[ch]) tests/*/*.[ch])

man: $(BUILD)/raingan ## the man pages that come from the schema, written again
	$(BUILD)/raingan formats --man packet.ini >docs/man/packet.ini.5
	$(BUILD)/raingan formats --man raingan-formats >docs/man/raingan-formats.5

install: $(BUILD)/raingan ## into PREFIX (default /usr/local), below DESTDIR
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(DATADIR)/layouts $(DESTDIR)$(DATADIR)/fonts/words \
	    $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/man5
	install -m 755 $(BUILD)/raingan $(DESTDIR)$(PREFIX)/bin/raingan
	install -m 644 layouts/*.md $(DESTDIR)$(DATADIR)/layouts
	install -m 644 fonts/fonts.ini $(DESTDIR)$(DATADIR)/fonts
	install -m 644 fonts/words/*.txt $(DESTDIR)$(DATADIR)/fonts/words
	install -d $(DESTDIR)$(DATADIR)/input/reference
	install -m 644 input/reference/*.csv input/reference/*.ini $(DESTDIR)$(DATADIR)/input/reference
	install -d $(addprefix $(DESTDIR)$(DATADIR)/input/starter/,surveys text evidence manuals)
	cd input/starter && for file in *.* */*.*; do \
	    install -m 644 $$file $(DESTDIR)$(DATADIR)/input/starter/$$file || exit 1; done
	install -m 644 docs/man/raingan.1 $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 docs/man/packet.ini.5 docs/man/raingan-formats.5 \
	    $(DESTDIR)$(PREFIX)/share/man/man5
	install -d $(DESTDIR)$(DATADIR)/contrib/cron $(DESTDIR)$(PREFIX)/lib/systemd/system
	install -m 644 contrib/README.md $(DESTDIR)$(DATADIR)/contrib
	install -m 644 contrib/cron/raingan $(DESTDIR)$(DATADIR)/contrib/cron
	install -d $(DESTDIR)$(DATADIR)/contrib/slurm
	install -m 755 contrib/slurm/submit.sh $(DESTDIR)$(DATADIR)/contrib/slurm
	install -m 644 contrib/slurm/*.sbatch $(DESTDIR)$(DATADIR)/contrib/slurm
	install -m 644 contrib/systemd/raingan.timer $(DESTDIR)$(PREFIX)/lib/systemd/system
	sed 's|@PREFIX@|$(PREFIX)|' contrib/systemd/raingan.service \
	    >$(DESTDIR)$(PREFIX)/lib/systemd/system/raingan.service
	chmod 644 $(DESTDIR)$(PREFIX)/lib/systemd/system/raingan.service

uninstall: ## take it out again
	rm -f $(DESTDIR)$(PREFIX)/lib/systemd/system/raingan.service \
	    $(DESTDIR)$(PREFIX)/lib/systemd/system/raingan.timer
	rm -f $(DESTDIR)$(PREFIX)/bin/raingan $(DESTDIR)$(PREFIX)/share/man/man1/raingan.1 \
	    $(DESTDIR)$(PREFIX)/share/man/man5/packet.ini.5 \
	    $(DESTDIR)$(PREFIX)/share/man/man5/raingan-formats.5
	rm -rf $(DESTDIR)$(DATADIR)

dist: ## the sources as build/raingan-VERSION.tar.gz
	@mkdir -p $(BUILD)
	git archive --format=tar.gz --prefix=raingan-$(VERSION)/ -o $(BUILD)/raingan-$(VERSION).tar.gz HEAD

clean: ## remove what was built
	rm -rf $(BUILD)
