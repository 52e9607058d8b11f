import Testing

@testable import RoadcastSite

struct CompactScriptTests {
  private func compact(_ source: String) -> String {
    String(decoding: CompactScript.bytes(of: Array(source.utf8)), as: UTF8.self)
  }

  @Test func `a script loses comments, spaces and lines`() {
    let source = """
      // Does it.
      "use strict";

      (() => {
        const a = "// b  c"; // d
        const { e, f } = roadcast;
        if (e in f) return a
          .trim() || /* none */ null;
      })();

      """
    #expect(
      compact(source) == "\"use strict\";(()=>{const a=\"// b  c\";const{e,f}=roadcast;"
        + "if(e in f)return a.trim()||null;})();"
    )
  }

  @Test func `texts and regular expressions stay as they are`() {
    for text in [
      #""a \" = b""#, "'a  //  b'", "`a ${ b ? `c  ${ d }` : { e: 1 } }  // f`",
      #"/[^/"]+ \/ '/gu"#,
      #"/["“”]([^"“”]*) ?/u"#,
    ] {
      #expect(compact("const a = \(text);\nb( \(text) );") == "const a=\(text);b(\(text));")
    }
  }

  @Test func `what would mean something else stays apart`() {
    #expect(compact("a = b + +c - -d;") == "a=b+ +c- -d;")
    #expect(compact("a = b / c / d;") == "a=b/c/d;")
    #expect(compact("const a = () => {}\nconst b = [1]\n(c)") == "const a=()=>{}\nconst b=[1]\n(c)")
    #expect(compact("typeof a === b; é in c") == "typeof a===b;é in c")
  }
}
