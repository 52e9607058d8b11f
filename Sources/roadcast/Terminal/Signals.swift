import RoadcastFiles
import Dispatch
import RoadcastProduction

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Ends a build cleanly when somebody presses Ctrl-C, or the system asks the process to go.
enum Signals {
  /// Watches from now on, as long as the process lives.
  static func watch() {
    for (number, status) in [(SIGINT, Int32(130)), (SIGTERM, Int32(143))] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { Interruption.stop(status: status) }
      source.activate()
      unsafe sources.append(source)
    }
    // Who closes the pipe behind us has read enough.
    signal(SIGPIPE, SIG_IGN)
  }

  private static let queue = DispatchQueue(label: "signals")

  /// Written once, before any other task exists.
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []
}
