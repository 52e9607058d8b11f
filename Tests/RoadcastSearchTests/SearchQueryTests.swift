import Testing

@testable import RoadcastSearch

/// How searches are read from a command line.
struct SearchQueryTests {
  @Test(arguments: [
    (["guided pilot"], "\"guided\" AND \"pilot\""),
    (["guided", "pilot*"], "\"guided\" AND \"pilot\" *"),
    (["\"guided pilot\""], "\"guided pilot\""),
    (["\"guided pil\"*"], "\"guided pil\" *"),
    (["“guided pilot” now"], "\"guided pilot\" AND \"now\""),
    (["guided\"pilot now\""], "\"guided\" AND \"pilot now\""),
    (["\"never closed"], "\"never closed\""),
    (["a OR b NOT c"], "\"a\" AND \"OR\" AND \"b\" AND \"NOT\" AND \"c\""),
    (["words:x - ^y {z}"], "\"words:x\" AND \"^y\" AND \"{z}\""),
    (["Müller's"], "\"Müller's\""),
    (["a\"\u{301}b"], "\"a \u{301}b\""),
  ])
  func `words, phrases and prefixes are quoted separately`(
    arguments: [String],
    expression: String
  ) throws {
    #expect(try SearchQuery(arguments).expression == expression)
  }

  @Test(arguments: [
    "tag:outcome=retention pilot", "pilot tag:\"outcome=retention\"",
    "TAG:outcome=\"retention\" pilot",
  ])
  func `a tag can be anywhere`(text: String) throws {
    let query = try SearchQuery([text])
    #expect(query.tags == [SearchQuery.TagFilter(facet: "outcome", value: "retention")])
    #expect(query.terms.map(\.phrase) == ["pilot"])
  }

  @Test func `a speaker's name needs no quotation marks`() throws {
    #expect(try SearchQuery(["speaker:Dana Reyes", "pilot"]).speakers == ["Dana Reyes"])
    #expect(try SearchQuery(["speaker:\"Dana Reyes\" pilot"]).speakers == ["Dana Reyes"])
    let both = try SearchQuery(["pilot speaker:Dana"])
    #expect(both.speakers == ["Dana"])
    #expect(both.terms.map(\.phrase) == ["pilot"])
  }

  @Test(arguments: [
    ("tag:customer=Big Dental", "Big Dental", []),
    ("tag:customer=Big Dental scanner pilot*", "Big Dental", ["scanner", "pilot"]),
    ("tag:customer=Big scanner", "Big", ["scanner"]),
    ("tag:Big Dental", "Big Dental", []),
  ])
  func `a tag of two words can be in one argument`(
    argument: String,
    value: String,
    terms: [String]
  ) throws {
    let query = try SearchQuery([argument]).resolved { $0.value == "Big Dental" }
    #expect(query.tags.map(\.value) == [value])
    #expect(query.terms.map(\.phrase) == terms)
    #expect(try SearchQuery([argument]).resolved { _ in false } == SearchQuery([argument]))
  }

  @Test(arguments: [
    ([""], SearchQuery.Failure.empty), (["*"], .empty), (["\""], .empty), (["-- ()"], .empty),
    (["\u{0}\u{1}"], .empty), (["tag:"], .filterEmpty("tag")),
    (["tag:outcome="], .filterEmpty("tag")), (["speaker:\"\""], .filterEmpty("speaker")),
    ([String(repeating: "x", count: 1_001)], .tooLong(limit: 1_000)),
    ([String(repeating: "x ", count: 33)], .tooManyTerms(limit: 32)),
  ])
  func `a search without words is refused`(arguments: [String], failure: SearchQuery.Failure) {
    #expect(throws: failure) { try SearchQuery(arguments) }
  }
}
