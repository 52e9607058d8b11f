/// The parts of a file that a `Range` field asks for (RFC 9110 §14).
package enum ByteRanges: Equatable {
  /// The field must be ignored: the whole file is the answer.
  case whole
  /// No byte of the file is in any of the ranges.
  case unsatisfiable
  /// Positions of bytes, at least one in each range, in the order in which they're requested.
  case parts([Range<Int>])

  /// The most ranges in one request: apps ask for one, and many small ones only cost work.
  static let maximumCount = 16

  /// Reads the field.
  ///
  /// Other units, a mistake anywhere and ranges that add up to more than the file are ignored, as §14.2
  /// allows.
  ///
  /// - Parameters:
  ///   - field: The field's value, such as `bytes=0-499`.
  ///   - size: The file's length in bytes.
  package init(_ field: String, size: Int) {
    guard let ranges = Self.read(field, size: size) else {
      self = .whole
      return
    }
    let total = ranges.reduce(0) { $0 + $1.count }
    self = ranges.isEmpty ? .unsatisfiable : total > size ? .whole : .parts(ranges)
  }

  /// The ranges that have bytes; nil if the field has a mistake.
  private static func read(_ field: String, size: Int) -> [Range<Int>]? {
    let sides = field.utf8.split(separator: UInt8(ascii: "="), maxSplits: 1)
    guard sides.count == 2, String(sides[0])?.lowercased() == "bytes" else { return nil }
    var ranges: [Range<Int>] = []
    let specifiers = sides[1].split(separator: UInt8(ascii: ",")).map(trimmed)
      .filter { !$0.isEmpty }
    guard (1...maximumCount).contains(specifiers.count) else { return nil }
    for specifier in specifiers {
      guard let dash = specifier.firstIndex(of: UInt8(ascii: "-")) else { return nil }
      let first = specifier[..<dash]
      let last = specifier[specifier.index(after: dash)...]
      if first.isEmpty {
        guard let length = number(last) else { return nil }
        ranges.append(max(0, size - length)..<size)
      } else {
        guard let start = number(first) else { return nil }
        guard let end = last.isEmpty ? Int.max : number(last), start <= end else { return nil }
        let upper = end < size ? end + 1 : size
        ranges.append(min(start, upper)..<upper)
      }
    }
    return ranges.filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    var text = text.drop(while: isBlank)
    while let last = text.last, isBlank(last) { text.removeLast() }
    return text
  }

  /// A number in digits; the largest number there is where it's even larger.
  private static func number(_ digits: Substring.UTF8View) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(Substring(digits)) ?? .max
  }
}
