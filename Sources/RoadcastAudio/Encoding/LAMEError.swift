/// An error that LAME reports, or output that isn't what was expected.
package enum LAMEError: Error, Equatable, Sendable {
  /// A function of LAME failed, with the status that it returned; 0 for a missing handle.
  case failed(function: String, status: Int)

  /// The output isn't made up of whole frames of the format, or has fewer than expected.
  case incompleteOutput

  /// What is wrong, as a sentence without a full stop.
  package var message: String {
    switch self {
    case .failed(let function, let status):
      "the MP3 encoder LAME reported an error (\(function) returned \(status))"
    case .incompleteOutput:
      "the MP3 encoder LAME returned incomplete frames"
    }
  }
}
