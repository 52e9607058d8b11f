/// Bytes that replace others in a text.
struct Splice: Equatable {
  var range: Range<Int>
  var bytes: [UInt8]

  init(_ range: Range<Int>, _ bytes: [UInt8]) {
    self.range = range
    self.bytes = bytes
  }

  init(_ range: Range<Int>, _ text: String) { self.init(range, Array(text.utf8)) }

  /// Inserts a text.
  init(at place: Int, _ text: String) { self.init(place..<place, text) }

  /// Applies splices that don't overlap.
  static func apply(_ splices: [Splice], to bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for splice in splices.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      result.replaceSubrange(splice.range, with: splice.bytes)
    }
    return result
  }
}
