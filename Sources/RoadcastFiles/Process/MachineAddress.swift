import Glibc

/// The address of a machine, as a text.
package enum MachineAddress {
  /// The bytes of an address, in the order in which they're sent.
  ///
  /// - Parameter text: Such as `10.0.0.1`, `::1` or `fe80::1%eth0`.
  /// - Returns: Four bytes for IPv4, sixteen for IPv6; nil for anything else.
  package static func bytes(of text: String) -> [UInt8]? {
    // What follows the percent sign names an interface of this machine.
    let address = String(text.prefix { $0 != "%" })
    for (family, count) in [(AF_INET, 4), (AF_INET6, 16)] {
      var bytes = [UInt8](repeating: 0, count: count)
      let status = unsafe bytes.withUnsafeMutableBytes {
        unsafe inet_pton(family, address, $0.baseAddress)
      }
      if status == 1 { return bytes }
    }
    return nil
  }
}
