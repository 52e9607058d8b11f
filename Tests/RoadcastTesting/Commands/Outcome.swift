import Foundation

/// How a command ended, and what it wrote.
package struct Outcome: Sendable {
  package enum End: Equatable, Sendable {
    case exited(Int32)
    /// Ended by a signal, such as a crash.
    case killed(Int32)
    case timedOut
  }

  package var end: End
  package var output: [UInt8]
  package var errorOutput: [UInt8]

  /// Standard output.
  package var stdout: String { String(decoding: output, as: UTF8.self) }

  /// Standard error.
  package var stderr: String { String(decoding: errorOutput, as: UTF8.self) }

  /// Reads the JSON object on standard output.
  ///
  /// - Returns: The object.
  /// - Throws: If standard output is something else.
  package func object() throws -> [String: Any] {
    struct NoObject: Error { var output: String }
    guard let object = try JSONSerialization.jsonObject(with: Data(output)) as? [String: Any] else {
      throw NoObject(output: stdout)
    }
    return object
  }

  /// The lines of standard error.
  package var diagnostics: [String] { stderr.split(separator: "\n").map(String.init) }

  /// The rules in brackets at the ends of standard error's lines.
  package var rules: Set<String> {
    Set(
      diagnostics.compactMap { line in
        guard line.hasSuffix("]"), let start = line.lastIndex(of: "[") else { return nil }
        return String(line[line.index(after: start)...].dropLast())
      }
    )
  }

  /// The characters in either stream that could disturb a terminal.
  ///
  /// These are control characters except the line feed, bytes that aren't UTF-8, and characters that
  /// override the direction of text.
  package var disturbances: [Unicode.Scalar] {
    (stdout + stderr).unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0xA: false
      case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFD: true
      default: false
      }
    }
  }
}
