/// What a line of a log says about one request, as it's written there.
struct LogLine {
  /// Seconds since 1970.
  var time: Int64

  var method: ArraySlice<UInt8>

  /// The path, maybe with a token; nil if the log has none.
  var path: ArraySlice<UInt8>?
  var status: Int

  /// The bytes of the body that were sent.
  var bytes: Int

  /// `bytes=…`, as it was requested or as it was sent.
  var range: ArraySlice<UInt8>?
  var agent: ArraySlice<UInt8>

  /// The subscriber's id.
  var subscriber: ArraySlice<UInt8>?

  /// The client's IP address, or a code in its place.
  var address: ArraySlice<UInt8>?

  /// Whether the log says which parts of a file were sent.
  var hasRanges: Bool

  /// Reads a line in one of the two formats.
  ///
  /// - Parameter line: Without its end.
  /// - Throws: What's wrong with it.
  init(_ line: ArraySlice<UInt8>) throws(LineFault) {
    guard !line.contains(0) else { throw .garbled }
    let start = line.first { $0 != UInt8(ascii: " ") }
    self = try start == UInt8(ascii: "{") ? .json(line) : .combined(line)
  }

  init(time: Int64) {
    self.time = time
    method = []
    status = 0
    bytes = 0
    agent = []
    hasRanges = true
  }

  /// Reads a number without a sign.
  static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...18).contains(digits.count) else { return nil }
    var number = 0
    for digit in digits {
      guard (48...57).contains(digit) else { return nil }
      number = number * 10 + Int(digit - 48)
    }
    return number
  }
}
