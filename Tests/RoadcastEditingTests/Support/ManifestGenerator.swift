import RoadcastTesting

/// A manifest put together at random from parts, so that a test knows the bytes around each of them.
struct GeneratedManifest {
  /// A key or an entry of a list with the lines that come before it.
  struct Part {
    var key: String

    /// Comments and empty lines before it.
    var lead: String

    var body: String
  }

  var head = ""
  var keys: [Part] = []

  /// The entries of `segments`, which is the last key; empty if there's none.
  var segments: [Part] = []

  /// The line of the key `segments`.
  var segmentsHead = ""

  var tail = ""

  /// The line end of the whole file.
  var ending = "\n"
  var hasMark = false
  var hasFinalEnding = true

  var text: String {
    var parts = head + keys.map { $0.lead + $0.body }.joined()
    parts += segmentsHead + segments.map { $0.lead + $0.body }.joined() + tail
    return finished(parts)
  }

  /// A text of the parts, with this manifest's mark and line ends.
  func finished(_ text: String) -> String {
    var text = text
    if !hasFinalEnding, text.hasSuffix("\n") { text.removeLast() }
    return (hasMark ? "\u{FEFF}" : "") + text.replacing("\n", with: ending)
  }
}

/// Makes manifests of every shape: the same seed makes the same one.
struct ManifestGenerator {
  private var random: SeededRandom

  init(seed: Int) { random = SeededRandom(seed: seed) }

  mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }
  mutating func chance(_ percent: Int) -> Bool { number(below: 100) < percent }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(below: elements.count)]
  }

  /// Texts that YAML takes for something else, and some that it doesn't.
  static let texts = [
    "Kick-off", "How Northwind onboarded in nine days", "no", "12", "a: b", "# x", " x ",
    "2026-11-20",
    "5:00", "~", "Größe & Öl", "🎙️ Live: now", "“Curly”", "it's \"quoted\"", "back\\slash", "- dash",
    "[list]", "{group}", "*star", "&and", "!bang", "%percent", "@at", "`tick`", "ends:", "a #b",
    "tab\there", "\u{A0}no-break", "e\u{301}", "true", "null", "?", "-", ":", "|", ">", "x, y",
    "\u{2028}sep", "comma, colon: and # sign", "'single'", "\"double\"",
    "long " + String(repeating: "words ", count: 60) + "end",
  ]

  static let longTexts = [
    "One.\n\nTwo.", "One\nline\nafter another", "- a\n- b\n", "  indented\nfirst",
    "# Heading\n\nText: more",
    "trailing \nspaces ", "tab\n\tline", "\n\nleading", "key: value\nother: value", "…\n—\n🎙️",
  ]

  mutating func manifest() -> GeneratedManifest {
    var manifest = GeneratedManifest()
    manifest.ending = chance(25) ? "\r\n" : "\n"
    manifest.hasMark = chance(15)
    manifest.hasFinalEnding = !chance(20)
    if chance(20) { manifest.head += "# yaml-language-server: $schema=../x.json\n" }
    if chance(20) { manifest.head += "---\(chance(30) ? " # start" : "")\n" }
    if chance(20) { manifest.head += "# Ünïcode comment: with [signs] {and} \"quotes\"\n\n" }
    manifest.keys.append(part("title", scalar(indent: 2)))
    if chance(90) { manifest.keys.append(part("published", " 2026-11-20" + comment() + "\n")) }
    for key in ["summary", "notes"] where chance(50) { manifest.keys.append(part(key, long())) }
    if chance(40) {
      manifest.keys.append(part("number", " \(number(below: 90) + 1)" + comment() + "\n"))
    }
    if chance(30) { manifest.keys.append(part("draft", " true" + comment() + "\n")) }
    if chance(30) { manifest.keys.append(part("approved", approvals())) }
    if chance(50) { manifest.keys.append(part("tags", tags())) }
    if chance(30) {
      manifest.keys.append(part("only", " { territory: [midwest, south] }" + comment() + "\n"))
    }
    if chance(20) { manifest.keys.shuffle(using: &random) }
    if chance(75) { addSegments(to: &manifest) }
    if chance(20) { manifest.tail = "# the end\n" }
    if chance(10) { manifest.tail += "...\n" }
    return manifest
  }

  private mutating func part(_ key: String, _ value: String) -> GeneratedManifest.Part {
    var lead = ""
    if chance(20) { lead += "\n" }
    if chance(25) { lead += "# about \(key): 'it' #\n" }
    let name = chance(8) ? "\"\(key)\"" : key
    return GeneratedManifest.Part(
      key: key,
      lead: lead,
      body: "\(name)\(chance(5) ? " " : ""):\(value)"
    )
  }

  private mutating func comment() -> String {
    chance(25) ? pick(["  # why: 'this'", " # ö", "\t# tab", "   "]) : ""
  }

  /// A short text in one of YAML's styles, after the colon and with its line end.
  private mutating func scalar(indent: Int) -> String {
    let spaces = String(repeating: " ", count: indent)
    switch number(below: 12) {
    case 0: return " \"Kick \\\"off\\\"\\u00e9\"" + comment() + "\n"
    case 1: return " 'It''s: # here'" + comment() + "\n"
    case 2: return " |\(comment())\n\(spaces)A block\n"
    case 3: return " >-\n\(spaces)A folded\n\(spaces)text\n"
    case 4: return " plain words\n\(spaces)on two lines\n"
    case 5: return " \"double words\n\(spaces)on two lines\"" + comment() + "\n"
    case 6: return "\n\(spaces)on its own line" + comment() + "\n"
    case 7: return "\t\ttabs" + comment() + "\n"
    default: return " Größe: no".replacing(": no", with: " no") + comment() + "\n"
    }
  }

  private mutating func long() -> String {
    switch number(below: 7) {
    case 0: return " notes.md" + comment() + "\n"
    case 1: return " |\n  One.\n\n  # Two: no comment\n\n"
    case 2: return " |2-\n    Indented\n   more\n"
    case 3: return " >+\n    Folded\n    text\n"
    case 4: return " \"One.\\n\\nTwo.\"\n"
    case 5: return " |-  # why\n       Deep\n\n         deeper\n"
    default: return " Short text" + comment() + "\n"
    }
  }

  private mutating func approvals() -> String {
    chance(50)
      ? "\(comment())\n  sales: 2026-11-18 Dana Reyes\(comment())\n  # then\n  marketing: 2026-11-19 Ann Lee\n"
      : " { sales: 2026-11-18 Dana Reyes }\n"
  }

  private mutating func tags() -> String {
    switch number(below: 4) {
    case 0: return " { kind: news, outcome: [retention, expansion] }" + comment() + "\n"
    case 1: return "\n  kind: news\n  outcome:\n    - retention  # most\n    - expansion\n"
    case 2:
      return "\n    kind: [news]\n    outcome:\n    - retention\n    # least\n    - expansion\n"
    default: return " {\n  kind: news,\n  outcome: [\n    retention,\n    expansion ] }\n"
    }
  }

  /// A manifest with a list of tags and comments of every kind in it.
  ///
  /// - Returns: The text, the tags, and whether they're in brackets.
  mutating func tagList() -> (text: String, tags: [String], isFlow: Bool) {
    var tags = Array(["news", "training", "a b", "c: d", "e"].shuffled(using: &random))
    tags.removeLast(number(below: 4))
    let isFlow = chance(40)
    let spaces = pick(["  ", "    "])
    var text = "# top\ntags:  # all\n  # of the kind\n  kind:\(isFlow ? " [" : "")"
    text += chance(30) ? "  # these\n" : "\n"
    for (index, tag) in tags.enumerated() {
      if chance(20) { text += "\n" }
      if chance(25) { text += "\(spaces)# above \(index)\n" }
      if chance(10) { text += "\n\(spaces)# alone \(index)\n\n" }
      let quoted = tag.contains(":") ? "\"\(tag)\"" : tag
      text += isFlow ? "\(spaces)\(quoted)" : "\(spaces)- \(quoted)"
      if isFlow, index + 1 < tags.count { text += "," }
      text += chance(35) ? "  # on \(tag)\n" : "\n"
      if chance(10) { text += "\(spaces)    # below \(index)\n" }
    }
    return (text + (isFlow ? "  ]  # closed\n" : "") + "# end\nnumber: 1\n", tags, isFlow)
  }

  private mutating func addSegments(to manifest: inout GeneratedManifest) {
    let dash = pick(["", "  ", "    "])
    let gap = pick([" ", " ", "   "])
    let isSpaced = chance(30)
    manifest.segmentsHead = "segments:\(comment())\n"
    for index in 0..<number(below: 4) + 1 {
      var lead = index > 0 && isSpaced ? "\n" : ""
      if index > 0, chance(10) { lead += "\n# alone\n\n" }
      let inner = dash + " " + gap
      var body = chance(30) ? "\(dash)# about \(index)\n" : ""
      if chance(15) {
        body += "\(dash)-\(gap){ audio: \(index).wav, title: \"T \(index)\" }\(comment())\n"
      } else {
        body += "\(dash)-\(gap)audio: \(index).wav\(comment())\n"
        if chance(60) { body += "\(inner)title:" + scalar(indent: inner.count + 2) }
        if chance(40) { body += "\(inner)speaker: Dana Reyes\(comment())\n" }
        if chance(30) { body += "\(inner)tags: { kind: news }\n" }
        if chance(20) { body += "\(inner)only:\n\(inner)  territory: [midwest]\n" }
        if chance(20) { body += "\(inner)# role: guest\n" }
      }
      manifest.segments.append(GeneratedManifest.Part(key: "\(index)", lead: lead, body: body))
    }
  }
}
