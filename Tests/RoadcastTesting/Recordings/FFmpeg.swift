import Foundation

/// Runs ffmpeg and ffprobe, to compare our files with what other programs read.
package enum FFmpeg {
  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  /// Decodes a file.
  ///
  /// - Parameter path: An audio file.
  /// - Returns: The samples that a player would play, one list for each channel.
  /// - Throws: `Failure` if ffmpeg can't decode the file.
  package static func decode(_ path: String) throws -> [[Float]] {
    let channels = Int(try probe(path, "stream=channels")) ?? 1
    let samples = try decodeInterleaved(path)
    return (0..<channels).map { channel in
      stride(from: channel, to: samples.count, by: channels).map { samples[$0] }
    }
  }

  /// Decodes a file to interleaved samples.
  package static func decodeInterleaved(_ path: String) throws -> [Float] {
    let bytes = try ffmpeg(["-i", path, "-map", "0:a", "-f", "f32le", "-"]).output
    return stride(from: 0, to: bytes.count - 3, by: 4).map { offset in
      let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[offset + $1]) << (8 * $1) }
      return Float(bitPattern: bits)
    }
  }

  /// Reads one value with `ffprobe -show_entries`, such as `stream=bit_rate`.
  package static func probe(_ path: String, _ entry: String) throws -> String {
    try ffprobe(["-select_streams", "a", "-show_entries", entry, "-of", "csv=p=0", path])
      .stdout.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Reads the JSON of ffprobe.
  ///
  /// - Parameters:
  ///   - path: A media file.
  ///   - sections: What to show, such as `-show_chapters`.
  /// - Returns: The object at the top of the document.
  /// - Throws: `Failure` if ffprobe can't read the file.
  package static func probe(_ path: String, sections: [String]) throws -> [String: Any] {
    let output = try ffprobe(["-of", "json"] + sections + [path]).output
    return try JSONSerialization.jsonObject(with: Data(output)) as? [String: Any] ?? [:]
  }

  /// Converts a recording; `arguments` come between the input and the output.
  package static func convert(
    _ recording: [UInt8],
    _ arguments: [String],
    suffix: String
  ) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    try folder.write(recording, to: "in.wav")
    try ffmpeg(["-i", "\(folder.path)/in.wav"] + arguments + ["\(folder.path)/out.\(suffix)"])
    return try folder.read("out.\(suffix)")
  }

  /// Makes a square PNG picture of one color.
  package static func picture(side: Int, format: String = "rgb24") throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let source = "color=c=navy:s=\(side)x\(side)"
    try ffmpeg([
      "-f", "lavfi", "-i", source, "-frames:v", "1", "-pix_fmt", format, "\(folder.path)/out.png",
    ])
    return try folder.read("out.png")
  }

  @discardableResult
  private static func ffmpeg(_ arguments: [String]) throws -> Outcome {
    try run("ffmpeg", ["-nostdin", "-v", "error", "-y"] + arguments)
  }

  private static func ffprobe(_ arguments: [String]) throws -> Outcome {
    try run("ffprobe", ["-v", "error"] + arguments)
  }

  static func run(_ program: String, _ arguments: [String]) throws -> Outcome {
    let outcome = try Command(program, arguments).run()
    guard outcome.end == .exited(0) else { throw Failure(description: outcome.stderr) }
    return outcome
  }
}
