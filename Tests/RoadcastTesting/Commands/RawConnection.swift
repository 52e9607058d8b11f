import Glibc

/// A connection to a port of this machine, which sends whatever a test wants.
package final class RawConnection {
  /// What came, and how it ended.
  package struct Reply {
    package var bytes: [UInt8]

    /// Whether the server has ended the connection.
    package var hasEnded: Bool

    package var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  package struct Failure: Error {
    package var code: Int32
  }

  private let socket: Int32

  /// The seconds that a server may be silent; a sanitizer's takes many times as long.
  package static let patience = BuiltCommand.isSanitized ? 120 : 20

  /// - Parameters:
  ///   - port: Where a server listens.
  ///   - machine: The last number of its address, 127.0.0.1 if it's 1.
  ///   - timeout: The seconds that it may be silent.
  /// - Throws: ``Failure`` if there's no server.
  package init(port: Int, machine: UInt8 = 1, timeout: Int = patience) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw Failure(code: errno) }
    var time = timeval(tv_sec: timeout, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    unsafe setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, size)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0000 + UInt32(machine)).bigEndian
    let status = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw Failure(code: errno) }
  }

  deinit { close(socket) }

  /// Sends bytes; a connection that has ended takes none.
  package func send(_ bytes: some Sequence<UInt8>) {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Sends a text.
  package func send(_ text: String) { send(text.utf8) }

  /// Says that nothing more is sent.
  package func endSending() { shutdown(socket, Int32(SHUT_WR)) }

  /// Reads until the connection ends, until it was silent for too long, or until there's enough.
  ///
  /// - Parameter isEnough: Gets everything that came.
  /// - Returns: What came.
  package func receive(until isEnough: ([UInt8]) -> Bool = { _ in false }) -> Reply {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while !isEnough(bytes) {
      let count = unsafe block.withUnsafeMutableBytes {
        unsafe recv(socket, $0.baseAddress, $0.count, 0)
      }
      // A signal to the tests' process isn't the connection's end.
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let isSilent = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)
        return Reply(bytes: bytes, hasEnded: !isSilent)
      }
      bytes += block[..<count]
    }
    return Reply(bytes: bytes, hasEnded: false)
  }
}
