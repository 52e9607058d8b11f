import Logging
import RoadcastListens
import RoadcastFiles
import RoadcastSubscribers
import ServiceLifecycle
import Synchronization

/// Notes when each subscriber's app last got something, and writes it down now and then.
///
/// Requests only change a number in memory; a separate task writes.
final class FetchNotes: Service {
  /// Seconds since 1970 by the subscriber's id: what isn't written yet.
  private let news = Mutex<[String: Int64]>([:])

  private let store: FetchStore
  private let isOn: Bool
  private let logger: Logger
  private let hasFailed = Mutex(false)

  /// Programs that no one listens with: scanners of mails follow the addresses in them.
  private let agents = Mutex(AgentList())

  private static let interval = Duration.seconds(10)

  /// - Parameters:
  ///   - store: Where it's written.
  ///   - isOn: Whether it's written at all.
  ///   - logger: Gets one message if it can't be written.
  init(store: FetchStore, isOn: Bool, logger: Logger) {
    self.store = store
    self.isOn = isOn
    self.logger = logger
  }

  /// Notes an answer that gave someone's app a feed or audio, or said that it has it already.
  ///
  /// - Parameter record: What the log says about the request.
  func note(_ record: AccessRecord) {
    guard isOn, let subscriber = record.subscriber, let path = record.path,
      [200, 206, 304].contains(record.status), Self.isForApps(path),
      isApp(record.agent ?? "")
    else { return }
    let now = Int64(FileStamp.now / 1_000_000_000)
    news.withLock { $0[subscriber] = now }
  }

  /// Whether apps fetch it: pages are for browsers.
  private static func isForApps(_ path: String) -> Bool {
    path.hasSuffix(".xml") || path.hasPrefix("/audio/")
  }

  private func isApp(_ agent: String) -> Bool {
    let kind = agents.withLock { $0.kind(of: Array(agent.utf8)[...]) }
    // What doesn't say what it is can be an app.
    return kind != .bot
  }

  func run() async throws {
    try? await cancelWhenGracefulShutdown {
      while true {
        try await Task.sleep(for: Self.interval)
        self.write()
      }
    }
    write()
  }

  private func write() {
    let taken = news.withLock { news in
      defer { news = [:] }
      return news
    }
    guard !taken.isEmpty else { return }
    do {
      try store.add(taken)
      hasFailed.withLock { $0 = false }
    } catch {
      // It's tried again with what comes next.
      news.withLock { $0.merge(taken) { max($0, $1) } }
      let isNew = hasFailed.withLock { hasFailed in
        defer { hasFailed = true }
        return !hasFailed
      }
      guard isNew else { return }
      logger.warning(
        "the last fetches can't be noted, so `roadcast subscribers list` doesn't know them",
        metadata: ["reason": "\(error.message)"]
      )
    }
  }
}
