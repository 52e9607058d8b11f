import RoadcastEditing
import RoadcastModel
import RoadcastTesting
import Testing

/// Every transcript of the fixtures and the samples: an edit changes one cue, or is refused.
struct SampleTranscriptTests {
  private static let texts = SampleTexts.all.filter {
    $0.key.hasSuffix(".vtt") || $0.key.hasSuffix(".srt")
  }.sorted { $0.key < $1.key }

  @Test func `a cue changes alone, and back`() {
    var edited = 0
    for (path, bytes) in Self.texts {
      let name = WorkspacePath.name(of: path)
      let text = TranscriptText(bytes, file: "episodes/a/\(name)")
      guard text.conversion == nil else { continue }
      for (index, cue) in text.cues.enumerated().prefix(20) {
        let edit = TranscriptEdit.write(index, text: "Other words.", speaker: cue.speaker)
        guard let changed = try? text.applying(edit) else { continue }
        edited += 1
        let others = { (text: TranscriptText) in
          text.cues.enumerated().filter { $0.offset != index }.map {
            [$0.element.start.clock(), $0.element.end.clock(), $0.element.text]
          }
        }
        #expect(others(changed) == others(text), "\(path), cue \(index)")
        let kept = zip(bytes, changed.bytes).prefix { $0 == $1 }.count
        let after = zip(bytes.reversed(), changed.bytes.reversed()).prefix { $0 == $1 }.count
        // What differs is no more than the cue's own text, with its markup.
        let payload = cue.text.utf8.count + 200
        #expect(bytes.count - kept - after <= payload, "\(path), cue \(index)")
        let back = try? changed.applying(.write(index, text: cue.text, speaker: cue.speaker))
        #expect(back?.cues.map(\.text) == text.cues.map(\.text), "\(path), cue \(index)")
      }
    }
    #expect(edited > 50)
  }

  @Test func `damaged transcripts are edited or refused, and never harmed`() {
    let texts = Self.texts.map(\.value)
    for seed in 0..<(SlowTests.areOn ? 4_000 : 150) {
      var damage = TextDamage(seed: seed, others: texts)
      let bytes = damage.damaged(texts[damage.number(below: texts.count)])
      let text = TranscriptText(bytes, file: "episodes/a/a.\(seed % 2 == 0 ? "vtt" : "srt")")
      guard text.conversion == nil, !text.cues.isEmpty else { continue }
      let index = seed % text.cues.count
      let edits: [TranscriptEdit] = [
        .write(index, text: "Other <words> & more", speaker: text.cues[index].speaker),
        .nudge(index, to: Milliseconds(text.cues[index].start.count + 1)), .remove(index),
        .join(index), .split(index, after: 3, at: nil), .shift(Milliseconds(5)),
      ]
      for edit in edits {
        guard let changed = try? text.applying(edit) else { continue }
        #expect(abs(changed.cues.count - text.cues.count) <= 1, "seed \(seed)")
      }
    }
  }
}
