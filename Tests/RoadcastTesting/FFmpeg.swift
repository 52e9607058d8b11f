import Foundation

/// ffmpeg and ffprobe: another's eyes and ears on what we made.
package enum FFmpeg {
  package struct Failed: Error, CustomStringConvertible {
    package var description: String
  }

  /// The samples that a player hears: one list for each channel.
  package static func decode(_ path: String) throws -> [[Float]] {
    let channels = Int(try probe(path, "stream=channels")) ?? 1
    let folder = try TemporaryFolder()
    let raw = "\(folder.path)/samples"
    try run(["-i", path, "-map", "0:a", "-f", "f32le", raw])
    let bytes = try folder.read("samples")
    let count = bytes.count / 4
    return (0..<channels).map { channel in
      stride(from: channel, to: count, by: channels).map { index in
        let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[4 * index + $1]) << (8 * $1) }
        return Float(bitPattern: bits)
      }
    }
  }

  /// One value of `ffprobe -show_entries`, such as `stream=bit_rate`.
  package static func probe(_ path: String, _ entry: String) throws -> String {
    let outcome = try Command(
      "ffprobe",
      ["-v", "error", "-select_streams", "a", "-show_entries", entry, "-of", "csv=p=0", path]
    ).run()
    guard outcome.end == .exited(0) else { throw Failed(description: outcome.stderr) }
    return outcome.stdout.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Makes another file of a recording; `arguments` stand between the two.
  package static func convert(
    _ recording: [UInt8],
    _ arguments: [String],
    suffix: String
  ) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    try folder.write(recording, to: "in.wav")
    try run(["-i", "\(folder.path)/in.wav"] + arguments + ["\(folder.path)/out.\(suffix)"])
    return try folder.read("out.\(suffix)")
  }

  /// A square PNG picture of one colour.
  package static func picture(side: Int, format: String = "rgb24") throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let source = "color=c=navy:s=\(side)x\(side)"
    try run([
      "-f", "lavfi", "-i", source, "-frames:v", "1", "-pix_fmt", format, "\(folder.path)/out.png",
    ])
    return try folder.read("out.png")
  }

  private static func run(_ arguments: [String]) throws {
    let outcome = try Command("ffmpeg", ["-nostdin", "-v", "error", "-y"] + arguments).run()
    guard outcome.end == .exited(0) else { throw Failed(description: outcome.stderr) }
  }
}
