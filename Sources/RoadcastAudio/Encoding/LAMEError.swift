/// An error that LAME reports, or output that isn't what was expected.
package enum LAMEError: Error, Equatable, Sendable {
  /// There isn't enough memory.
  case outOfMemory

  /// A function of LAME failed, with the status that it returned.
  case failed(function: String, status: Int)

  /// The output isn't made up of whole frames of the format, or has fewer than expected.
  case incompleteOutput

  /// What is wrong and what to do, as a sentence without a full stop.
  package var message: String {
    switch self {
    case .outOfMemory, .failed(_, status: -2):
      "there isn't enough memory for the MP3 encoder; close other programs, or build with `--jobs 1`"
    case .failed(let function, let status):
      "the MP3 encoder gave up (LAME: \(function) returned \(status)); try again, and if that doesn't "
        + "help, report it as a bug in Roadcast"
    case .incompleteOutput:
      "the MP3 encoder returned incomplete frames; try again, and if that doesn't help, report it as "
        + "a bug in Roadcast"
    }
  }
}
