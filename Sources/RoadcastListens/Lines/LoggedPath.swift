/// The path of a request, split into what matters here.
struct LoggedPath {
  /// The name of a file of audio; nil for anything else.
  var audio: ArraySlice<UInt8>?

  /// A private address's token.
  var token: ArraySlice<UInt8>?

  /// What's ahead of `audio/`, or ahead of `s/TOKEN/`.
  var root: ArraySlice<UInt8>

  /// - Parameter path: A path, or a whole address, maybe with a query.
  init(_ path: ArraySlice<UInt8>) {
    let slash = UInt8(ascii: "/")
    let whole = path.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let parts = Self.decoded(whole).split(separator: slash, omittingEmptySubsequences: false)
    var rest = parts[...]
    if parts.count >= 2, parts[parts.count - 2].elementsEqual("audio".utf8) {
      audio = parts[parts.count - 1]
      rest = parts.dropLast(2)
    }
    if let place = rest.lastIndex(where: { $0.elementsEqual("s".utf8) }),
      place + 1 < rest.endIndex
    {
      token = rest[place + 1]
      rest = rest[..<place]
    }
    root = Array(rest.joined(separator: [slash]))[...]
  }

  /// Without percent signs, where that's ASCII.
  private static func decoded(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard path.contains(UInt8(ascii: "%")) else { return path }
    var result: [UInt8] = []
    var rest = path
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%"), rest.count >= 2,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      else {
        result.append(byte)
        continue
      }
      result.append(code)
      rest = rest.dropFirst(2)
    }
    return result[...]
  }
}
