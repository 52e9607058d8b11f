/// Formats numbers of bytes for people: `812 bytes`, `12.3 kB`, `4.5 MB`.
package enum ByteText {
  /// - Parameter bytes: 0 or more.
  /// - Returns: The number with one digit after the point from 1 kB on.
  package static func format(_ bytes: Int) -> String {
    guard bytes >= 1_000 else { return "\(bytes) byte\(bytes == 1 ? "" : "s")" }
    var tenths = bytes / 100
    for unit in ["kB", "MB", "GB"] {
      if tenths < 10_000 || unit == "GB" { return "\(tenths / 10).\(tenths % 10) \(unit)" }
      tenths /= 1_000
    }
    return "\(bytes) bytes"
  }
}
