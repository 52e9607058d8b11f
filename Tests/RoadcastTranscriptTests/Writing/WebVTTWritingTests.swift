import RoadcastModel
import RoadcastTranscript
import Testing

struct WebVTTWritingTests {
  @Test func `cues are written in the form that players read`() {
    let written = webVTTText([
      cue(0, 1_500, "Hello\nthere", by: "Dana Reyes"),
      cue(1_500, 3_600_000, "AT&T, 5 < 6 --> <b>", by: "Dana Reyes"),
      cue(3_600_000, 3_600_001, "\n x \r\n\r\n y \n", by: "A <&>\nB"),
      cue(3_600_001, 3_600_002, "nobody", by: ""),
      cue(3_600_002, 3_600_003, " \n ", by: "Dana"),
    ])
    #expect(
      written == """
        WEBVTT

        00:00:00.000 --> 00:00:01.500
        <v Dana Reyes>Hello
        there

        00:00:01.500 --> 01:00:00.000
        <v Dana Reyes>AT&amp;T, 5 &lt; 6 --&gt; &lt;b&gt;

        01:00:00.000 --> 01:00:00.001
        <v A &lt;&amp;&gt; B>x
        y

        01:00:00.001 --> 01:00:00.002
        nobody

        """
    )
  }

  @Test func `no cues make an empty WebVTT file`() {
    #expect(webVTTText([]) == "WEBVTT\n\n")
    #expect(webVTT(webVTTText([])).findings == [])
  }

  @Test func `only long lines are broken`() {
    let short = "a b  c"
    let exact = String(repeating: "abcd ", count: 12) + "abcde"
    let long = exact + "f"
    let written = webVTTText([cue(0, 1, "\(short)\n\(exact)\n\(long)")])
    #expect(exact.count == 65)
    #expect(
      Array(written.split(separator: "\n").dropFirst(2)) == [
        "a b  c", exact[...], String(repeating: "abcd ", count: 12).dropLast(), "abcdef",
      ]
    )
  }

  @Test(arguments: [("Dana", 57, 1), ("Dana", 58, 2), (String(repeating: "n", count: 80), 1, 2)])
  func `the voice counts as part of its line`(name: String, length: Int, lines: Int) {
    let written = webVTTText([cue(0, 1, String(repeating: "x", count: length), by: name)])
    #expect(written.split(separator: "\n").count - 2 == lines)
    #expect(webVTT(written).transcript.cues.map(\.speaker) == [name])
  }

  @Test(arguments: 0..<40)
  func `random cues can be read back with their words, order, times and speakers`(
    seed: Int
  ) {
    let cues = RandomCues.make(60, seed: seed)
    let parsed = webVTT(webVTTText(cues))
    #expect(parsed.findings == [])
    #expect(words(of: parsed.transcript.cues) == words(of: cues))
    #expect(parsed.transcript.cues.map(\.start) == cues.map(\.start))
    #expect(parsed.transcript.cues.map(\.end) == cues.map(\.end))
    #expect(parsed.transcript.cues.map(\.speaker) == cues.map(\.speaker))
    #expect(webVTTText(parsed.transcript.cues) == webVTTText(cues))
  }

  @Test(arguments: 0..<40)
  func `random cues are written in the right form`(seed: Int) {
    let written = webVTTText(RandomCues.make(60, seed: seed))
    #expect(written.hasPrefix("WEBVTT\n\n0"))
    #expect(written.hasSuffix("\n") && !written.hasSuffix("\n\n"))
    #expect(!written.contains("\n\n\n") && !written.contains("\r"))
    let blocks = written.split(separator: "\n\n").dropFirst()
    #expect(blocks.count == 60)
    for block in blocks {
      let lines = block.split(separator: "\n")
      #expect(lines[0].contains(" --> ") && lines[0].count == 29)
      for line in lines.dropFirst() {
        #expect(!line.contains("-->"))
        let tag =
          line.hasPrefix("<v ")
          ? line.prefix(through: line.firstIndex(of: ">") ?? line.startIndex) : ""
        let text = line.dropFirst(tag.count)
        #expect(!text.contains("<") && !text.contains(">"))
        #expect(line.count <= 65 || !text.contains(" "))
        #expect(line.count <= 65 || tag.isEmpty || text.isEmpty)
      }
    }
  }
}
