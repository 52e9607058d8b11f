/// A command line to copy into a terminal.
package enum ShellCommand {
  /// Writes a command with its arguments, each in quotes if it needs them.
  ///
  /// - Parameter words: The program and its arguments.
  /// - Returns: One line for a POSIX shell, with control characters escaped for display.
  package static func text(_ words: [String]) -> String {
    words.map(quote).joined(separator: " ").escapedForDisplay
  }

  private static func quote(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case 48...57, 65...90, 97...122, 0x80...: true
      default: "-_./:=,+@%".utf8.contains(byte)
      }
    }
    return isPlain && !word.isEmpty ? word : "'\(word.replacing("'", with: #"'\''"#))'"
  }
}
