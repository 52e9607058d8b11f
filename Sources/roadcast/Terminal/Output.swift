import ArgumentParser
import RoadcastFiles

/// The two streams: results on one, everything else on the other.
enum Output {
  /// Prints a result and a new line, and ends the command if that fails.
  static func result(_ text: String) {
    exactly(text)
    exactly("\n")
  }

  /// Prints a result that ends its last line itself, and ends the command if that fails.
  static func exactly(_ text: String) { exactly([text.utf8]) }

  /// Prints a long result, of which every piece ends where the next begins, and ends the command if that
  /// fails.
  static func exactly(_ pieces: [some Sequence<UInt8>]) {
    do {
      for piece in pieces { try StandardStream.output.write(piece) }
    } catch {
      note("roadcast: error: \(error.message)")
      RoadcastCommand.exit(withError: ExitStatus.workFailed)
    }
  }

  static func note(_ text: String) { draw(text + "\n") }

  /// Without a new line, for what is drawn over.
  static func draw(_ text: String) { try? StandardStream.error.write(text) }
}
