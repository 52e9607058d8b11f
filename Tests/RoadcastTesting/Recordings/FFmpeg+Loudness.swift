import Foundation

extension FFmpeg {
  /// What ffmpeg's loudness meter (EBU R 128) measures, in steps of 0.1.
  package struct Loudness: Equatable {
    /// LUFS, with mono counted as playing on both sides.
    package var integrated: Double

    /// dBTP.
    package var truePeak: Double
  }

  /// Measures a file.
  package static func loudness(_ path: String) throws -> Loudness {
    let meter = "ebur128=peak=true:dualmono=true"
    let arguments = ["-nostats", "-hide_banner", "-i", path, "-af", meter, "-f", "null", "-"]
    let log = try run("ffmpeg", arguments).stderr
    // The summary is at the end, after a line for each tenth of a second.
    let summary = log.range(of: "Summary:", options: .backwards)
    let lines = log[(summary?.upperBound ?? log.startIndex)...].split(separator: "\n")
    func value(_ label: String) throws -> Double {
      let line = lines.first { $0.trimmingCharacters(in: .whitespaces).hasPrefix(label) }
      let fields = line?.split(separator: " ") ?? []
      guard fields.count >= 2, let value = Double(fields[1]) else {
        throw Failure(description: log)
      }
      return value
    }
    return Loudness(integrated: try value("I:"), truePeak: try value("Peak:"))
  }
}
