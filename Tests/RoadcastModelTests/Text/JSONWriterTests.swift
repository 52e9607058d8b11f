import RoadcastModel
import Testing

struct JSONWriterTests {
  @Test func `objects, lists and values have a line each`() {
    var json = JSONWriter()
    json.object { json in
      json.member("a", true)
      json.member("b", 12)
      json.member("c", String?.none)
      json.member("d", Milliseconds(-2_050))
      json.list("e", ["x", "y"])
      json.list("f", [String]())
      json.object("g") { _ in }
      json.list("h", of: [1, 2]) { $1.member("number", $0) }
      json.list("i", [1.5, 2, .nan])
      json.member("j", Double.infinity)
    }
    let expected = """
      {
        "a" : true,
        "b" : 12,
        "c" : null,
        "d" : -2.05,
        "e" : [
          "x",
          "y"
        ],
        "f" : [],
        "g" : {},
        "h" : [
          {
            "number" : 1
          },
          {
            "number" : 2
          }
        ],
        "i" : [
          1.5,
          2,
          null
        ],
        "j" : null
      }

      """
    #expect(String(decoding: json.document, as: UTF8.self) == expected)
  }

  @Test func `a text can't end its string, and can't reverse a terminal's line`() {
    let text = "\"\\\n\t\r\u{1B}\u{202E}é🎧/"
    var file = JSONWriter()
    file.object { $0.member("a", text) }
    #expect(file.text == "{\n  \"a\" : \"\\\"\\\\\\n\\t\\r\\u001b\u{202E}é🎧/\"\n}")
    var terminal = JSONWriter(forTerminal: true)
    terminal.object { $0.member("a", text) }
    #expect(terminal.text == "{\n  \"a\" : \"\\\"\\\\\\n\\t\\r\\u001b\\u202eé🎧/\"\n}")
  }

  @Test func `a text that was quoted before is written like any other`() {
    var json = JSONWriter()
    json.object { json in
      json.member("a", quoted: JSONWriter.quoted("5 \" wide\u{7}"))
      json.member("b", "5 \" wide\u{7}")
    }
    #expect(
      json.text == "{\n  \"a\" : \"5 \\\" wide\\u0007\",\n  \"b\" : \"5 \\\" wide\\u0007\"\n}"
    )
  }

  @Test func `a debug build stops at keys that don't ascend`() async {
    await #expect(processExitsWith: .failure) {
      var json = JSONWriter()
      json.object { json in
        json.member("b", 1)
        json.member("a", 2)
      }
    }
    await #expect(processExitsWith: .failure) {
      var json = JSONWriter()
      json.object { json in
        json.object("a") { $0.member("z", 1) }
        json.member("a", 2)
      }
    }
  }
}
