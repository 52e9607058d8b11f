import Foundation
import Glibc
import Synchronization

/// A process that was started with posix_spawn.
///
/// Foundation's `Process` reads over the end of a folder's entry when it starts a program (Swift 6.3.1), and now and then
/// that ended the tests.
final class SpawnedProcess: Sendable {
  /// The number that the system knows it by.
  let number: pid_t

  /// What `waitpid` said of its end; nil until then.
  private let status = Mutex<Int32?>(nil)

  private let ended = DispatchSemaphore(value: 0)

  /// Starts a program in a process group of its own, without input, and without what this process has open.
  ///
  /// - Parameters:
  ///   - program: An absolute path.
  ///   - arguments: Its arguments.
  ///   - environment: All of its variables.
  ///   - output: An existing file that gets its standard output; an absolute path.
  ///   - errors: An existing file that gets its standard error; an absolute path.
  /// - Throws: `POSIXError` if the system can't start it.
  init(
    _ program: String,
    _ arguments: [String],
    environment: [String: String],
    output: String,
    errors: String
  ) throws {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY, 0)
    for name in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
      guard let descriptor = Int32(name), descriptor > 2 else { continue }
      unsafe posix_spawn_file_actions_addclose(&actions, descriptor)
    }

    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // What this process does with closed pipes is no concern of the program's.
    var usual = sigset_t()
    unsafe sigemptyset(&usual)
    unsafe sigaddset(&usual, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(&attributes, &usual)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    unsafe posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF)
    )

    let words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    let variables = unsafe environment.map { unsafe strdup("\($0)=\($1)") } + [nil]
    defer { unsafe (words + variables).forEach { unsafe free($0) } }
    var number: pid_t = 0
    let error = unsafe posix_spawn(&number, program, &actions, &attributes, words, variables)
    guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EINVAL) }
    self.number = number
    Thread.detachNewThread { [self] in
      var found: Int32 = 0
      while unsafe waitpid(self.number, &found, 0) < 0, errno == EINTR {}
      status.withLock { $0 = found }
      ended.signal()
    }
  }

  /// Whether it hasn't ended yet.
  var isRunning: Bool { status.withLock { $0 == nil } }

  /// Sends a signal, unless the process has ended.
  func send(_ signal: Int32) {
    status.withLock { if $0 == nil { kill(number, signal) } }
  }

  /// Waits for its end.
  ///
  /// - Parameter timeout: The most seconds to wait.
  /// - Returns: How it has ended; nil if it hasn't.
  func wait(timeout: Double) -> Outcome.End? {
    guard ended.wait(timeout: .now() + timeout) == .success else { return nil }
    // For whoever waits again.
    ended.signal()
    // As in <bits/waitstatus.h>: the signal in seven bits, or 0, and then the exit status.
    return status.withLock { $0 }.map { status in
      status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(status & 0x7F)
    }
  }
}
