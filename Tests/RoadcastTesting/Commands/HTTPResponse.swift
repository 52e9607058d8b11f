import Foundation

/// What a server answered to one request.
package struct HTTPResponse: Equatable {
  package var status: Int

  /// By name in lower case.
  package var fields: [String: String]

  /// As it was sent, without chunks.
  package var body: [UInt8]

  package var text: String { String(decoding: body, as: UTF8.self) }

  /// The bytes aren't an answer.
  package struct Malformed: Error {
    package var bytes: String
  }

  /// Reads an answer that the connection's end ends.
  ///
  /// - Parameter bytes: Everything that came.
  /// - Throws: ``Malformed``.
  package init(_ bytes: [UInt8]) throws {
    guard let end = bytes.firstRange(of: "\r\n\r\n".utf8) else {
      throw Malformed(bytes: String(decoding: bytes, as: UTF8.self))
    }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count > 1, words[0] == "HTTP/1.1", let status = Int(words[1]) else {
      throw Malformed(bytes: String(decoding: bytes, as: UTF8.self))
    }
    self.status = status
    let pairs = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return (parts[0].lowercased(), parts.last?.trimmingCharacters(in: .whitespaces) ?? "")
    }
    fields = Dictionary(pairs) { "\($0), \($1)" }
    body = Array(bytes[end.upperBound...])
    if fields["transfer-encoding"] == "chunked" { body = try Self.withoutChunks(body[...]) }
  }

  private static func withoutChunks(_ bytes: ArraySlice<UInt8>) throws -> [UInt8] {
    var body: [UInt8] = []
    var rest = bytes
    while let line = rest.firstRange(of: "\r\n".utf8),
      let size = Int(String(decoding: rest[..<line.lowerBound], as: UTF8.self), radix: 16)
    {
      if size == 0 { return body }
      body += rest[line.upperBound...].prefix(size)
      rest = rest[line.upperBound...].dropFirst(size + 2)
    }
    throw Malformed(bytes: "a chunk is missing")
  }
}
