# briefgen: the two commands people need are `make site` and `make test`.
# They install what is missing (apt on Debian and Ubuntu, Homebrew on macOS), build, and say where things are.

PREFIX ?= /usr/local
SITE ?= .
OUTPUT ?= public
JOBS ?=
BUILD := .build
SECONDS ?= 300
BRIEFGEN := $(BUILD)/release/briefgen
SWIFT_FLAGS := $(if $(JOBS),--jobs $(JOBS),)
# On Linux the Swift runtime is linked in, so that the binary runs where there is no Swift.
RELEASE_FLAGS := -c release $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib,)

.PHONY: help site test browser binary install uninstall serve check format lint fuzz clean tools swift

help:
	@echo 'make site      build briefgen, then the site in $(SITE), into $(OUTPUT)/'
	@echo 'make test      build and run all tests'
	@echo 'make browser   check the sample in Chromium: nothing blocked, no error, no barrier'
	@echo 'make serve     build the site and preview it in a browser'
	@echo 'make install   install the one binary into PREFIX/bin (PREFIX=$(PREFIX))'
	@echo 'make lint      check the code style; make format mends it'
	@echo 'make fuzz      throw mutated templates at the engine for SECONDS=$(SECONDS) each: its parser, then its rendering'
	@echo 'make clean     delete what was built'

site: binary
	@echo '==> building the site'
	@$(BRIEFGEN) build '$(SITE)' --output '$(OUTPUT)' $(if $(BASE_URL),--base-url '$(BASE_URL)',)
	@echo "==> the site is in $(OUTPUT)/: open $(OUTPUT)/index.html, or run 'make serve' and look at it there"

serve: binary
	@$(BRIEFGEN) serve '$(SITE)'

binary: tools
	@echo '==> building briefgen (release; about 3 minutes the first time)'
	@swift build $(RELEASE_FLAGS) $(SWIFT_FLAGS) --product briefgen

test: tools
	@echo '==> building the tests (about 3 minutes the first time)'
	@swift build $(SWIFT_FLAGS) --build-tests
	@echo '==> running the tests'
	@swift test $(SWIFT_FLAGS) --skip-build

# axe-core checks pages for what shuts readers out. It is fetched for this test alone, and no part of a site.
AXE := $(BUILD)/axe/axe_playwright_python/axe.min.js

browser: tools
	@[ -f $(AXE) ] || { python3 -m pip download --quiet --no-deps --dest $(BUILD)/axe axe-playwright-python==0.1.8 \
	  && cd $(BUILD)/axe && python3 -m zipfile -e axe_playwright_python-0.1.8-py3-none-any.whl . ; } \
	  || echo '==> SKIPPED: axe-core cannot be had from PyPI, accessibility is not checked' >&2
	@swift build $(SWIFT_FLAGS) --build-tests
	@axe='$(CURDIR)/$(AXE)'; [ -f "$$axe" ] || axe=; \
	  BRIEFGEN_AXE="$$axe" swift test $(SWIFT_FLAGS) --skip-build --filter BrowserTests

install: binary
	@install -d '$(DESTDIR)$(PREFIX)/bin'
	@install -m 755 $(BRIEFGEN) '$(DESTDIR)$(PREFIX)/bin/briefgen'
	@strip '$(DESTDIR)$(PREFIX)/bin/briefgen' 2>/dev/null || true
	@echo '==> installed $(DESTDIR)$(PREFIX)/bin/briefgen'

uninstall:
	@rm -f '$(DESTDIR)$(PREFIX)/bin/briefgen'

lint: swift
	@swift format lint --strict --recursive --configuration .swift-format Package.swift Sources Tests

format: swift
	@swift format --in-place --recursive --configuration .swift-format Package.swift Sources Tests

# Seeds are the cases of the ordinary tests; what the fuzzer learns is kept in $(FUZZ)/corpus-*. A find
# is written beside, as crash-*, timeout-* or oom-*; mended, it becomes a case under Cases/fuzz.
FUZZ := $(BUILD)/fuzz
FUZZ_OPTIONS := -max_total_time=$(SECONDS) -timeout=10 -rss_limit_mb=1500 -max_len=4096 -print_final_stats=1
FUZZ_SEEDS := $(addprefix $(CURDIR)/Tests/BriefTemplateTests/Cases/,language generated errors fuzz)

fuzz: swift
	@BRIEFGEN_FUZZ=1 swift build -c release --scratch-path $(FUZZ) --product briefgen-fuzz \
	  --sanitize fuzzer --sanitize address -Xswiftc -use-ld=lld
	@mkdir -p $(FUZZ)/corpus-syntax $(FUZZ)/corpus-render
	@cd $(FUZZ) && ulimit -s unlimited && for target in syntax render; do \
	  BRIEFGEN_FUZZ_TARGET=$$target SWIFT_DETERMINISTIC_HASHING=1 ASAN_OPTIONS=detect_leaks=0 release/briefgen-fuzz \
	    $(FUZZ_OPTIONS) -dict=$(CURDIR)/Sources/briefgen-fuzz/templates.dict corpus-$$target $(FUZZ_SEEDS) || exit 1; done

clean:
	@rm -rf $(BUILD)

swift:
	@command -v swift >/dev/null 2>&1 || { \
	  echo 'briefgen is written in Swift 6.3 or newer, which is not installed: get it from https://www.swift.org/install and run this again.' >&2; exit 1; }

# libcmark and libyaml with their headers, and pkg-config to find them.
tools: swift
	@sh .ci/tools
