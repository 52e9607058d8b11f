import Foundation

/// ffmpeg and ffprobe as witnesses of what others make of our files.
package enum FFmpeg {
  package struct Failure: Error {
    package var status: Int32
    package var words: String
  }

  /// Runs a program, and returns what it writes.
  package static func run(
    _ program: String,
    _ arguments: [String]
  ) throws -> (output: [UInt8], errors: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let folder = try TemporaryFolder()
    // Files rather than pipes: none of them can fill up.
    try folder.write("", to: "output")
    try folder.write("", to: "errors")
    let output = try FileHandle(forWritingTo: URL(filePath: "\(folder.path)/output"))
    let errors = try FileHandle(forWritingTo: URL(filePath: "\(folder.path)/errors"))
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    let words = String(decoding: try folder.read("errors"), as: UTF8.self)
    guard process.terminationStatus == 0 else {
      throw Failure(status: process.terminationStatus, words: words)
    }
    return (try folder.read("output"), words)
  }

  /// The samples that a decoder returns, interleaved.
  package static func decode(_ path: String) throws -> [Float] {
    let bytes = try run("ffmpeg", ["-v", "error", "-i", path, "-f", "f32le", "-"]).output
    return stride(from: 0, to: bytes.count - 3, by: 4).map { at in
      let pattern = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[at + $1]) << (8 * UInt32($1)) }
      return Float(bitPattern: pattern)
    }
  }

  /// What ffprobe tells of a file, as the object in its JSON.
  package static func probe(_ path: String, _ what: [String]) throws -> [String: Any] {
    let arguments = ["-v", "error", "-of", "json"] + what + [path]
    let output = try run("ffprobe", arguments).output
    let document = try JSONSerialization.jsonObject(with: Data(output))
    return document as? [String: Any] ?? [:]
  }
}
