import Glibc

/// What the system has given this process.
package enum ProcessEnvironment {
  /// The number that the system knows the process by.
  package static let processID: Int32 = getpid()

  /// Reads an environment variable.
  ///
  /// - Parameter name: Such as `TERM`.
  /// - Returns: The value; nil if it isn't set.
  package static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// The number of processor cores, at least 1.
  package static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
