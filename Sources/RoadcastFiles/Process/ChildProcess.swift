import Glibc

/// A program that this process has started.
package enum ChildProcess {
  /// Whether the program has ended.
  ///
  /// The system keeps its status until its parent collects it.
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

extension ChildProcess {
  /// Whether a process of this machine exists, even if another program started it.
  ///
  /// - Parameter process: Its number.
  /// - Returns: True also where the system doesn't say.
  package static func isRunning(_ process: Int32) -> Bool {
    // Without a signal, this only asks whether the process exists.
    process > 0 && (kill(process, 0) == 0 || errno != ESRCH)
  }
}
