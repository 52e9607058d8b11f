import RoadcastAudio
import RoadcastModel

/// What was found in a recording, and what was done to it.
package struct RecordingReport: Sendable, Equatable {
  /// The integrated loudness in LUFS, as recorded, mono measured as played through both loudspeakers.
  package var loudness: Double

  /// The maximum momentary loudness in LUFS, as recorded; nil if it can't be measured.
  package var maxMomentary: Double?

  /// The maximum short-term loudness in LUFS, as recorded; nil for less than 3 s.
  package var maxShortTerm: Double?

  /// The loudness range in LU, as recorded; nil for less than 3 s.
  package var loudnessRange: Double?

  /// The true peak in dBTP, as recorded.
  package var truePeak: Double

  /// The gain in dB.
  package var gain: Double

  /// The loudness in LU that the limiter took away.
  package var limited: Double

  /// The silence in seconds that was removed from the start.
  package var trimmedHead: Double

  /// The silence in seconds that was removed from the end.
  package var trimmedTail: Double

  /// The silence in seconds that was removed from pauses.
  package var shortenedPauses: Double

  /// The largest DC offset that was removed, 0…1, where 1 is full scale.
  package var offset: Double

  /// Whether the high-pass filter was applied.
  package var highPass: Bool

  /// `left` or `right` if only that side was used, `inverted` if one side's polarity was corrected; nil
  /// for good stereo and for mono.
  package var stereo: String?

  /// The lowest and the highest gain of the leveller in dB; nil if it wasn't used.
  package var levelled: [Double]?

  init(_ analysis: RecordingAnalysis, sampleRate: Int) {
    let cleaning = analysis.cleaning
    func seconds(_ frames: Int) -> Double { rounded(Double(frames) / Double(sampleRate), 1_000) }
    func rounded(_ value: Double, _ scale: Double) -> Double { (value * scale).rounded() / scale }
    loudness = rounded(analysis.loudness, 100)
    maxMomentary = analysis.maxMomentary.map { rounded($0, 100) }
    maxShortTerm = analysis.maxShortTerm.map { rounded($0, 100) }
    loudnessRange = analysis.loudnessRange.map { rounded($0, 100) }
    truePeak = rounded(analysis.truePeak, 100)
    gain = rounded(analysis.gain, 100)
    limited = rounded(analysis.limited, 100)
    let head = cleaning.cuts.first { $0.lowerBound == 0 }?.count ?? 0
    let tail = cleaning.cuts.last { $0.upperBound == analysis.uncutLength }?.count ?? 0
    trimmedHead = seconds(head)
    trimmedTail = seconds(tail)
    shortenedPauses = seconds(cleaning.cuts.reduce(0) { $0 + $1.count } - head - tail)
    offset = rounded(Double(cleaning.offsets.map(abs).max() ?? 0), 10_000)
    highPass = cleaning.appliesHighPass
    stereo = cleaning.mix == .all ? nil : cleaning.mix.rawValue
    if let least = cleaning.levellerGains.min(), let most = cleaning.levellerGains.max() {
      levelled = [Double(least), Double(most)].map { rounded($0, 100) }
    }
  }

  /// The report in one line, such as `-20.1 LUFS +4.1 dB, range 3.2 LU, trimmed by 1.5 s`.
  package var summary: String {
    func signed(_ value: Double) -> String { (value < 0 ? "" : "+") + value.oneDecimalText }
    var words = ["\(loudness.oneDecimalText) LUFS \(signed(gain)) dB"]
    if let loudnessRange { words.append("range \(loudnessRange.oneDecimalText) LU") }
    if limited > 0.05 { words.append("limited by \(limited.oneDecimalText) LU") }
    if trimmedHead + trimmedTail > 0 {
      words.append("trimmed by \((trimmedHead + trimmedTail).oneDecimalText) s")
    }
    if shortenedPauses > 0 {
      words.append("pauses shortened by \(shortenedPauses.oneDecimalText) s")
    }
    if offset > 0 { words.append("offset of \((offset * 100).oneDecimalText)% removed") }
    switch stereo {
    case "inverted": words.append("polarity of one side corrected")
    case .some(let side): words.append("\(side) side only")
    case nil: break
    }
    if let levelled, levelled.count == 2 {
      words.append("levelled by \(signed(levelled[0])) to \(signed(levelled[1])) dB")
    }
    return words.joined(separator: ", ")
  }
}
