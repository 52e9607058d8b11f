import Foundation
import NIOCore
import RoadcastFiles
import RoadcastTesting
import Testing

@testable import RoadcastServer

/// Subscribers' copies of published texts.
struct PersonalTextTests {
  private static let base = "https://media.acme.test/road-notes/"

  private let folder = Result { try TemporaryFolder() }

  /// The copy of a text whose feed is `audiences/midwest.xml`.
  private func copy(
    _ text: String,
    isPage: Bool = true,
    purpose: AddressFinder.Purpose = .subscribers,
    block: Int = .max
  ) throws -> String {
    let base = try #require(BaseAddress(Self.base, isPrivate: true))
    var finder = AddressFinder(
      base,
      feedPath: "audiences/midwest.xml",
      isPage: isPage,
      purpose: purpose
    )
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      finder.read(rest.prefix(block))
      rest = rest.dropFirst(block)
    }
    finder.finish()
    let content = try content(text, finder.places)
    return String(decoding: try read(content, 0..<content.length), as: UTF8.self)
  }

  private func content(_ text: String, _ places: [PersonalPlace]) throws -> Content {
    let folder = try folder.get()
    try folder.write(text, to: "text")
    let words = PersonalWords(
      root: Self.base + "s/rctoken/",
      feed: "feed.xml",
      folder: "/road-notes/s/rctoken/audiences/midwest/",
      script: "<script>",
      for: Set(places.map(\.kind)).subtracting([.code])
    )
    return Content(try Folder(folder.path).file("text"), places: places, words: words)
  }

  private func read(_ content: Content, _ range: Range<Int>, limit: Int = .max) throws -> [UInt8] {
    var reader = ContentReader(content, range: range)
    var buffer = ByteBuffer()
    while reader.remaining > 0 { try reader.read(into: &buffer, limit: limit) }
    return Array(buffer.readableBytesView)
  }

  private static let texts = [
    // Whole addresses.
    (
      "<a href=\"https://media.acme.test/road-notes/audio/x-0123456789ab.mp3\">",
      "<a href=\"https://media.acme.test/road-notes/s/rctoken/audio/x-0123456789ab.mp3\">"
    ),
    (
      "<link>https://media.acme.test/road-notes/</link>",
      "<link>https://media.acme.test/road-notes/s/rctoken/</link>"
    ),
    ("https://media.acme.test/road-notes/#x", "https://media.acme.test/road-notes/s/rctoken/#x"),
    (
      "https://media.acme.test/road-notes/episodes/one.html#t=1.5",
      "https://media.acme.test/road-notes/s/rctoken/episodes/one.html#t=1.5"
    ),
    (
      "see https://media.acme.test/road-notes/episodes/one.html.",
      "see https://media.acme.test/road-notes/s/rctoken/episodes/one.html."
    ),
    (
      "{\"url\":\"https://media.acme.test/road-notes/\"}",
      "{\"url\":\"https://media.acme.test/road-notes/s/rctoken/\"}"
    ),
    (
      "href=&quot;https://media.acme.test/road-notes/feed.xml&quot;",
      "href=&quot;https://media.acme.test/road-notes/s/rctoken/feed.xml&quot;"
    ),
    // The subscriber's own feed has the address that they subscribed to.
    (
      "href=\"https://media.acme.test/road-notes/audiences/midwest.xml\"",
      "href=\"https://media.acme.test/road-notes/s/rctoken/feed.xml\""
    ),
    (
      "https://media.acme.test/road-notes/audiences/midwest/episodes/one.html",
      "https://media.acme.test/road-notes/s/rctoken/audiences/midwest/episodes/one.html"
    ),
    // In other addresses.
    (
      "overcast://x-callback-url/add?url=https%3A%2F%2Fmedia.acme.test%2Froad-notes%2Faudiences%2Fmidwest.xml\"",
      "overcast://x-callback-url/add?url=https%3A%2F%2Fmedia.acme.test%2Froad-notes%2Fs%2Frctoken%2Ffeed.xml\""
    ),
    (
      "pktc://subscribe/https://media.acme.test/road-notes/audiences/midwest.xml",
      "pktc://subscribe/https://media.acme.test/road-notes/s/rctoken/feed.xml"
    ),
    (
      "pktc://subscribehttps/media.acme.test/road-notes/audiences/midwest.xml",
      "pktc://subscribehttps/media.acme.test/road-notes/s/rctoken/feed.xml"
    ),
  ]

  @Test(arguments: texts)
  func `our addresses get the token`(text: String, copy: String) throws {
    #expect(try self.copy(text) == copy)
    #expect(try self.copy("é \(text)\n\(text)") == "é \(copy)\n\(copy)")
  }

  @Test(
    arguments: [
      "https://media.acme.test/other/page.html", "https://media.acme.test/road-notes/wiki/page",
      "https://notmedia.acme.test/road-notes/feed.xml",
      "http://media.acme.test/road-notes/feed.xml",
      "https://evil.test/?media.acme.test/road-notes/feed.xml", "mail@media.acme.test/road-notes/",
      "https://media.acme.test.evil.test/road-notes/", "https://media.acme.test/road-notes",
      "media.acme.test/road-notes/feed.xml",
      // A link to share something would give the token away.
      "https://other.test/share?url=https%3A%2F%2Fmedia.acme.test%2Froad-notes%2Ffeed.xml",
      "https://other.test/share?u=https://media.acme.test/road-notes/feed.xml",
      "https://other.test/share?a=1&amp;u=https://media.acme.test/road-notes/feed.xml",
      "https://other.test/https://media.acme.test/road-notes/feed.xml",
      "https://other.test/media.acme.test/road-notes/feed.xml",
    ]
  )
  func `other addresses stay as they are`(text: String) throws { #expect(try copy(text) == text) }

  @Test func `it doesn't matter where a block of the file ends`() throws {
    let filler = String(repeating: "word ", count: 1_300)
    let text = Self.texts.map(\.0).joined(separator: " \(filler)<p> ")
    let expected = Self.texts.map(\.1).joined(separator: " \(filler)<p> ")
    for block in [1, 7, 4_095, 4_096, 10_000] { #expect(try copy(text, block: block) == expected) }
  }

  @Test func `any part of a copy is the same as that part of the whole`() throws {
    let filler = String(repeating: "0123456789", count: 15_000)
    let text = Self.texts.map(\.0).joined(separator: " ") + " \(filler) " + Self.texts[0].0
    let whole = Array(try copy(text).utf8)
    let base = try #require(BaseAddress(Self.base, isPrivate: true))
    var finder = AddressFinder(
      base,
      feedPath: "audiences/midwest.xml",
      isPage: true,
      purpose: .subscribers
    )
    finder.read(Array(text.utf8)[...])
    finder.finish()
    let content = try content(text, finder.places)
    #expect(content.length == whole.count)
    #expect(whole.count != text.utf8.count)
    var random = SeededRandom(seed: 18)
    for _ in 0..<200 {
      let start = Int.random(in: 0..<whole.count, using: &random)
      let end = Int.random(in: start...whole.count, using: &random)
      let limit = Int.random(in: 1...70_000, using: &random)
      #expect(try read(content, start..<end, limit: limit) == Array(whole[start..<end]))
    }
  }

  @Test func `a QR code is drawn again`() throws {
    let page = "<p>a<svg class=\"code\" viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>b<svg></svg>"
    #expect(try copy(page) == "<p>ab<svg></svg>")
    #expect(try copy(page, isPage: false) == page)
  }

  @Test func `a page outside its folder has absolute links`() throws {
    let page = """
      <a href="index.html"><img src="../../cover.png"><a href="#main"><a href="https://a.test/">\
      <a href="/x"><a href="mailto:a@b.test"><meta content="index.html"><p title=" href=x">
      """
    let expected =
      page
      .replacing(
        "\"index.html\"><img",
        with: "\"/road-notes/s/rctoken/audiences/midwest/index.html\"><img"
      )
      .replacing("../../cover", with: "/road-notes/s/rctoken/audiences/midwest/../../cover")
    #expect(try copy(page, purpose: .person) == expected)
    #expect(try copy(page) == page)
  }

  @Test func `pages of a preview load again`() throws {
    #expect(try copy("<head></head>", purpose: .preview) == "<head><script></head>")
    #expect(try copy("<head></head>") == "<head></head>")
  }
}
