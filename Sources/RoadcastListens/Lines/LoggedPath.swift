/// The path of a request, split into what matters here.
struct LoggedPath {
  /// The name of a file of audio; nil for anything else.
  var audio: ArraySlice<UInt8>?

  /// A private address's token.
  var token: ArraySlice<UInt8>?

  /// What's ahead of `audio/`, or ahead of `s/TOKEN/`.
  var root: ArraySlice<UInt8>

  /// - Parameters:
  ///   - path: A path, or a whole address, maybe with a query.
  ///   - base: The path of the published folder, without a slash at its end, which no token is in.
  init(_ path: ArraySlice<UInt8>, below base: [UInt8] = []) {
    let slash = UInt8(ascii: "/")
    let whole = path.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let parts = Self.decoded(whole).split(separator: slash, omittingEmptySubsequences: false)
    var rest = parts[...]
    if parts.count >= 2, parts[parts.count - 2].elementsEqual("audio".utf8) {
      audio = parts[parts.count - 1]
      rest = parts.dropLast(2)
    }
    let own = base.split(separator: slash, omittingEmptySubsequences: false)
    let start = rest.starts(with: own, by: { $0 == $1[...] }) ? own.count : 0
    if let place = rest[min(start, rest.endIndex)...].lastIndex(where: {
      $0.elementsEqual("s".utf8)
    }),
      place + 1 < rest.endIndex, Self.isToken(rest[place + 1])
    {
      token = rest[place + 1]
      rest = rest[..<place]
    }
    root = Array(rest.joined(separator: [slash]))[...]
  }

  /// Whether a part of a path has the form of a token: `base_url` can have a part called `s` too.
  ///
  /// A token that was copied wrongly still looks like one, and counts for no one.
  private static func isToken(_ part: ArraySlice<UInt8>) -> Bool {
    part.count >= 24
      && part.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || $0 == 0x2D || $0 == 0x5F
      }
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
