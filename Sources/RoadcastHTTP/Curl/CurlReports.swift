import Synchronization

/// Collects what curl reports while it runs.
final class CurlReports: Sendable {
  private struct State {
    var rest: [UInt8] = []
    var records: [Int: CurlRecord] = [:]
  }

  private let state = Mutex(State())

  /// Takes the next bytes of curl's standard error.
  func append(_ bytes: [UInt8]) {
    state.withLock { state in
      state.rest += bytes
      while let end = state.rest.firstIndex(of: 0x1E) {
        let text = String(decoding: state.rest[..<end], as: UTF8.self)
        state.rest.removeSubrange(...end)
        if let record = CurlRecord(text[...]) { state.records[record.index] = record }
      }
    }
  }

  /// The records of finished requests by their numbers.
  var records: [Int: CurlRecord] { state.withLock { $0.records } }
}
