import Glibc
import SystemPackage

/// Makes a system call that swift-system has no function for, again and again while signals interrupt it.
///
/// The calls that swift-system has functions for are repeated there (`retryOnInterrupt`).
///
/// - Parameter call: Returns a negative number on failure, with `errno` set.
/// - Returns: What the call returned.
/// - Throws: Why the call failed; never `Errno.interrupted`.
@discardableResult
func systemCall(_ call: () -> Int32) throws(Errno) -> Int32 {
  while true {
    let result = call()
    guard result < 0 else { return result }
    let failure = Errno(rawValue: errno)
    guard failure == .interrupted else { throw failure }
  }
}
