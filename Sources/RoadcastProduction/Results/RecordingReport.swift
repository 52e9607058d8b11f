import RoadcastAudio
import RoadcastModel

/// What was found in a recording, and what was done to it before it is heard.
package struct RecordingReport: Sendable {
  /// LUFS as recorded, mono counted as heard from both loudspeakers.
  package var loudness: Double

  /// LUFS of the loudest 400 ms and of the loudest 3 s as recorded; null for less.
  package var maxMomentary: Double?
  package var maxShortTerm: Double?

  /// LU between the soft and the loud passages as recorded; null for less than 3 s.
  package var loudnessRange: Double?

  /// dBTP as recorded.
  package var truePeak: Double

  /// dB by which it was raised.
  package var gain: Double

  /// LU that the limiter took of its peaks.
  package var limited: Double

  /// Seconds of silence taken from its beginning and its end, and out of its pauses.
  package var trimmedHead: Double
  package var trimmedTail: Double
  package var shortenedPauses: Double

  /// The largest offset taken out, of full scale.
  package var offset: Double

  package var highPass: Bool

  /// `left` or `right` where only that side was taken, `inverted` where one was turned back; null for
  /// sound stereo and for mono.
  package var stereo: String?

  /// dB between which the leveller moved; null where it did nothing.
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

  /// In one line, for people.
  package var summary: String {
    func signed(_ value: Double) -> String { (value < 0 ? "" : "+") + oneDecimal(value) }
    var words = ["\(oneDecimal(loudness)) LUFS \(signed(gain)) dB"]
    if let loudnessRange { words.append("range \(oneDecimal(loudnessRange)) LU") }
    if limited > 0.05 { words.append("limited by \(oneDecimal(limited)) LU") }
    if trimmedHead + trimmedTail > 0 {
      words.append("trimmed by \(oneDecimal(trimmedHead + trimmedTail)) s")
    }
    if shortenedPauses > 0 { words.append("pauses cut by \(oneDecimal(shortenedPauses)) s") }
    if offset > 0 { words.append("offset of \(oneDecimal(offset * 100))% taken out") }
    switch stereo {
    case "inverted": words.append("one side turned back")
    case .some(let side): words.append("\(side) side alone")
    case nil: break
    }
    if let levelled, levelled.count == 2 {
      words.append("levelled by \(signed(levelled[0])) to \(signed(levelled[1])) dB")
    }
    return words.joined(separator: ", ")
  }
}
