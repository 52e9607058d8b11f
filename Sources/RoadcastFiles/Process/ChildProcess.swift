import Glibc

/// A program that this process has started.
package enum ChildProcess {
  /// Whether the program has ended.
  ///
  /// Its status stays with the system, for whoever started it to collect.
  ///
  /// - Parameter process: The number of a child of this process.
  /// - Returns: True also where its status was collected already.
  package static func hasEnded(_ process: Int32) -> Bool {
    var info = unsafe siginfo_t()
    guard unsafe waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT) == 0 else {
      return errno != EINTR
    }
    return unsafe info.si_signo == SIGCHLD
  }
}
