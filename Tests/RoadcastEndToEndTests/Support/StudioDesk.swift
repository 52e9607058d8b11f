import Foundation
import RoadcastTesting
import Testing

/// A workspace that `roadcast studio` has open, and a browser that has opened its address.
final class StudioDesk {
  let workspace: SampleWorkspace
  let port: Int

  /// The name in the address.
  let host: String

  /// The secret in the address.
  let token: String

  /// The secret in the pages.
  private(set) var formToken = ""

  private let command: RunningCommand

  /// Starts the studio, waits until it listens, and reads its first page.
  ///
  /// - Parameters:
  ///   - workspace: What's edited.
  ///   - arguments: Options of `studio`.
  ///   - programs: A folder with the program that opens a browser; nil if none is opened.
  /// - Throws: If it doesn't listen.
  init(
    _ workspace: SampleWorkspace,
    _ arguments: [String] = [],
    programs: String? = nil
  ) throws {
    self.workspace = workspace
    var studio = try workspace.command(
      ["studio", "--port", "0", "--now", SampleWorkspace.now] + arguments
        + (programs == nil ? ["--no-open"] : [])
    )
    if let programs {
      studio.environment = ["DISPLAY": ":9", "PATH": "\(programs):/usr/bin:/bin"]
    }
    command = try studio.start()
    let command = command
    let address = try ServedWorkspace.wait {
      command.errorsSoFar.firstMatch(of: /http:\/\/([^\/:]+):(\d+)\/\?token=([0-9a-f]+)\n/)
    }
    host = String(address.1)
    port = try #require(Int(address.2))
    token = String(address.3)
    let page = try get("/").text
    formToken = String(try #require(page.firstMatch(of: /name="token" content="([0-9a-f]+)"/)).1)
  }

  deinit { command.send(SIGKILL) }

  /// The number of the process.
  var process: Int32 { command.number }

  /// Tells it to stop, as Ctrl-C does, and waits for its end.
  func stop() throws -> Outcome {
    command.send(SIGINT)
    return try command.wait()
  }

  // MARK: Requests

  /// The fields that a browser sends from the studio's own pages.
  var ownFields: [String: String] {
    [
      "Host": host == "127.0.0.2" ? "\(host):\(port)" : "127.0.0.1:\(port)",
      "Cookie": "roadcast-studio-\(port)=\(token)",
      "Sec-Fetch-Site": "same-origin",
    ]
  }

  /// Sends a request, and reads the answer to the connection's end.
  ///
  /// - Parameters:
  ///   - method: Such as `POST`.
  ///   - path: The path, with its query.
  ///   - fields: All fields but those about the connection and the body.
  ///   - body: The body.
  /// - Returns: The answer.
  /// - Throws: If there's none.
  func send(
    _ method: String,
    _ path: String,
    _ fields: [String: String],
    body: [UInt8] = []
  ) throws -> HTTPResponse {
    try HTTPResponse(begin(method, path, fields, body: body).receive().bytes)
  }

  /// Sends a request, and doesn't wait for the answer.
  private func begin(
    _ method: String,
    _ path: String,
    _ fields: [String: String],
    body: [UInt8]
  ) throws -> RawConnection {
    let connection = try RawConnection(port: port, machine: host == "127.0.0.2" ? 2 : 1)
    let lines = fields.map { "\($0): \($1)\r\n" }.sorted().joined()
    connection.send(
      "\(method) \(path) HTTP/1.1\r\n\(lines)Connection: close\r\nContent-Length: \(body.count)\r\n\r\n"
    )
    connection.send(body)
    return connection
  }

  func get(_ path: String) throws -> HTTPResponse { try send("GET", path, ownFields) }

  func post(_ path: String, bytes: [UInt8]) throws -> HTTPResponse {
    try send("POST", path, changingFields, body: bytes)
  }

  /// Asks for something that takes long, and doesn't wait for it.
  func beginPost(_ path: String) throws -> RawConnection {
    try begin("POST", path, changingFields, body: Array("{}".utf8))
  }

  /// Begins to send a file, of which nothing comes.
  func beginUpload(_ path: String, length: Int) throws -> RawConnection {
    let connection = try RawConnection(port: port)
    let lines = changingFields.map { "\($0): \($1)\r\n" }.sorted().joined()
    connection.send("POST \(path) HTTP/1.1\r\n\(lines)Content-Length: \(length)\r\n\r\n")
    return connection
  }

  /// The fields that the scripts of the studio's own pages send.
  private var changingFields: [String: String] {
    var fields = ownFields
    fields["X-Roadcast-Token"] = formToken
    fields["Origin"] = "http://127.0.0.1:\(port)"
    fields["Content-Type"] = "application/json"
    return fields
  }

  func post(_ path: String, _ json: String = "{}") throws -> HTTPResponse {
    try post(path, bytes: Array(json.utf8))
  }

  // MARK: Episodes

  /// What a page of an episode shows.
  func version(of slug: String) throws -> String {
    let answer = try JSONValue(get("/episodes/\(slug)/version").body)
    return try #require(answer["version"]?.text)
  }

  /// Makes changes in the version that's on the disk now.
  func edit(_ slug: String, _ edits: String) throws -> HTTPResponse {
    try post(
      "/episodes/\(slug)/edits",
      "{\"version\": \"\(version(of: slug))\", \"edits\": [\(edits)]}"
    )
  }

  /// Sends files, and returns the upload with the names that they got.
  func upload(_ files: [(name: String, bytes: [UInt8])]) throws -> (id: String, names: [String]) {
    let opened = try JSONValue(post("/uploads").body)
    let id = try #require(opened["upload"]?.text)
    let names = try files.map { file in
      let name = file.name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      let answer = try JSONValue(post("/uploads/\(id)?name=\(name)", bytes: file.bytes).body)
      return try #require(answer["name"]?.text)
    }
    return (id, names)
  }
}
