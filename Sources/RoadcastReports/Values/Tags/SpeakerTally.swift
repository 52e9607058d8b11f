import RoadcastModel

/// Adds up speaking times and words.
struct SpeakerTally {
  private struct Voice {
    var samples = 0
    var transcribed = 0
    var words = 0
  }

  private var voices: [String: Voice] = [:]

  /// Adds a segment.
  ///
  /// A conversation counts for the speakers of its transcript, by the time of their cues. Any other
  /// segment counts for the manifest's speaker, or else for the only one of the transcript.
  ///
  /// - Parameters:
  ///   - segment: the segment.
  ///   - samples: its length in the programme.
  ///   - transcript: its transcript.
  mutating func add(_ segment: Segment, samples: Int, transcript: Transcript?) {
    let cues = transcript?.cues ?? []
    let names = Set(cues.compactMap(\.speaker))
    if names.count > 1 {
      addConversation(cues, samples: samples, host: segment.speaker)
    } else if let name = segment.speaker ?? names.first {
      var voice = voices[name] ?? Voice()
      voice.samples += samples
      if transcript != nil {
        voice.transcribed += samples
        voice.words += cues.reduce(0) { $0 + $1.text.wordCount }
      }
      voices[name] = voice
    }
  }

  /// `host` is the speaker of cues without one; without a host these don't count.
  private mutating func addConversation(_ cues: [Cue], samples: Int, host: String?) {
    var times: [String: (time: Int, words: Int)] = [:]
    for cue in cues {
      guard let name = cue.speaker ?? host else { continue }
      times[name, default: (0, 0)].time += max(0, cue.end.count - cue.start.count)
      times[name, default: (0, 0)].words += cue.text.wordCount
    }
    let whole = times.values.reduce(0) { $0 + $1.time }
    guard whole > 0 else { return }
    for (name, spoken) in times {
      let share = Int((Double(samples) * Double(spoken.time) / Double(whole)).rounded())
      voices[name, default: Voice()].samples += share
      voices[name, default: Voice()].transcribed += share
      voices[name, default: Voice()].words += spoken.words
    }
  }

  /// The speakers, with the longest speaking time first.
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
