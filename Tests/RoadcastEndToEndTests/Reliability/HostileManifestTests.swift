import Foundation
import RoadcastTesting
import Testing

/// Hostile and damaged manifests: each is read quickly or reported by a rule, and none of them can
/// disturb a terminal.
struct HostileManifestTests {
  struct Manifest: CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var rule: String?

    init(_ name: String, _ text: String, _ rule: String?) {
      self.init(name, Array(text.utf8), rule)
    }

    init(_ name: String, _ bytes: [UInt8], _ rule: String?) {
      self.name = name
      self.bytes = bytes
      self.rule = rule
    }

    var testDescription: String { name }

    static let head = "title: One\npublished: 2026-11-20T06:00:00Z\n"
  }

  private static let bomb: String = {
    let names = "abcdefghi".map(String.init)
    var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (name, next) in zip(names, names.dropFirst()) {
      let aliases = Array(repeating: "*\(name)", count: 9).joined(separator: ", ")
      text += "\(next): &\(next) [\(aliases)]\n"
    }
    return text
  }()

  static let manifests: [Manifest] = [
    Manifest("an alias bomb", Manifest.head + bomb, "yaml-alias"),
    Manifest("an alias bomb as a key", Manifest.head + bomb + "? *i\n: x\n", "yaml-alias"),
    Manifest("an alias of itself", Manifest.head + "notes: &n [*n]\n", "yaml-alias"),
    Manifest("an anchor", Manifest.head + "notes: &n text\n", "yaml-anchor"),
    Manifest(
      "a merge key",
      Manifest.head + "tags:\n  base: &b { kind: news }\n  <<: *b\n",
      "yaml-alias"
    ),
    Manifest("a merge key without an alias", Manifest.head + "<<: { title: Two }\n", "unknown-key"),
    Manifest(
      "a scalar of ten megabytes",
      Manifest.head + "notes: \"" + String(repeating: "a", count: 10_000_000) + "\"\n",
      "file-too-large"
    ),
    Manifest(
      "a scalar that barely fits",
      Manifest.head + "notes: " + String(repeating: "a", count: 200_000) + "\n",
      "too-many-characters"
    ),
    Manifest("a key twice", Manifest.head + "title: Two\n", "duplicate-key"),
    Manifest(
      "a key twice inside",
      Manifest.head + "tags: { kind: news, kind: news }\n",
      "duplicate-key"
    ),
    Manifest("Latin-1", Array(Manifest.head.utf8) + [0x23, 0xE9, 0x0A], "not-utf8"),
    Manifest("a lone surrogate", Array("title: ".utf8) + [0xED, 0xA0, 0x80, 0x0A], "not-utf8"),
    Manifest("a NUL", Manifest.head + "notes: a\u{0}b\n", "yaml-syntax"),
    Manifest("an escape", Manifest.head + "notes: a\u{1B}[31mred\n", "yaml-syntax"),
    Manifest("an escaped escape", Manifest.head + "notes: \"\\e[31mred\"\n", "control-character"),
    Manifest("an escaped NUL", Manifest.head + "notes: \"\\0\"\n", "control-character"),
    Manifest("U+FFFE", Manifest.head + "summary: \"\\uFFFE\"\n", "control-character"),
    Manifest("C1", Manifest.head + "summary: \"\\x9b31m\"\n", "control-character"),
    Manifest("a key of controls", Manifest.head + "\"\\e[31m\\a\": x\n", "unknown-key"),
    Manifest("a key turned around", Manifest.head + "\"\\u202Eeltit\": x\n", "unknown-key"),
    Manifest("a value turned around", Manifest.head + "draft: \"\\u202Eeurt\"\n", "wrong-type"),
    Manifest("a date of controls", "title: a\npublished: \"\\e]0;x\\a\"\n", "bad-date"),
    Manifest("a path of controls", Manifest.head + "notes: \"a\\e.md\"\n", "bad-path"),
    Manifest(
      "a thousand levels",
      Manifest.head + "tags: " + String(repeating: "[", count: 1_000) + "\n",
      "yaml-too-deep"
    ),
    Manifest(
      "a hundred thousand levels",
      Manifest.head + "tags: " + String(repeating: "{a: ", count: 50_000) + "\n",
      "yaml-too-deep"
    ),
    Manifest("a tag of Python", Manifest.head + "notes: !!python/object:os.system x\n", "yaml-tag"),
    Manifest("a tag of text", Manifest.head + "number: !!str 7\n", "yaml-tag"),
    Manifest("two documents", Manifest.head + "---\ntitle: Two\n", "yaml-syntax"),
    Manifest("a list at the top", "- title: One\n", "wrong-type"),
    Manifest("a word at the top", "One\n", "wrong-type"),
    Manifest("a tab", "title: One\n\tpublished: 2026-11-20T06:00:00Z\n", "yaml-syntax"),
    Manifest("nothing", "", "empty-manifest"),
    Manifest("a colon", "title: How: it works\n", "yaml-syntax"),
    Manifest("UTF-16", [0xFF, 0xFE, 0x74, 0x00, 0x3A, 0x00], "not-utf8"),
    Manifest(
      "many marks on one letter",
      Manifest.head + "sumary: e" + String(repeating: "\u{301}", count: 50_000) + "\n",
      "unknown-key"
    ),

    Manifest("a byte order mark", "\u{FEFF}" + Manifest.head, nil),
    Manifest(
      "line ends of Windows",
      Manifest.head.split(separator: "\n").joined(separator: "\r\n"),
      nil
    ),
    Manifest("no line end at its end", String(Manifest.head.dropLast()), nil),
    Manifest(
      "bullets, stars and ampersands in notes",
      Manifest.head + "notes: |\n  * one\n  * *two* & **three**\n\n  ! four\n  <<: five\n",
      nil
    ),
    Manifest("words that YAML knows", "title: no\npublished: 2026-11-20T06:00:00Z\n", nil),
    Manifest("emoji and other scripts", Manifest.head + "summary: 🚚 Grüße, 東京, ‏שלום\n", nil),
    Manifest(
      "a title that would close the feed",
      "title: ']]></title></channel><script>alert(1)</script>'\npublished: 2026-11-20T06:00:00Z\n",
      nil
    ),
  ]

  @Test(arguments: manifests)
  func `a manifest is read, or reported by its rule, within seconds`(_ manifest: Manifest) throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    try workspace.write(manifest.bytes, to: "episodes/one/episode.yml")
    let outcome = try workspace.run("build", timeout: 5)
    #expect(outcome.end == .exited(manifest.rule == nil ? 0 : 1), "\(outcome.stderr)")
    #expect(outcome.disturbances == [])
    #expect(outcome.stderr.utf8.count < 64 << 10)
    if let rule = manifest.rule {
      #expect(outcome.rules.contains(rule), "\(outcome.stderr)")
    } else {
      #expect(outcome.stderr == "")
      let feed = XMLFile(workspace.path("feed/feed.xml"))
      #expect(try feed.problems() == "")
      #expect(try feed.count("//item") == 1)
    }
    let json = try workspace.run("check", "--json", timeout: 5)
    #expect(json.disturbances == [])
    _ = try BuildDocument(json.output)
  }

  @Test(arguments: manifests.filter { $0.rule?.hasPrefix("yaml") == true })
  func `the show's manifest is protected in the same way`(_ manifest: Manifest) throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    try workspace.write(manifest.bytes, to: "episodes/show.yml")
    let outcome = try workspace.run("check", timeout: 5)
    #expect(outcome.end == .exited(1))
    #expect(outcome.rules.contains(try #require(manifest.rule)), "\(outcome.stderr)")
    #expect(outcome.disturbances == [])
  }

  @Test func `control characters in file names don't reach the terminal`() throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    let name = "a\u{1B}[31m\u{202E}\nb"
    try workspace.write("no recording", to: "episodes/one/\(name).wav")
    try workspace.write("title: x\n", to: "episodes/\(name)/episode.yml")
    try workspace.write(WAV.tone().bytes, to: "episodes/c\u{7}/x.wav")
    for arguments in [["check"], ["check", "--json"], ["build"], ["check", "--verbose"]] {
      let outcome = try workspace.command(arguments).run()
      #expect(outcome.end == .exited(1))
      #expect(outcome.disturbances == [], "\(arguments)")
    }
    #expect(try workspace.run("check", name).disturbances == [])
    try workspace.write(WAV.tone().bytes, to: "desk/\(name).wav")
    for options in [[], ["--json"]] {
      let new = ["new", "two\(options.count)", workspace.path("desk/\(name).wav")] + options
      #expect(try workspace.command(new).run().disturbances == [])
    }
  }

  @Test func `notes become the few HTML tags that apps know, and nothing else`() throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", manifest: "notes: notes.md\n", recordings: ["01.wav": .tone()])
    try workspace.write(
      """
      # Try <script>alert(1)</script> this

      [good](https://www.example.com/?a=1&b=2) [bad](javascript:alert(1)) [worse](data:text/html,x)

      <img src=x onerror=alert(1)>

      ![a picture](https://evil.example.com/pixel.gif)

      """,
      to: "episodes/one/notes.md"
    )
    #expect(try workspace.run("build").end == .exited(0))
    let text = try XMLFile(workspace.path("feed/feed.xml")).text("//item/description")
    #expect(text.contains("<a href=\"https://www.example.com/?a=1&amp;b=2\">good</a>"))
    for word in ["<script", "javascript:", "data:", "<img", "onerror", "evil.example.com"] {
      #expect(!text.contains(word), "\(text)")
    }
  }
}
