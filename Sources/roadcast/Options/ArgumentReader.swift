import ArgumentParser
import RoadcastModel

/// Reads values of the command line, and says what is allowed when one is wrong.
enum ArgumentReader {
  /// Reads a whole number.
  ///
  /// - Parameter range: The numbers that are allowed.
  /// - Returns: The reader of an option's value.
  static func number(in range: ClosedRange<Int>) -> @Sendable (String) throws -> Int {
    { text in
      guard let number = Int(text), range.contains(number) else {
        throw ValidationError(
          "write a whole number from \(range.lowerBound) to \(range.upperBound)"
        )
      }
      return number
    }
  }

  /// Reads the path of a file or a folder.
  ///
  /// An empty path is usually a variable that isn't set, so it must not mean the current folder.
  static func path(_ text: String) throws -> String {
    guard !text.isEmpty else {
      throw ValidationError("the path is empty; write . for the current folder")
    }
    return text
  }

  /// Whether a text can be the name of an HTTP header.
  static func isHeaderName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
          || byte == UInt8(ascii: "-")
      }
  }

  /// Reads a moment such as `2026-11-21T12:00:00Z`.
  static func moment(_ text: String) throws -> Moment {
    switch Moment.parse(text) {
    case .success(let moment): return moment
    case .failure(let failure):
      throw ValidationError(explanation(of: failure, example: "2026-11-21T12:00:00Z"))
    }
  }

  /// Says what's wrong with a moment or a date.
  ///
  /// - Parameters:
  ///   - failure: Why it can't be read.
  ///   - example: What it should look like.
  /// - Returns: What to do.
  static func explanation(of failure: Moment.ParseFailure, example: String) -> String {
    switch failure {
    case .outOfRange: "the year must be from 1990 to 2100"
    case .impossible: "there's no such day or time; write a date such as \(example)"
    case .timeMissing: "the time is missing; write a date and time such as \(example)"
    case .zoneMissing: "the offset from UTC is missing; add Z for UTC, or one such as -05:00"
    default: "write a date\(example.contains("T") ? " and time" : "") such as \(example)"
    }
  }
}
