import Foundation
import RoadcastTesting
import Synchronization

/// Reads a feed again and again, and looks for every file that it names.
final class PollingClient: Sendable {
  private struct State {
    var isOver = false
    var polls = 0
    var broken: [String] = []
  }

  private let state: Mutex<State>
  private let ended = DispatchSemaphore(value: 0)
  private let folder: String

  var polls: Int { state.withLock(\.polls) }

  /// The files that a feed named and the folder didn't have.
  var broken: [String] { state.withLock(\.broken) }

  /// Starts polling.
  ///
  /// - Parameter folder: The folder that a web server would serve.
  init(of folder: String) {
    self.folder = folder
    state = Mutex(State())
    Thread.detachNewThread { [self] in
      while !state.withLock(\.isOver) {
        let missing = poll()
        state.withLock {
          $0.polls += 1
          $0.broken += missing
        }
      }
      ended.signal()
    }
  }

  /// Ends the polling.
  func stop() {
    let wasOver = state.withLock { state in
      defer { state.isOver = true }
      return state.isOver
    }
    if !wasOver { ended.wait() }
  }

  private func poll() -> [String] {
    let feed = read("feed.xml")
    let missing = Self.files(in: feed).filter { read($0).isEmpty }
    // What's missing may belong to a feed that was replaced in the meantime.
    guard !missing.isEmpty || feed.isEmpty, read("feed.xml") == feed else { return [] }
    return feed.isEmpty ? ["feed.xml"] : missing
  }

  private func read(_ path: String) -> String {
    String(
      decoding: (try? Data(contentsOf: URL(filePath: "\(folder)/\(path)"))) ?? Data(),
      as: UTF8.self
    )
  }

  private static func files(in feed: String) -> [String] {
    feed.ranges(of: SampleWorkspace.baseURL).map { range in
      String(feed[range.upperBound...].prefix { !"\"<#?".contains($0) })
    }.filter { !$0.isEmpty }
  }
}
