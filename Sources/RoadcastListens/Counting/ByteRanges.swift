/// The bytes of a file that someone has received, each once.
struct ByteRanges {
  /// In ascending order, with something missing between any two.
  private var ranges: [Range<Int>] = []

  /// The number of different bytes.
  private(set) var count = 0

  /// How many there are, with something missing between any two.
  var parts: Int { ranges.count }

  /// Of requests for single bytes, no more than this is counted.
  private static let maximumRanges = 1_000

  /// Adds bytes, of which some may be there already.
  mutating func insert(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    // The first range that isn't wholly ahead of the new one.
    var first = ranges.count
    while first > 0, ranges[first - 1].upperBound >= range.lowerBound { first -= 1 }
    var end = first
    var joined = range
    while end < ranges.count, ranges[end].lowerBound <= range.upperBound {
      joined =
        min(
          joined.lowerBound,
          ranges[end].lowerBound
        )..<max(joined.upperBound, ranges[end].upperBound)
      count -= ranges[end].count
      end += 1
    }
    guard end > first || ranges.count < Self.maximumRanges else { return }
    ranges.replaceSubrange(first..<end, with: [joined])
    count += joined.count
  }

  /// Reads a `Range` of bytes, as it was requested (RFC 9110 §14.1.2).
  ///
  /// - Parameters:
  ///   - field: Such as `bytes=0-99,200-`.
  ///   - size: The file's; nil if it isn't known.
  /// - Returns: The ranges; nil for what's none.
  static func parse(_ field: ArraySlice<UInt8>, size: Int?) -> [Range<Int>]? {
    let prefix = Array("bytes=".utf8)
    guard field.starts(with: prefix) else { return nil }
    var ranges: [Range<Int>] = []
    for part in field.dropFirst(prefix.count).split(separator: UInt8(ascii: ",")) {
      let text = part.filter { $0 != UInt8(ascii: " ") }[...]
      guard let dash = text.firstIndex(of: UInt8(ascii: "-")), ranges.count < 100 else {
        return nil
      }
      let first = LogLine.number(text[..<dash])
      let last = LogLine.number(text[(dash + 1)...])
      let end = size ?? .max
      switch (first, last) {
      case (let first?, let last?) where first <= last && first < end:
        ranges.append(first..<(min(last, end - 1) + 1))
      case (let first?, nil) where text[(dash + 1)...].isEmpty && first < end:
        ranges.append(first..<end)
      case (nil, let length?) where text[..<dash].isEmpty && length > 0:
        guard let size else { return nil }
        ranges.append(max(0, size - length)..<size)
      default: return nil
      }
    }
    return ranges.isEmpty ? nil : ranges
  }
}
