# The product's two commands are `make demo` and `make test`; `make help` lists the rest.

PREFIX ?= /usr/local
# Not every shell expands the ~ of `make install PREFIX=~/.local`.
override PREFIX := $(patsubst ~/%,$(HOME)/%,$(PREFIX))

DEMO_NOW := 2026-11-21T12:00:00Z
BINARY := .build/release/roadcast
SOURCES := Sources Tests bench/FeedBench packaging/ManualPage Package.swift

# The only place with the version is the command itself.
VERSION := $(shell sed -n 's/^ *static let version = "\(.*\)"$$/\1/p' Sources/roadcast/RoadcastCommand.swift)

# Everything we package is dated with the last commit, so that the same sources give the same bytes.
# A source archive has no commits, but its files have the commit's time.
ifndef SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct 2>/dev/null || stat -c %Y Package.swift)
endif
export SOURCE_DATE_EPOCH

# Swift's own libraries go into the binary, so that it runs where there is no toolchain.
BUILD := swift build -c release --static-swift-stdlib --product

# Where `make install` puts things, below DESTDIR.
BINDIR = $(DESTDIR)$(PREFIX)/bin
MANDIR = $(DESTDIR)$(PREFIX)/share/man/man1
BASH_COMPLETIONS = $(DESTDIR)$(PREFIX)/share/bash-completion/completions
ZSH_COMPLETIONS = $(DESTDIR)$(PREFIX)/share/zsh/site-functions
FISH_COMPLETIONS = $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
DOCDIR = $(DESTDIR)$(PREFIX)/share/doc/roadcast

# What is made for `make install` beside the command, and what is installed as it is.
MADE := .build/install
DOCUMENTS := LICENSE THIRD-PARTY.md CHANGELOG.md $(wildcard licenses/*.txt)

# Of `make fault-test` and `make fuzz`.
POINTS ?= 300
FIRST ?= 0
SECONDS ?= 60

.PHONY: help demo release-test test browser-test publish-test import-test schema-test http-test client-test slow-test fault-test fuzz asan tsan bench lint format docs screenshots deps test-deps build documents \
  install uninstall deb dist package-test clean

help:
	@echo "make demo             record the sample briefings, check them and build feed/"
	@echo "make test             run all tests"
	@echo "make release-test     build the samples with a release, and compare the result with the demo's feed/"
	@echo "make browser-test     open the report and the listening pages in Chromium, and read feeds and transcripts with other programs"
	@echo "make publish-test     publish to SFTP, WebDAV and S3 servers on this machine, with faults"
	@echo "make import-test      import and build feeds of other programs (FEEDS=… names files), and compare them item for item"
	@echo "make schema-test      compare the JSON Schemas in docs/schema with the command"
	@echo "make http-test        send 120 requests of every kind to nginx and to roadcast serve, and compare;"
	@echo "                      try the manual's settings for nginx and Caddy"
	@echo "make client-test      let some thirty download programs, podcast apps and players use a private address"
	@echo "make slow-test        kill builds at random moments, and feed them damaged recordings and texts"
	@echo "make fault-test       disturb builds and publishing at POINTS=300 seeded points (from FIRST=0 on) while clients poll"
	@echo "make fuzz             give every reader of strangers' files inputs that nobody wrote, for SECONDS=60 each (or RUNS=… of them, with a fixed seed)"
	@echo "make asan             run all tests under AddressSanitizer (FILTER=… runs some of them)"
	@echo "make tsan             run all tests under ThreadSanitizer (FILTER=… runs some of them)"
	@echo "make bench            compare speed and memory with ffmpeg, and estimated times with true ones"
	@echo "make lint             check the sources against the formatter's rules"
	@echo "make format           format the sources"
	@echo "make screenshots      draw the pictures in docs/ that the README shows (after make demo and make browser-test)"
	@echo "make docs             write docs/rules.md from the rules in the sources"
	@echo "make install          install the command, its manual page and completions (PREFIX=$(PREFIX), DESTDIR=…)"
	@echo "make uninstall        remove what make install installed"
	@echo "make deb              build a Debian package in dist/"
	@echo "make dist             build a source archive in dist/"
	@echo "make package-test     test install, uninstall, the source archive and the Debian package"
	@echo "make deps             install the system libraries (Debian, Ubuntu)"
	@echo "make clean            remove everything that was built"

# Everything but the toolchain: does nothing where all is there.
deps:
	@tools/install-dependencies build

test-deps:
	@tools/install-dependencies build demo test

build: deps
	$(BUILD) roadcast

# The build that the tests use too: compiling it takes half as long as a release, and it makes the same feed/.
demo:
	@tools/install-dependencies build demo
	swift build --product roadcast
	tools/record-samples
	.build/debug/roadcast check --now $(DEMO_NOW)
	@echo
	.build/debug/roadcast build --now $(DEMO_NOW)
	@echo
	@echo "The briefings are in feed/audio: play one with any player, such as"
	@echo "    ffplay -autoexit $$(ls feed/audio/*.mp3 | tail -n 1)"
	@echo "To hear them as a rep would, serve feed/ with any web server, and add feed.xml to a podcast app."

# From nothing, so that no encoded recording of the demo is used.
release-test: demo build
	rm -rf .build/release-test
	mkdir -p .build/release-test
	cp -r episodes .build/release-test/
	$(BINARY) build -C .build/release-test --quiet --now $(DEMO_NOW)
	diff -r feed .build/release-test/feed
	rm -rf .build/release-test

test: test-deps
	swift build --product roadcast
	swift test --disable-xctest

browser-test:
	@tools/install-dependencies build browser
	swift build --product roadcast
	Tests/Browser/run

publish-test:
	@tools/install-dependencies build publish
	swift build --product roadcast
	Tests/Publishing/run

# FEEDS=… names files with feeds of other programs.
import-test:
	@tools/install-dependencies build import
	swift build --product roadcast
	Tests/Import/run $(FEEDS)

schema-test:
	@tools/install-dependencies build schema
	swift build --product roadcast
	Tests/Schema/run

http-test:
	@tools/install-dependencies build http
	swift build --product roadcast
	Tests/HTTP/run
	Tests/Proxies/run

client-test:
	@tools/install-dependencies build clients
	swift build --product roadcast
	Tests/Clients/run

slow-test: test-deps
	swift build --product roadcast
	ROADCAST_SLOW_TESTS=1 swift test --disable-xctest --filter 'RoadcastEndToEndTests|Damaged'

fault-test: test-deps
	swift build --product roadcast
	ROADCAST_FAULT_FIRST=$(FIRST) ROADCAST_FAULT_POINTS=$(POINTS) swift test --disable-xctest --filter FaultTests

fuzz: test-deps
	tools/fuzz $(if $(RUNS),--runs $(RUNS),$(SECONDS))

asan: test-deps
	Tests/Sanitizers/run address '$(FILTER)'

tsan: test-deps
	Tests/Sanitizers/run thread '$(FILTER)'

bench: build
	@tools/install-dependencies build demo bench
	bench/run
	@echo
	bench/audiences
	@echo
	bench/tags
	@echo
	bench/feeds
	@echo
	bench/growth
	@echo
	bench/reports
	@echo
	bench/transcripts
	@echo
	bench/alignment
	@echo
	bench/serve
	@echo
	bench/studio
	@echo
	bench/publish
	@echo
	bench/import

lint:
	swift format lint --strict --recursive $(SOURCES)

format:
	swift format --in-place --recursive $(SOURCES)

docs:
	ROADCAST_WRITE_EXPECTED=1 swift test --disable-xctest --filter RulesPageTests

screenshots: build
	tools/draw-screenshots

# The manual page and the completions come from the command's own help, so they can't disagree with it.
documents: build
	$(BUILD) ManualPage
	install -d $(MADE)
	$(BINARY) --experimental-dump-help >$(MADE)/help.json
	.build/release/ManualPage packaging/roadcast.1.in "$(VERSION)" <$(MADE)/help.json >$(MADE)/roadcast.1
	$(BINARY) --generate-completion-script bash | sed '1{/^#!/d}' >$(MADE)/roadcast.bash
	$(BINARY) --generate-completion-script zsh >$(MADE)/roadcast.zsh
	$(BINARY) --generate-completion-script fish >$(MADE)/roadcast.fish

install: documents
	install -d "$(BINDIR)" "$(MANDIR)" "$(BASH_COMPLETIONS)" "$(ZSH_COMPLETIONS)" "$(FISH_COMPLETIONS)" "$(DOCDIR)/licenses"
	install -s -m 755 $(BINARY) "$(BINDIR)/roadcast"
	install -m 644 $(MADE)/roadcast.1 "$(MANDIR)/roadcast.1"
	install -m 644 $(MADE)/roadcast.bash "$(BASH_COMPLETIONS)/roadcast"
	install -m 644 $(MADE)/roadcast.zsh "$(ZSH_COMPLETIONS)/_roadcast"
	install -m 644 $(MADE)/roadcast.fish "$(FISH_COMPLETIONS)/roadcast.fish"
	install -m 644 LICENSE THIRD-PARTY.md CHANGELOG.md "$(DOCDIR)"
	install -m 644 licenses/*.txt "$(DOCDIR)/licenses"

# Folders that other programs use too stay, even when they are empty.
uninstall:
	rm -f "$(BINDIR)/roadcast" "$(MANDIR)/roadcast.1" "$(BASH_COMPLETIONS)/roadcast" \
	  "$(ZSH_COMPLETIONS)/_roadcast" "$(FISH_COMPLETIONS)/roadcast.fish"
	rm -f $(foreach file,$(DOCUMENTS),"$(DOCDIR)/$(file)")
	rmdir "$(DOCDIR)/licenses" "$(DOCDIR)" 2>/dev/null || true

deb:
	@tools/install-dependencies build package
	rm -rf .build/deb
	$(MAKE) install DESTDIR="$(CURDIR)/.build/deb" PREFIX=/usr \
	  ZSH_COMPLETIONS="$(CURDIR)/.build/deb/usr/share/zsh/vendor-completions"
	packaging/build-deb .build/deb "$(VERSION)"

dist:
	packaging/build-archive "$(VERSION)"

package-test:
	@tools/install-dependencies build package package-test
	Tests/Packaging/run

clean:
	rm -rf .build .build-asan .build-tsan .roadcast dist
