import Dispatch
import Glibc
import Synchronization

/// Lets Ctrl-C, and the system's request to end, clear away unfinished work.
package enum Signals {
  /// The signals that end the process, with the exit status of each.
  private static let endings = [(SIGINT, Int32(130)), (SIGTERM, Int32(143))]

  private static let queue = DispatchQueue(label: "signals")

  /// Kept as long as the process runs: a source that's released stops watching.
  ///
  /// It's written once, before there are other tasks.
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  /// How long work may go on after a signal.
  private static let grace = Mutex(Duration.zero)

  /// Whether a signal has come.
  private static let isEnding = Mutex(false)

  /// Starts watching, for as long as the process runs.
  ///
  /// Call it once.
  package static func watch() {
    for (number, status) in endings {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        let isSecond = isEnding.withLock { isEnding in
          defer { isEnding = true }
          return isEnding
        }
        // Whoever asks twice doesn't want to wait.
        if isSecond { UnfinishedWork.discardAndExit(status: status) }
        let seconds = grace.withLock { $0 } / .seconds(1)
        queue.asyncAfter(deadline: .now() + seconds) {
          UnfinishedWork.discardAndExit(status: status)
        }
      }
      source.activate()
      unsafe sources.append(source)
    }
    ignoreClosedPipes()
  }

  /// Lets work go on after a first signal, for those who end by themselves; a second one ends it at once.
  ///
  /// - Parameter duration: What hasn't ended by then is cleared away, and the process ends.
  package static func allow(_ duration: Duration) { grace.withLock { $0 = duration } }

  /// Lets writing go on when the reader has closed its end of a pipe: it has read enough.
  package static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }
}
