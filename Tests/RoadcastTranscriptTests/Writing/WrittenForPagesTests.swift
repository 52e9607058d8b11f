import RoadcastModel
import RoadcastTranscript
import Testing

/// The two formats of a transcript for programs and pages.
struct WrittenForPagesTests {
  private let cues = [
    cue(0, 1_500, "Hello\nthere", by: "Dana Reyes"),
    cue(1_500, 2_001, "<b>R&D</b> --> \"x\"", by: "Dana Reyes"),
    cue(2_100, 2_200, " "),
    cue(3_600_000, 3_600_001, "Bye", by: "<Sam>"),
  ].map { WrittenCue($0) }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func `JSON is read back with the same times, speakers and words`() {
    let parsed = json(text(TranscriptJSON.write(cues)))
    #expect(parsed.diagnostics == [])
    #expect(
      parsed.lines == [
        "0-1500 Dana Reyes: Hello there", "1500-2001 Dana Reyes: <b>R&D</b> --> \"x\"",
        "3600000-3600001 <Sam>: Bye",
      ]
    )
    #expect(text(TranscriptJSON.write([])).contains("\"version\" : \"1.0.0\""))
  }

  @Test func `HTML is a page that names speakers and times, and escapes markup in cues`() {
    let header = TranscriptHTML.Header(title: "R&D <über>", language: "de", isPrivate: true)
    #expect(
      text(TranscriptHTML.write(cues, header)) == """
        <!doctype html>
        <html lang="de">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="robots" content="noindex">
        <title>R&amp;D &lt;über&gt;</title>
        </head>
        <body dir="auto">
        <cite>Dana Reyes:</cite>
        <time datetime="PT0.000S">00:00:00</time>
        <p>Hello there</p>
        <time datetime="PT1.500S">00:00:01</time>
        <p>&lt;b&gt;R&amp;D&lt;/b&gt; --&gt; "x"</p>
        <cite>&lt;Sam&gt;:</cite>
        <time datetime="PT3600.000S">01:00:00</time>
        <p>Bye</p>
        </body>
        </html>

        """
    )
  }
}
