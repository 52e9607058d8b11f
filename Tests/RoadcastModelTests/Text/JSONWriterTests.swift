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

  @Test(arguments: [0, 1, 2, 3, 7])
  func `a list in parts is the same document as one list`(size: Int) {
    let numbers = Array(0..<7)
    func write(_ number: Int, to json: inout JSONWriter) { json.member("number", number) }
    var whole = JSONWriter()
    whole.object { json in
      json.object("a") { $0.list("list", of: numbers, write) }
      json.list("b", of: numbers) { number, json in json.list("inner", of: [number], write) }
      json.list("c", of: numbers, write)
      json.member("d", 1)
    }
    // The empty parts are of a size of 0, and others come after the last number.
    let parts = (0..<9).map { part in
      var elements = JSONWriter(depth: 2)
      let numbers = size == 0 ? part == 4 ? numbers[...] : [] : numbers.dropFirst(part * size)
      for number in size == 0 ? numbers : numbers.prefix(size) {
        elements.object { write(number, to: &$0) }
      }
      return elements
    }
    var inParts = JSONWriter()
    inParts.object { json in
      json.object("a") { json in
        var elements = json.elements
        for number in numbers { elements.object { write(number, to: &$0) } }
        json.list("list", written: elements)
      }
      json.list("b", of: numbers) { number, json in
        var elements = json.elements
        elements.object { write(number, to: &$0) }
        json.list("inner", written: elements)
      }
      json.list("c", parts: parts)
      json.member("d", 1)
    }
    #expect(inParts.text == whole.text)
    #expect(inParts.document == whole.document)
    #expect(inParts.documentInPieces.flatMap(\.self) == whole.document)
  }

  @Test func `an empty list in parts is an empty list`() {
    var json = JSONWriter()
    json.object { json in
      json.list("a", parts: [])
      json.list("b", parts: [JSONWriter(depth: 2)])
      json.list("c", written: json.elements)
    }
    #expect(json.text == "{\n  \"a\" : [],\n  \"b\" : [],\n  \"c\" : []\n}")
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
