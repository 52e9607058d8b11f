import RoadcastModel

/// Removes what rolling captions repeat: lines that scroll up, and lines that grow word by word.
///
/// YouTube's automatic captions show each line three times, and live captions repeat the line above the
/// new one. Each cue keeps only the words that weren't shown by the cue above it. What's really said
/// twice stays: two equal cues show nothing new, so they're no sign of captions that roll.
struct RollingCaptions {
  /// What a cue shows, compared with the cue above it.
  private enum Step {
    /// Words that weren't shown, after these bytes of the text.
    case progress(shown: Int)
    /// Nothing that wasn't shown.
    case repetition
    /// Something else.
    case other
  }

  /// The longest gap between two cues that roll, in milliseconds.
  private static let longestGap = 150

  /// The longest cue that only shows how lines scroll, in milliseconds.
  private static let briefest = 100

  /// The characters from which words that two cues share aren't there by chance.
  private static let leastShared = 12

  private let cues: [Cue]
  private var steps: [Step] = []

  /// Removes repeated words from a file's cues.
  ///
  /// - Returns: The cues as they are, if they don't roll.
  static func withoutRepetitions(_ cues: [Cue]) -> [Cue] {
    guard cues.count > 2 else { return cues }
    let captions = RollingCaptions(cues)
    guard captions.isRolling else { return captions.withoutOverlaps() }
    return captions.shortened()
  }

  private init(_ cues: [Cue]) {
    self.cues = cues
    steps = [.other]
    steps += zip(cues, cues.dropFirst()).map { Self.step(from: $0, to: $1) }
  }

  /// Whether most cues that follow another one closely repeat some of it, and go on.
  private var isRolling: Bool {
    var progress = 0
    var other = 0
    for step in steps.dropFirst() {
      switch step {
      case .progress: progress += 1
      case .repetition: break
      case .other: other += 1
      }
    }
    return progress > 1 && progress >= other
  }

  private static func step(from last: Cue, to cue: Cue) -> Step {
    guard last.speaker == cue.speaker, last.start < cue.start,
      cue.start.count - last.end.count <= longestGap
    else { return .other }
    guard !last.text.utf8.elementsEqual(cue.text.utf8) else {
      return cue.text.isEmpty ? .other : .repetition
    }
    let above = last.text.utf8.span
    let below = cue.text.utf8.span
    guard !below.isEmpty else { return .other }
    guard let shared = overlap(above, below) else { return .other }
    return shared == below.count ? .repetition : .progress(shown: shared)
  }

  /// The bytes at the start of a text that are the end of the text above it.
  ///
  /// That's the whole of one of them, a whole line, or words that are long enough; white space of any
  /// kind is alike. Nil without any.
  private static func overlap(_ above: Span<UInt8>, _ below: Span<UInt8>) -> Int? {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }
    for start in above.indices where above[start] == below[0] {
      guard start == 0 || isSpace(above[start - 1]) || above[start] >= 0x80 else { continue }
      var (i, j) = (start, 0)
      while i < above.count, j < below.count,
        above[i] == below[j] || (isSpace(above[i]) && isSpace(below[j]))
      {
        i += 1
        j += 1
      }
      guard i == above.count else { continue }
      let isWhole = start == 0 || j == below.count
      let isLine = (start == 0 || above[start - 1] == 0x0A) || (j < below.count && below[j] == 0x0A)
      // A character of several bytes is never divided.
      guard j == below.count || below[j] & 0xC0 != 0x80 else { continue }
      let endsWord = j == below.count || isSpace(below[j]) || below[j] >= 0x80
      if isWhole || isLine && endsWord || (endsWord && j >= leastShared) { return j }
    }
    return nil
  }

  /// The cues without what they repeat.
  private func shortened() -> [Cue] {
    var kept: [Cue] = []
    for (cue, step) in zip(cues, steps) {
      var cue = cue
      switch step {
      case .other:
        break
      case .repetition:
        guard let again = linesSaidAgain(in: cue) else {
          extend(&kept, to: cue)
          continue
        }
        cue.text = again
      case .progress(let shown):
        let bytes = Array(cue.text.utf8)
        let rest = bytes[shown...]
        let isInWord = rest.first.map { $0 != 0x20 && $0 != 0x0A } ?? false
        if isInWord, rest.first.map({ $0 < 0x80 }) == true, let last = kept.last,
          last.speaker == cue.speaker
        {
          // A word that grows: its letters belong together.
          kept[kept.count - 1].text += String(decoding: rest, as: UTF8.self)
          extend(&kept, to: cue)
          continue
        }
        cue.text = CueLines.tidy(String(decoding: rest, as: UTF8.self))
      }
      if cue.text.isEmpty { continue }
      kept.append(cue)
    }
    return kept
  }

  /// The last line of a cue whose lines are all alike: when it's shown again after a while, it's said
  /// again.
  private func linesSaidAgain(in cue: Cue) -> String? {
    guard cue.end.count - cue.start.count > Self.briefest else { return nil }
    let lines = cue.text.split(separator: "\n")
    guard lines.count > 1, let last = lines.last, lines.allSatisfy({ $0 == last }) else {
      return nil
    }
    return String(last)
  }

  private func extend(_ kept: inout [Cue], to cue: Cue) {
    guard !kept.isEmpty else { return }
    // Until the next words; lines stay on the screen for longer than they're spoken.
    let last = kept.count - 1
    if cue.end.count - cue.start.count <= Self.briefest || kept[last].start == cue.start {
      kept[last].end = max(kept[last].end, cue.start)
    } else {
      kept[last].end = max(kept[last].end, cue.end)
    }
  }

  /// The cues, each of which ends where the next one begins, if most are shown together with the next one.
  ///
  /// YouTube keeps each line on the screen while the next one is spoken. Voices at the same time have
  /// names, and don't follow one another as regularly.
  private func withoutOverlaps() -> [Cue] {
    let pairs = zip(cues, cues.dropFirst())
    guard cues.count > 3, cues.allSatisfy({ $0.speaker == nil }) else { return cues }
    let overlaps = pairs.count { $0.start < $1.start && $1.start < $0.end && $0.end <= $1.end }
    guard 5 * overlaps >= 4 * (cues.count - 1) else { return cues }
    var ended = cues
    for index in cues.indices.dropLast() where cues[index].start < cues[index + 1].start {
      ended[index].end = min(cues[index].end, cues[index + 1].start)
    }
    return ended
  }
}
