import NIOHTTP1

/// An answer to a request, and what the log says about it.
struct Answer: Sendable {
  var status: HTTPResponseStatus
  var headers = HTTPHeaders()
  var body = AnswerBody.none

  /// Whether the body is compressed while it's sent.
  var isCompressed = false

  /// Whether the connection ends with this answer.
  var endsConnection = false

  /// Whose address it was; nil for what's open to everyone.
  var subscriber: String?

  /// Tells listeners of an open feed's audio apart, for a day.
  var listener: String?

  /// The requested path without its token, if such a file exists.
  var path: String?

  /// The range of bytes that's sent.
  var range: String?

  /// Whether only the file is missing, at an address to which the client has access.
  var isMissingFile = false

  /// Says whether the rest may still be sent: an address can stop working meanwhile.
  var permit: Permit?

  /// An answer with one line of text, which is all that people see of a mistake.
  ///
  /// - Parameters:
  ///   - status: The status, whose words are the text.
  ///   - headers: Added to those that every such answer has.
  init(_ status: HTTPResponseStatus, _ headers: [(String, String)] = []) {
    self.status = status
    self.headers = HTTPHeaders(
      [
        ("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store"),
      ] + SafetyHeaders.all + headers
    )
    body = .bytes(Array("\(status.reasonPhrase)\n".utf8))
  }

  /// An answer with other headers than those of a mistake.
  init(_ status: HTTPResponseStatus, headers: HTTPHeaders, body: AnswerBody) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The answer for missing files and for refused access alike.
  static let notFound = Answer(.notFound)

  /// The same, where a build that has just ended may have brought the file.
  static let missingFile = {
    var answer = notFound
    answer.isMissingFile = true
    return answer
  }()
}
