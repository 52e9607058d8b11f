import RoadcastModel
import RoadcastProduction

/// The lines that `transcribe` ends with.
struct TranscriptionSummary {
  let report: TranscriptionReport

  var text: String {
    let written = report.written
    var lines = written.map {
      "  \($0.transcript.escapedForDisplay)  \($0.words) words in \(LengthText.format($0.length))"
    }
    lines.append(
      "\(written.count) transcript\(written.count == 1 ? "" : "s") written, "
        + "\(report.present) already existed"
        + (written.isEmpty ? "" : "; read what was written, and correct mistakes")
    )
    return lines.joined(separator: "\n")
  }
}
