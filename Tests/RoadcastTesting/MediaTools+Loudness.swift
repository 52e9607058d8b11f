import Foundation

extension MediaTools {
  /// What ffmpeg's own meter (EBU R 128) says of a file, in steps of 0.1.
  package struct Loudness: Equatable {
    /// LUFS, mono counted as heard from both loudspeakers.
    package var integrated: Double

    /// dBTP.
    package var truePeak: Double
  }

  package static func loudness(_ path: String) throws -> Loudness {
    let meter = "ebur128=peak=true:dualmono=true"
    let arguments = ["-nostats", "-hide_banner", "-i", path, "-af", meter, "-f", "null", "-"]
    let words = try run("ffmpeg", arguments).errors
    // The summary stands at the end, behind a line for each tenth of a second.
    let summary = words.range(of: "Summary:", options: .backwards)
    let lines = words[(summary?.upperBound ?? words.startIndex)...].split(separator: "\n")
    func value(_ label: String) throws -> Double {
      let line = lines.first { $0.trimmingCharacters(in: .whitespaces).hasPrefix(label) }
      let fields = line?.split(separator: " ") ?? []
      guard fields.count >= 2, let value = Double(fields[1]) else {
        throw Failure(status: 0, words: words)
      }
      return value
    }
    return Loudness(integrated: try value("I:"), truePeak: try value("Peak:"))
  }
}
