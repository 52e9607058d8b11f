import NIOHTTP1
import Testing

@testable import RoadcastServer

/// RFC 9110 §13.
struct PreconditionsTests {
  private static let date = "Fri, 20 Nov 2026 11:00:00 GMT"
  private static let earlier = "Fri, 20 Nov 2026 10:59:59 GMT"
  private static let later = "Fri, 20 Nov 2026 11:00:01 GMT"

  private func evaluate(_ fields: [(String, String)], isPersonal: Bool = false) -> Preconditions {
    let version = Preconditions.Version(
      tags: ["\"a\"", "\"a-gzip\""],
      modified: 1_795_172_400,
      needsExactDate: isPersonal
    )
    return Preconditions(HTTPHeaders(fields), version: version)
  }

  @Test(arguments: ["\"a\"", "W/\"a\"", "\"x\", \"a\"", "\"x\",W/\"a\"", "\"a-gzip\"", "*"])
  func `a tag of this version means that nothing has changed`(field: String) {
    guard case .notModified = evaluate([("If-None-Match", field)]) else {
      Issue.record("\(field) doesn't match")
      return
    }
  }

  @Test(arguments: ["\"b\"", "a", "\"A\"", "", "\"a", "\"x\" *"])
  func `another tag, or what isn't one, gets the file`(field: String) {
    // The date counts only without tags.
    let fields = [("If-None-Match", field), ("If-Modified-Since", Self.later)]
    #expect(evaluate(fields) == .met(honorsRange: true))
  }

  @Test func `tags may be in several fields`() {
    let fields = [("If-None-Match", "\"x\""), ("If-None-Match", "\"a\"")]
    #expect(evaluate(fields) == .notModified(tag: "\"a\""))
  }

  @Test func `a date that isn't earlier means that nothing has changed`() {
    #expect(evaluate([("If-Modified-Since", Self.date)]) == .notModified(tag: nil))
    #expect(evaluate([("If-Modified-Since", Self.later)]) == .notModified(tag: nil))
    #expect(evaluate([("If-Modified-Since", Self.earlier)]) == .met(honorsRange: true))
    #expect(evaluate([("If-Modified-Since", "yesterday")]) == .met(honorsRange: true))
  }

  @Test func `someone's own copy needs the very date`() {
    #expect(
      evaluate([("If-Modified-Since", Self.date)], isPersonal: true) == .notModified(tag: nil)
    )
    let later = evaluate([("If-Modified-Since", Self.later)], isPersonal: true)
    #expect(later == .met(honorsRange: true))
    let range = evaluate([("If-Range", Self.date)], isPersonal: true)
    #expect(range == .met(honorsRange: false))
  }

  @Test func `who wants another version gets none`() {
    #expect(evaluate([("If-Match", "\"b\"")]) == .failed)
    #expect(evaluate([("If-Match", "W/\"a\"")]) == .failed)
    #expect(evaluate([("If-Match", "\"b\", \"a\"")]) == .met(honorsRange: true))
    #expect(evaluate([("If-Match", "*")]) == .met(honorsRange: true))
    #expect(evaluate([("If-Unmodified-Since", Self.earlier)]) == .failed)
    #expect(evaluate([("If-Unmodified-Since", Self.date)]) == .met(honorsRange: true))
    let fields = [("If-Match", "\"a\""), ("If-Unmodified-Since", Self.earlier)]
    #expect(evaluate(fields) == .met(honorsRange: true))
  }

  @Test(
    arguments: [
      ("\"a\"", true), ("W/\"a\"", false), ("\"b\"", false), ("\"a-gzip\"", false),
      (Self.date, true),
      (Self.later, false), (Self.earlier, false), ("x", false),
    ]
  )
  func `a range is for one version only`(field: String, isHonored: Bool) {
    #expect(evaluate([("If-Range", field)]) == .met(honorsRange: isHonored))
  }
}
