import Synchronization

/// Collects what curl reports while it runs.
final class CurlReports: Sendable {
  private struct State {
    var rest: [UInt8] = []
    var records: [Int: CurlRecord] = [:]
  }

  private let state = Mutex(State())

  /// What stands between the parts of the reports.
  let marks = CurlMarks()

  /// Takes the next bytes of curl's standard error.
  func append(_ bytes: [UInt8]) {
    state.withLock { state in
      state.rest += bytes
      while let end = state.rest.firstRange(of: Array(marks.end.utf8)) {
        let text = String(decoding: state.rest[..<end.lowerBound], as: UTF8.self)
        state.rest.removeSubrange(..<end.upperBound)
        if let record = CurlRecord(text, separator: marks.separator) {
          state.records[record.index] = record
        }
      }
    }
  }

  /// The records of finished requests by their numbers.
  var records: [Int: CurlRecord] { state.withLock { $0.records } }
}
