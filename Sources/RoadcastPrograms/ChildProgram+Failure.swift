import RoadcastModel

extension ChildProgram {
  /// Why a program failed.
  package enum Failure: Error {
    case notFound
    case tookTooLong
    /// It wrote more to standard output than is accepted.
    case wroteTooMuch
    /// The system can't run it; why.
    case cannotRun(String)
    /// It ran, and failed.
    case failed(Ending)
  }

  /// How a program ended that failed.
  package struct Ending: Sendable, CustomStringConvertible {
    /// Its exit status; nil if a signal ended it.
    package var status: Int32?

    /// The signal that ended it.
    package var signal: Int32?

    /// The last line that it wrote to standard error.
    package var lastLine: String?

    /// A clause that follows the program's name.
    package var description: String {
      let ending =
        if let status {
          "failed with status \(status)"
        } else {
          "was ended by signal \(signal ?? 0)"
        }
      guard let lastLine else { return ending }
      return "\(ending): \(lastLine.quoted)"
    }
  }
}
