package import RoadcastModel

/// A voice, in all that was told, each segment counted once an episode.
package struct Speaker: Sendable, Equatable {
  package var name: String
  package var length: Milliseconds

  /// The part of it that has a transcript.
  package var transcribed: Milliseconds

  package var words: Int

  /// Words a minute, rounded; nil without transcripts.
  package var wordsPerMinute: Int? {
    guard transcribed.count > 0, words > 0 else { return nil }
    return (words * 120_000 + transcribed.count) / (2 * transcribed.count)
  }
}

/// Adds up who is heard for how long.
struct SpeakerTally {
  private struct Voice {
    var samples = 0
    var transcribed = 0
    var words = 0
  }

  private var voices: [String: Voice] = [:]

  /// Adds a segment: a conversation to those whom its transcript names, by the time of their cues;
  /// anything else to whom the manifest names, or the one voice of the transcript.
  mutating func add(_ segment: Segment, samples: Int, transcript: Transcript?) {
    let cues = transcript?.cues ?? []
    let named = Set(cues.compactMap(\.speaker))
    if named.count > 1 {
      addConversation(cues, samples: samples, host: segment.speaker)
    } else if let name = segment.speaker ?? named.first {
      var voice = voices[name] ?? Voice()
      voice.samples += samples
      if transcript != nil {
        voice.transcribed += samples
        voice.words += cues.reduce(0) { $0 + $1.text.wordCount }
      }
      voices[name] = voice
    }
  }

  /// - `host`: who says what has no name; else nobody does.
  private mutating func addConversation(_ cues: [Cue], samples: Int, host: String?) {
    var times: [String: (time: Int, words: Int)] = [:]
    for cue in cues {
      guard let name = cue.speaker ?? host else { continue }
      times[name, default: (0, 0)].time += max(0, cue.end.count - cue.start.count)
      times[name, default: (0, 0)].words += cue.text.wordCount
    }
    let whole = times.values.reduce(0) { $0 + $1.time }
    guard whole > 0 else { return }
    for (name, told) in times {
      let share = Int((Double(samples) * Double(told.time) / Double(whole)).rounded())
      voices[name, default: Voice()].samples += share
      voices[name, default: Voice()].transcribed += share
      voices[name, default: Voice()].words += told.words
    }
  }

  /// The most minutes first.
  func speakers(at sampleRate: Int) -> [Speaker] {
    voices.sorted { ($1.value.samples, $0.key) < ($0.value.samples, $1.key) }.map {
      Speaker(
        name: $0.key,
        length: Milliseconds(samples: $0.value.samples, at: sampleRate),
        transcribed: Milliseconds(samples: $0.value.transcribed, at: sampleRate),
        words: $0.value.words
      )
    }
  }
}
