# The product's two commands are `make demo` and `make test`; `make help` lists the rest.

PREFIX ?= /usr/local
DEMO_NOW := 2026-11-21T12:00:00Z
BINARY := .build/release/roadcast

# Swift's own libraries go into the binary, so that it runs where there is no toolchain.
BUILD := swift build -c release --product roadcast --static-swift-stdlib

.PHONY: help demo test browser-test schema-test lint format docs bench slow-test build install deps test-deps clean

help:
	@echo "make demo             record the sample briefings, check them and build feed/"
	@echo "make test             run all tests"
	@echo "make browser-test     open report and listening pages in Chromium; have others read transcripts"
	@echo "make schema-test      compare the JSON Schemas in docs/schema with the command"
	@echo "make slow-test        kill builds at random moments, and throw damaged recordings at them"
	@echo "make bench            compare speed and memory with ffmpeg, and estimated times with true ones"
	@echo "make lint             hold the sources against the formatter's rules"
	@echo "make format           format the sources"
	@echo "make docs             write docs/rules.md from the rules in the sources"
	@echo "make install PREFIX=… put the command into PREFIX/bin (default $(PREFIX))"
	@echo "make deps             install the system libraries (Debian, Ubuntu)"

# Everything but the toolchain: does nothing where all is there.
deps:
	@tools/install-dependencies build

test-deps:
	@tools/install-dependencies build demo test

build: deps
	$(BUILD)

demo:
	@tools/install-dependencies build demo
	$(BUILD)
	tools/record-samples
	$(BINARY) check --now $(DEMO_NOW)
	@echo
	$(BINARY) build --now $(DEMO_NOW)
	@echo
	@echo "The briefings are in feed/audio: play one with any player, such as"
	@echo "    ffplay -autoexit $$(ls feed/audio/*.mp3 | tail -n 1)"
	@echo "To hear them as a rep would, serve feed/ with any web server, and add feed.xml to a podcast app."

test: test-deps
	swift build --product roadcast
	swift test --disable-xctest

browser-test:
	@tools/install-dependencies build browser
	swift build --product roadcast
	Tests/Browser/run

schema-test:
	@tools/install-dependencies build schema
	swift build --product roadcast
	Tests/Schema/run

slow-test: test-deps
	swift build --product roadcast
	ROADCAST_SLOW_TESTS=1 swift test --disable-xctest --filter RoadcastEndToEndTests

bench: build
	@tools/install-dependencies build demo bench
	bench/run
	@echo
	bench/audiences
	@echo
	bench/feeds
	@echo
	bench/reports
	@echo
	bench/transcripts
	@echo
	bench/alignment

lint:
	swift format lint --strict --recursive Sources Tests bench/FeedBench Package.swift

format:
	swift format --in-place --recursive Sources Tests bench/FeedBench Package.swift

docs:
	ROADCAST_WRITE_EXPECTED=1 swift test --disable-xctest --filter RulesPageTests

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -s -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/roadcast"

clean:
	rm -rf .build .roadcast
