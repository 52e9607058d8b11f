import Logging
import RoadcastFiles
import RoadcastModel
import ServiceLifecycle
import Synchronization

/// The log of requests: lines of JSON on standard output, written several times a second.
///
/// Whoever reads them may be slow; then lines are left out, and the server stays fast.
final class AccessLog: Service {
  fileprivate struct State {
    var lines: [UInt8] = []
    var omitted = 0
    var second: Int64 = -1
    var date = ""
    var time = ""
  }

  private let state = Mutex(State())
  private let isOn: Bool
  private let fetches: FetchNotes
  private let logger: Logger

  private static let interval = Duration.milliseconds(100)

  /// How soon it goes on when the reader takes what's written: a pipe holds only some of it.
  private static let pause = Duration.milliseconds(5)
  private static let maximumSize = 4 << 20

  /// - Parameters:
  ///   - isOn: Whether requests are written.
  ///   - fetches: Learns who got something.
  ///   - logger: Gets what isn't about one request.
  init(isOn: Bool, fetches: FetchNotes, logger: Logger) {
    self.isOn = isOn
    self.fetches = fetches
    self.logger = logger
  }

  /// The current date as HTTP writes it.
  var date: String {
    let now = FileStamp.now
    return state.withLock { state in
      state.update(now)
      return state.date
    }
  }

  /// Adds a request.
  func add(_ record: AccessRecord) {
    guard isOn else { return }
    fetches.note(record)
    let now = FileStamp.now
    state.withLock { state in
      state.update(now)
      guard state.lines.count < Self.maximumSize else {
        state.omitted += 1
        return
      }
      let milliseconds = padded(now / 1_000_000 % 1_000, 3)
      state.lines += record.line(at: "\(state.time).\(milliseconds)Z")
    }
  }

  /// Notes that an answer couldn't be given.
  ///
  /// - Parameter error: Why; it names a published file, and no address.
  func noteFailure(_ error: any Error) {
    let reason = (error as? WorkFailure)?.message ?? "\(type(of: error))"
    logger.error("a file can't be sent", metadata: ["reason": "\(reason)"])
  }

  func run() async throws {
    var rest = await cancelWhenGracefulShutdown {
      var rest: ArraySlice<UInt8> = []
      var interval = Self.interval
      while (try? await Task.sleep(for: interval)) != nil {
        let earlier = rest
        rest = self.write(after: earlier)
        let isRead = !rest.isEmpty && rest.count != earlier.count
        interval = isRead ? Self.pause : Self.interval
      }
      return rest
    }
    // Whoever reads them gets another second.
    let end = ContinuousClock.now + .seconds(1)
    while true {
      rest = write(after: rest)
      if rest.isEmpty || ContinuousClock.now > end { break }
      try? await Task.sleep(for: Self.pause)
    }
  }

  /// Writes what has come together, as far as someone reads it.
  ///
  /// - Parameter earlier: What was left the last time.
  /// - Returns: What's left now.
  private func write(after earlier: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    do {
      let rest = try StandardStream.output.writeWithoutWaiting(earlier)
      guard rest.isEmpty else { return rest }
      return try StandardStream.output.writeWithoutWaiting(takeLines())
    } catch {
      logger.error("the log can't be written", metadata: ["reason": "\(error.message)"])
      return []
    }
  }

  private func takeLines() -> ArraySlice<UInt8> {
    let (lines, omitted) = state.withLock { state in
      defer {
        state.lines.removeAll(keepingCapacity: state.lines.count < Self.maximumSize / 16)
        state.omitted = 0
      }
      return (state.lines, state.omitted)
    }
    if omitted > 0 {
      logger.error(
        "log lines were left out, because they aren't read fast enough",
        metadata: ["lines": "\(omitted)"]
      )
    }
    return lines[...]
  }
}

extension AccessLog.State {
  /// Writes the date anew when a second has passed.
  fileprivate mutating func update(_ now: Int) {
    let second = Int64(now / 1_000_000_000)
    guard second != self.second else { return }
    self.second = second
    date = HTTPDate.text(second)
    time = String(Moment(seconds: second).rfc3339.dropLast())
  }
}
