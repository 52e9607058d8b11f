import Testing

@testable import RoadcastSite

struct CompactScriptTests {
  @Test func `a script loses comments and indentation`() {
    let source = "// Does it.\n\"use strict\";\n\n  const a = \"// b\"; // c\n    // d\n"
    let compact = CompactScript.bytes(of: Array(source.utf8))
    #expect(
      String(decoding: compact, as: UTF8.self) == "\"use strict\";\nconst a = \"// b\"; // c\n"
    )
  }
}
