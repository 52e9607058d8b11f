import RoadcastManifest
import RoadcastModel
import RoadcastTesting
import Testing

/// What people write that YAML reads differently: each problem has its line as it should be.
struct ManifestMendingTests {
  private static func corrections(_ reading: Reading<Episode>) -> [String] {
    reading.diagnostics.compactMap { $0.excerpt?.correction }
  }

  @Test(arguments: [
    ("title: Northwind: nine days", #"title: "Northwind: nine days""#),
    ("title: @home with Northwind", #"title: "@home with Northwind""#),
    ("title: `new` prices", #"title: "`new` prices""#), ("title: %50 off", #"title: "%50 off""#),
    ("title: *Important* news", #"title: "*Important* news""#),
    ("title: &more to come", #"title: "&more to come""#),
    ("title: !Important news", #"title: "!Important news""#),
    ("title: [Update] prices", #"title: "[Update] prices""#),
    ("title: {New} prices", #"title: "{New} prices""#), ("title: | new", #"title: "| new""#),
    ("title: > 50 percent", #"title: "> 50 percent""#), ("title: - new", #"title: "- new""#),
    (#"title: "Nine days" at Northwind"#, #"title: '"Nine days" at Northwind'"#),
    (#"title: "Say "hello" today""#, #"title: 'Say "hello" today'"#),
    ("title: 'Tis the season", #"title: "'Tis the season""#),
    ("title: 'It's here'", #"title: "It's here""#), (#"title: "Nine days"#, #"title: "Nine days""#),
    (#"title: "C:\Users""#, #"title: 'C:\Users'"#), ("title:Kick-off", "title: Kick-off"),
    ("title = Kick-off", "title: Kick-off"), ("\ttitle: Kick-off", "  title: Kick-off"),
    ("title: Kick-off:", #"title: "Kick-off:""#),
  ])
  func `a line that isn't YAML is shown as it should be`(line: String, correction: String) throws {
    let reading = readEpisode("\(line)\npublished: 2026-11-20\n")
    #expect(reading.diagnostics.count == 1, "\(reading.messages)")
    #expect(reading.diagnostics.first?.location.line == 1)
    #expect(reading.diagnostics.first?.excerpt?.line == line)
    #expect(Self.corrections(reading) == [correction])
    let corrected = readEpisode("\(correction)\npublished: 2026-11-20\n".trimmed)
    if !line.hasPrefix("\t") { #expect(corrected.findings == []) }
  }

  @Test(arguments: [
    ("tags: { customer: #1 Dental }", ##"tags: { customer: "#1 Dental" }"##),
    ("tags: { a: [ #1, 'b #2'], b: #3 }  # x", ##"tags: { a: [ "#1", 'b #2'], b: "#3" }  # x"##),
  ])
  func `a # that hides the end of brackets is shown in quotes`(
    line: String,
    correction: String
  ) {
    let rest = "\ntitle: x\npublished: 2026-11-20\n"
    let reading = readEpisode(line + rest)
    let column = line.prefix { $0 != "#" }.count + 1
    #expect(reading.findings == ["1:\(column) yaml-syntax!"])
    #expect(Self.corrections(reading) == [correction])
    #expect(readEpisode(correction + rest).findings == [])
  }

  @Test func `every problem is reported in one run`() {
    let reading = readEpisode(
      """
      title: @home: with Northwind
      summary: [Update] prices
      published: 20.11.2026
      draft: yes
      segments:
        - audio: "takes\\story.wav"
          title: A: b
          title: c
          speaker: “Dana”

      """
    )
    #expect(
      reading.findings == [
        "1:8 yaml-syntax!", "2:10 yaml-syntax!", "3:12 bad-date!", "4:8 wrong-type!",
        "6:18 yaml-syntax!", "7:13 yaml-syntax!", "8:5 duplicate-key!", "9:14 curly-quotes!",
      ]
    )
  }

  @Test(arguments: [
    ("title: Why we are #1 in dental", 19, #"title: "Why we are #1 in dental""#),
    ("title: Route # to market", 14, #"title: "Route # to market""#),
  ])
  func `a text that a number sign cuts off is a warning`(
    line: String,
    column: Int,
    correction: String
  ) {
    let reading = readEpisode("\(line)\npublished: 2026-11-20\n")
    #expect(reading.findings == ["1:\(column) cut-off-text"])
    #expect(Self.corrections(reading) == [correction])
    #expect(readEpisode("\(correction)\npublished: 2026-11-20\n").findings == [])
  }

  @Test func `comments aren't texts that are cut off`() {
    let text = """
      title: Kick-off   # the first one
      published: 2026-11-20 # a Friday
      number: 12 #12
      tags: { kind: news } #news
      summary: "We are #1"  # really
      notes: |
        # Heading
        We are #1.

      """
    #expect(readEpisode(text).findings == [])
  }

  @Test func `a text that begins with a number sign is no comment`() {
    let reading = readEpisode("title: #1 in dental\npublished: 2026-11-20\n")
    #expect(reading.findings == ["1:1 missing-value!"])
    #expect(Self.corrections(reading) == [##"title: "#1 in dental""##])
  }

  @Test(arguments: [
    ("segments:\n\u{A0} \u{A0} - audio: a.wav", 4, "U+00A0", "    - audio: a.wav"),
    ("segments:\n\u{3000}- audio: a.wav", 4, "U+3000", " - audio: a.wav"),
    ("summary:\u{A0}Words", 3, "U+00A0", "summary: Words"),
    ("summary：Words", 3, "U+FF1A", "summary: Words"),
    ("segments:\n  – audio: a.wav", 4, "U+2013", "  - audio: a.wav"),
    ("\u{200B}summary: Words", 3, "U+200B", "summary: Words"),
  ])
  func `a character that only looks like YAML's is named`(
    text: String,
    line: Int,
    code: String,
    correction: String
  ) {
    let reading = readEpisode(leastEpisode + text + "\n", folder: ["a.wav"])
    #expect(reading.diagnostics.map(\.rule) == [.lookAlike])
    #expect(reading.diagnostics.first?.location.line == line)
    #expect(reading.messages.first?.contains(code) == true)
    #expect(Self.corrections(reading) == [correction])
  }

  @Test func `odd spaces and dashes in texts are fine`() {
    let text = "summary: >-\n  Prix\u{A0}: 5\u{202F}%\n  – et plus\n  \u{A0}- tout\nseason: 1\n"
    #expect(readEpisode(leastEpisode + text).findings == [])
    #expect(readEpisode(leastEpisode + "summary: one\n  — and more\n").findings == [])
  }

  @Test(arguments: [
    ("title: “A story”", "title: \"A story\""), ("title: „A story“", "title: \"A story\""),
    ("title: ‘A story’", "title: 'A story'"),
  ])
  func `curly quotes around a value are an error, and not part of it`(
    line: String,
    correction: String
  ) {
    let reading = readEpisode("\(line)\npublished: “2026-11-20”\n")
    #expect(reading.diagnostics.map(\.rule) == [.curlyQuotes, .curlyQuotes])
    #expect(reading.value?.title == "A story")
    #expect(Self.corrections(reading) == [correction, "published: \"2026-11-20\""])
  }

  @Test(arguments: [
    "“Nine” or “ten” days", "’Tis the season", "« Neuf jours »", "“Nine days” it was",
  ])
  func `quotes that belong to a text are fine`(title: String) {
    #expect(readEpisode("title: \(title)\npublished: 2026-11-20\n").findings == [])
  }

  @Test func `characters as HTML writes them are a warning`() {
    let reading = readEpisode("title: Q&amp;A with O&#39;Neil&nbsp;Inc\npublished: 2026-11-20\n")
    #expect(reading.findings == ["1:8 html-entity"])
    #expect(reading.messages[0].hasSuffix("write \"Q&A with O'Neil Inc\""))
    #expect(Self.corrections(reading) == ["title: Q&A with O'Neil Inc"])
    #expect(readEpisode("title: R&D; and more\npublished: 2026-11-20\n").findings == [])
  }

  @Test(arguments: [
    ("draft: yes", "must be true or false; write true"),
    ("draft: Off", "must be true or false; write false"),
    ("number: 1_000", "write 1000"), ("number: １２", "write 12"), ("number: '#12'", "write 12"),
    ("summary: [Update]", "begins a list in YAML; put the text in quotes"),
    ("tags: { kind: [~] }", "has an entry without a value"),
    ("tags: { kind: news, kind: blogs }", "already appeared in line 3"),
    ("season:1", "a space is missing after the colon"),
  ])
  func `a value of another kind gets the remedy`(line: String, words: String) {
    let reading = readEpisode(leastEpisode + line + "\n")
    #expect(reading.diagnostics.count == 1)
    #expect(reading.messages.first?.contains(words) == true, "\(reading.messages)")
  }

  @Test(arguments: [
    ("cover: https://example.com/cover.jpg", "is a web address; copy the file into the workspace"),
    ("sound: { opener: \"sounds\\nopener.wav\" }", "a backslash in double quotes"),
  ])
  func `a path that can't be one says why`(line: String, words: String) {
    let reading = readShow(leastShow + line + "\n")
    #expect(reading.diagnostics.map(\.rule) == [.badPath])
    #expect(reading.messages.first?.contains(words) == true)
  }

  @Test func `the address of a feed isn't that of its folder`() {
    let text = leastShow.replacing(/base_url: .*\n/, with: "base_url: https://a.test/b/feed.xml\n")
    let reading = readShow(text)
    #expect(reading.diagnostics.map(\.rule) == [.badAddress])
    #expect(
      reading.messages.first?.hasSuffix("write that of the folder, https://a.test/b/") == true
    )
  }

  @Test func `a manifest in a Markdown code block is read`() {
    let reading = readEpisode("```yaml\ntitle: a\npublished: 2026-11-20\n```\n")
    #expect(reading.findings == ["1:1 yaml-syntax!"])
    #expect(reading.messages.first?.contains("Markdown code block") == true)
    #expect(reading.value?.title == "a")
  }

  @Test func `UTF-16 is called by its name`() {
    for bytes in [[0xFF, 0xFE] as [UInt8], []] {
      let text = "title: a\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      let reading = readEpisode(bytes + text)
      #expect(reading.findings == ["1 not-utf8!"])
      #expect(reading.messages.first?.contains("UTF-16") == true)
    }
  }

  @Test func `too many values name the key that has them`() {
    let audiences = (0..<250).map { "  a\($0): { title: A, only: { kind: [a, b] } }\n" }.joined()
    let reading = readShow(leastShow + "audiences:\n" + audiences)
    #expect(reading.diagnostics.map(\.rule) == [.yamlTooLarge])
    #expect(reading.messages.first?.contains("`audiences` has more than 19") == true)
  }

  @Test func `an excerpt has a caret below its place`() {
    let excerpt = Excerpt(line: "title: Käse: neu", correction: "title: \"Käse: neu\"")
    #expect(
      excerpt.lines(column: 12) == [
        "  now:   title: Käse: neu", "                    ^", "  write: title: \"Käse: neu\"",
      ]
    )
    let long = Excerpt(line: "title: " + String(repeating: "a", count: 300) + ": b")
    let lines = long.lines(column: 308)
    #expect(lines[0].hasSuffix("a: b"))
    #expect(lines[0].count == lines[1].count + 2)
  }
}
