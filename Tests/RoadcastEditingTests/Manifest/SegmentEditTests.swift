import RoadcastEditing
import Testing

struct SegmentEditTests {
  private let three = """
    title: A
    segments:
      # the opening
      - audio: 01.wav
        title: One
        # speaker: later

      - audio: 02.wav   # the long one

      # only for some
      - audio: 03.wav
        only: { territory: [midwest] }
    # the end
    number: 1

    """

  @Test func `a segment moves with its comments, and back`() throws {
    let manifest = EditableManifest(episode: three)
    let moved = try manifest.applying(.moveSegment(from: 2, to: 0))
    #expect(
      moved.text == """
        title: A
        segments:
          # only for some
          - audio: 03.wav
            only: { territory: [midwest] }

          # the opening
          - audio: 01.wav
            title: One
            # speaker: later

          - audio: 02.wav   # the long one
        # the end
        number: 1

        """
    )
    #expect(try moved.applying(.moveSegment(from: 0, to: 2)).text == three)
  }

  @Test func `a segment is removed with its comments`() throws {
    #expect(
      try EditableManifest(episode: three).removing("segments[0]") == """
        title: A
        segments:
          - audio: 02.wav   # the long one

          # only for some
          - audio: 03.wav
            only: { territory: [midwest] }
        # the end
        number: 1

        """
    )
  }

  @Test func `a new segment is spaced like the others`() throws {
    let manifest = EditableManifest(episode: three)
    let fields: [NewValue.Field] = [.init("audio", .text("04.wav")), .init("title", .text("4"))]
    #expect(
      try manifest.applying(.insertSegment(fields, at: 3)).text
        == three.replacing("# the end", with: "\n  - audio: 04.wav\n    title: \"4\"\n# the end")
    )
    #expect(
      try manifest.applying(.insertSegment(fields, at: 1)).text
        == three.replacing(
          "  - audio: 02.wav",
          with: "  - audio: 04.wav\n    title: \"4\"\n\n  - audio: 02.wav"
        )
    )
  }

  @Test func `the list is written when a segment is changed that wasn't listed`() throws {
    let manifest = EditableManifest(
      episode: "title: A\npublished: 2026-11-20",
      recordings: ["1.wav", "no.wav"]
    )
    #expect(
      try manifest.setting("segments[1].title", .text("Yes"))
        == "title: A\npublished: 2026-11-20\nsegments:\n  - audio: 1.wav\n  - audio: no.wav\n    title: \"Yes\""
    )
    #expect(
      try manifest.applying(.moveSegment(from: 1, to: 0)).text
        == "title: A\npublished: 2026-11-20\nsegments:\n  - audio: no.wav\n  - audio: 1.wav"
    )
  }

  @Test func `a last line without an end keeps having none`() throws {
    let text = "segments:\n- audio: a.wav\n- audio: b.wav\n- audio: c.wav"
    let moved = try EditableManifest(episode: text).applying(.moveSegment(from: 2, to: 0))
    #expect(moved.text == "segments:\n- audio: c.wav\n- audio: a.wav\n- audio: b.wav")
    #expect(try moved.applying(.moveSegment(from: 0, to: 2)).text == text)
  }

  @Test func `lists in brackets keep their brackets`() throws {
    let text = "segments: [{audio: a.wav}, { audio: b.wav }, {audio: c.wav,}]\n"
    let manifest = EditableManifest(episode: text)
    #expect(
      try manifest.applying(.moveSegment(from: 0, to: 1)).text
        == "segments: [{ audio: b.wav }, {audio: a.wav}, {audio: c.wav,}]\n"
    )
    #expect(
      try manifest.applying(.insertSegment([.init("audio", .text("d.wav"))], at: 1)).text
        == "segments: [{audio: a.wav}, { audio: d.wav }, { audio: b.wav }, {audio: c.wav,}]\n"
    )
    #expect(
      try manifest.removing("segments[2]") == "segments: [{audio: a.wav}, { audio: b.wav }]\n"
    )
  }

  @Test func `the last segment can't be removed`() {
    let manifest = EditableManifest(episode: "segments:\n  - audio: a.wav\n")
    #expect(throws: EditRefusal.self) { try manifest.removing("segments[0]") }
  }
}
