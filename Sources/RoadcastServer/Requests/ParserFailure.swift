import NIOCore
import NIOHTTP1

/// What a request is answered with that isn't one.
enum ParserFailure {
  /// Chooses the status.
  ///
  /// - Parameters:
  ///   - error: The parser's reason. It calls a line without a carriage return a wrong version, and whatever
  ///     isn't HTTP at all a wrong method.
  ///   - bytes: What came last.
  /// - Returns: 400, or what says more.
  static func status(of error: HTTPParserError, in bytes: ByteBuffer) -> HTTPResponseStatus {
    switch error {
    case .headerOverflow: .requestHeaderFieldsTooLarge
    case .invalidMethod: hasMethod(bytes) ? .notImplemented : .badRequest
    case .invalidVersion: hasOtherVersion(bytes) ? .httpVersionNotSupported : .badRequest
    default: .badRequest
    }
  }

  /// Whether a request begins with a word in capitals, and a space after it.
  private static func hasMethod(_ bytes: ByteBuffer) -> Bool {
    let word = bytes.readableBytesView.prefix { (0x41...0x5A).contains($0) }
    return (1...32).contains(word.count) && word.endIndex < bytes.readableBytesView.endIndex
      && bytes.readableBytesView[word.endIndex] == UInt8(ascii: " ")
  }

  private static func hasOtherVersion(_ bytes: ByteBuffer) -> Bool {
    guard let version = bytes.readableBytesView.firstRange(of: "HTTP/".utf8) else { return false }
    let digit = bytes.readableBytesView[version.upperBound...].first ?? 0x31
    return (0x30...0x39).contains(digit) && digit != 0x31
  }
}
