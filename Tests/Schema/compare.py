#!/usr/bin/env python3
"""compare - compares the JSON Schemas of docs/schema with the command.

    compare.py ROADCAST

Takes manifests whose form is known to be good or bad: the lines of cases.txt, texts at their limits, the
broken manifests of Tests/Fixtures/Invalid, the samples in episodes/, the examples of docs/manifest.md, and
what `init` and `new` write, with the lines in comments switched on. YAML is read as editors read it (YAML
1.2's core schema). Exit status: 1 when the schema, the command and the expectation differ anywhere.
"""
import glob, json, os, re, subprocess, sys, tempfile

import yaml
from jsonschema import Draft7Validator

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROADCAST = sys.argv[1]
NOW = "2026-12-01T12:00:00Z"

# Rules about a manifest's form, which a schema can check too.
FORM = {
    "unknown-key", "missing-key", "missing-value", "wrong-type", "wrong-value", "bad-date", "bad-path",
    "bad-name", "bad-address", "bad-colour", "bad-approval", "bad-time-zone", "curly-quotes", "look-alike", "control-character", "too-many-characters",
    "too-many-segments", "too-many-tags", "empty-manifest",
}
# Rules about YAML itself: the editor's parser reports these.
YAML = {
    "yaml-syntax", "yaml-alias", "yaml-anchor", "yaml-tag", "yaml-too-deep", "yaml-too-large",
    "duplicate-key", "not-utf8",
}
LEAST = {
    "show": {
        "title": "title: Road Notes",
        "description": "description: The week in ten minutes.",
        "base_url": "base_url: https://media.example.com/road-notes/",
    },
    "episode": {"title": "title: Kick-off", "published": "published: 2026-11-20T06:00:00-05:00"},
}


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core schema: `no` is a text, a date is a text, and all keys are texts."""

    yaml_implicit_resolvers = {}

    def construct_mapping(self, node, deep=False):
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


for tag, pattern, first in [
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", list("-+0123456789")),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
]:
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: integer(node.value))
CoreLoader.add_constructor("tag:yaml.org,2002:map", lambda loader, node: loader.construct_mapping(node))


def integer(text):
    if text.startswith("0x") or text.startswith("0o"):
        return int(text, 0)
    return int(text)


def schema(kind):
    with open(f"{ROOT}/docs/schema/{kind}.schema.json", encoding="utf-8") as file:
        document = json.load(file)
    Draft7Validator.check_schema(document)
    return Draft7Validator(document)


SCHEMAS = {kind: schema(kind) for kind in LEAST}


def problems(kind, text):
    """What the schema has against a manifest; one line each."""
    value = yaml.load(text, CoreLoader)
    return [
        f"{'/'.join(map(str, error.absolute_path)) or 'the manifest'}: {error.message[:160]}"
        for error in SCHEMAS[kind].iter_errors(value)
    ]


def findings(text):
    """The rules in an expected.txt or in what `check` prints, by file."""
    found = {}
    for line in text.splitlines():
        match = re.fullmatch(r"([^:]+)(?::\d+)?(?::\d+)?: (error|warning): .*\[([a-z0-9-]+)\]", line)
        if match and match[2] == "error":
            found.setdefault(match[1], set()).add(match[3])
    return found


def check(workspace):
    """What the command has against each file of a workspace."""
    run = subprocess.run(
        [ROADCAST, "check", "-C", workspace, "--verbose", "--now", NOW], capture_output=True, text=True
    )
    assert run.returncode in (0, 1), run.stderr
    return findings(run.stderr)


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def least(kind, line):
    """A manifest with the keys that are required, and this line."""
    key = line.lstrip("-").split(":")[0]
    lines = [text for name, text in LEAST[kind].items() if name != key]
    return "\n".join(lines if line.startswith("-") else lines + [line]) + "\n"


def cases():
    """(kind, expectation, a name, the manifest)"""
    with open(f"{ROOT}/Tests/Schema/cases.txt", encoding="utf-8") as file:
        for line in file.read().splitlines():
            if line and not line.startswith("#"):
                kind, expectation, rest = line.split(" ", 2)
                yield kind, expectation, rest, least(kind, rest)
    # Texts as long as they can be, and one character longer.
    for kind, form, most in [
        ("show", "title: {}", 255), ("show", "author: {}", 255), ("show", "description: {}", 4_000),
        ("show", "approvals: [{}]", 80), ("show", "facets: {{ a: {} }}", 80), ("show", "facets: {{ {}: any }}", 80),
        ("show", "audiences: {{ {}: {{}} }}", 80), ("show", "link: https://a.example/{}", 982),
        ("show", "audiences: {{ a: {{ description: {} }} }}", 4_000), ("show", "transcriber: a {{audio}}{}", 3_991),
        ("episode", "title: {}", 255), ("episode", "summary: {}", 4_000), ("episode", "notes: {}", 65_536),
        ("episode", "tags: {{ a: {} }}", 80), ("episode", "segments: [{{ audio: a.wav, speaker: {} }}]", 80),
        ("episode", "segments: [{{ audio: a.wav, highlight: {} }}]", 128),
        ("episode", "segments: [{{ audio: a.wav, highlight: {{ title: {} }} }}]", 128),
    ]:
        for length in (most, most + 1):
            expectation = "good" if length == most else "bad"
            yield kind, expectation, f"{form} with {length}", least(kind, form.format("a" * length))
    for count, expectation in ((100, "good"), (101, "bad")):
        listed = "segments: [" + "{ audio: a.wav }, " * count + "]"
        yield "episode", expectation, f"{count} segments", least("episode", listed)
    for count, expectation in ((64, "good"), (65, "bad")):
        listed = "tags: { kind: [" + ", ".join(map(str, range(count))) + "] }"
        yield "episode", expectation, f"{count} tags", least("episode", listed)
    # Characters and bytes are two things.
    yield "episode", "check", "4,001 bytes", least("episode", "summary: " + "é" * 2_000 + "a")


def command_refuses(kind, manifests):
    """For each manifest whether the command finds something wrong with its form."""
    with tempfile.TemporaryDirectory() as work:
        if kind == "episode":
            write(f"{work}/episodes/show.yml", "\n".join(LEAST["show"].values()) + "\n")
            for index, text in enumerate(manifests):
                write(f"{work}/episodes/case-{index}/episode.yml", text)
            found = check(work)
            return [found.get(f"episodes/case-{index}/episode.yml", set()) & FORM for index in range(len(manifests))]
        answers = []
        for text in manifests:
            write(f"{work}/episodes/show.yml", text)
            answers.append(check(work).get("episodes/show.yml", set()) & FORM)
        return answers


failures = []
counts = {}


def expect(condition, what):
    if not condition:
        failures.append(what)


def compare_cases():
    everything = list(cases())
    for kind in LEAST:
        own = [case for case in everything if case[0] == kind]
        for (_, expectation, name, text), rules in zip(own, command_refuses(kind, [case[3] for case in own])):
            refusals = problems(kind, text)
            line = f"{kind} {expectation} {name[:100]}: schema {refusals or 'accepts'}, command {rules or 'accepts'}"
            expect(bool(refusals) == (expectation in ("bad", "schema")), line)
            expect(bool(rules) == (expectation in ("bad", "check")), line)
    counts["cases"] = len(everything)


def compare_fixtures():
    """Each broken workspace: the schema refuses the manifests that the command refuses for their form."""
    good = bad = 0
    for folder in sorted(glob.glob(f"{ROOT}/Tests/Fixtures/Invalid/*")):
        with open(f"{folder}/expected.txt", encoding="utf-8") as file:
            expected = findings(file.read())
        for path in glob.glob(f"{folder}/episodes/**/*.yml", recursive=True):
            relative = os.path.relpath(path, folder)
            rules = expected.get(relative, set())
            if rules & YAML:
                continue
            with open(path, encoding="utf-8") as file:
                refusals = problems("show" if path.endswith("/show.yml") else "episode", file.read())
            isBad = bool(rules & FORM)
            expect(bool(refusals) == isBad, f"{os.path.relpath(path, ROOT)}: schema {refusals}, expected {rules}")
            good, bad = good + (not isBad), bad + isBad
    counts["fixtures"] = good + bad
    expect(good > 50 and bad > 10, f"only {good} good and {bad} bad fixtures")


def expect_good(kind, name, text):
    refusals = problems(kind, text)
    expect(not refusals, f"{name}: {refusals}\n{text}")


def compare_samples():
    paths = glob.glob(f"{ROOT}/episodes/**/*.yml", recursive=True)
    for path in paths:
        with open(path, encoding="utf-8") as file:
            expect_good("show" if path.endswith("/show.yml") else "episode", path, file.read())
    counts["samples"] = len(paths)
    expect(len(paths) > 3, "no samples")


def compare_examples():
    """The YAML in docs/manifest.md; the parts of a manifest with the keys that are required."""
    with open(f"{ROOT}/docs/manifest.md", encoding="utf-8") as file:
        page = file.read()
    kind, number = None, 0
    for heading, block in re.findall(r"^## ([^\n]*)$|^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        if heading:
            kind = "episode" if "episode.yml" in heading else "show"
        elif block:
            keys = yaml.load(block, CoreLoader).keys()
            lines = [text for key, text in LEAST[kind].items() if key not in keys]
            expect_good(kind, "docs/manifest.md", "\n".join(lines) + "\n" + block)
            number += 1
    counts["examples"] = number
    expect(number > 15, "no examples in docs/manifest.md")


def switched_on(text):
    """A scaffolded manifest with the lines in comments switched on."""
    return re.sub(r"^(\s*)# ((?:  )?[a-z_]+:)", r"\1\2", text, flags=re.MULTILINE)


def compare_scaffold():
    with tempfile.TemporaryDirectory() as work:
        for arguments in (["init", work], ["new", "2026-12-04-test", "-C", work]):
            subprocess.run([ROADCAST, *arguments, "--quiet"], check=True)
        written = glob.glob(f"{work}/episodes/**/*.yml", recursive=True)
        for path in written:
            kind = "show" if path.endswith("/show.yml") else "episode"
            with open(path, encoding="utf-8") as file:
                text = file.read()
            expect_good(kind, os.path.basename(path), text)
            expect(switched_on(text) != text, f"{path} has no comments")
            expect_good(kind, f"{os.path.basename(path)}, all of it", switched_on(text))
        counts["scaffolded"] = len(written)


compare_cases()
compare_fixtures()
compare_samples()
compare_examples()
compare_scaffold()
for failure in failures:
    print(failure, file=sys.stderr)
total = sum(counts.values())
print(f"{total} manifests ({', '.join(f'{number} {name}' for name, number in counts.items())}), {len(failures)} differences")
sys.exit(1 if failures else 0)
