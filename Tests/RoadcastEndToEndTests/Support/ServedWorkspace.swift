import Foundation
import RoadcastTesting
import Testing

/// A workspace that `roadcast serve` serves on a free port.
final class ServedWorkspace {
  let workspace: SampleWorkspace
  let port: Int
  private let command: RunningCommand
  private let folder: TemporaryFolder

  /// The path of the show's base address.
  static let path = "/road-notes/"

  /// A pipe for the log that no one reads until a test does; an absolute path.
  var logPipe: String { "\(folder.path)/log" }

  /// Starts the server, and waits until it listens.
  ///
  /// - Parameters:
  ///   - workspace: What's served.
  ///   - arguments: Options of `serve`.
  ///   - isNobody: Whether the user "nobody" runs it, who then owns the workspace: permissions don't stop root.
  ///   - isPiped: Whether the log goes to ``logPipe``.
  /// - Throws: If it doesn't listen.
  init(
    _ workspace: SampleWorkspace,
    _ arguments: [String] = [],
    asNobody isNobody: Bool = false,
    toPipe isPiped: Bool = false
  ) throws {
    self.workspace = workspace
    folder = try TemporaryFolder()
    var serve = try workspace.command(["serve", "--port", "0"] + arguments)
    if isNobody, geteuid() == 0 {
      _ = try Command("chown", ["-R", "65534:65534", workspace.path]).run()
      serve.arguments =
        ["--reuid=65534", "--regid=65534", "--clear-groups", serve.program] + serve.arguments
      serve.program = "setpriv"
    }
    if isPiped {
      // Opened for both, a pipe has a reader from the start.
      serve.arguments =
        ["-c", "mkfifo \"$0\" && exec \"$@\" 1<>\"$0\"", "\(folder.path)/log", serve.program]
        + serve.arguments
      serve.program = "sh"
    }
    command = try serve.start()
    let command = command
    let address = try Self.wait {
      command.errorsSoFar.firstMatch(of: /serving at http:\S+:(\d+)\//)
    }
    port = try #require(Int(address.1))
  }

  deinit { command.send(SIGKILL) }

  /// Waits until there's something, for half a minute at most.
  static func wait<Value>(for value: () throws -> Value?) throws -> Value {
    let end = ContinuousClock.now + .seconds(30)
    while true {
      if let found = try value() { return found }
      try #require(ContinuousClock.now < end, "nothing came in time")
      usleep(5_000)
    }
  }

  // MARK: Subscribers

  /// Adds a subscriber.
  ///
  /// - Parameters:
  ///   - name: The person's.
  ///   - arguments: Options of `subscribers add`.
  ///   - workspace: Where they're added.
  /// - Returns: The path of their folder, with a slash at its end.
  /// - Throws: If they can't be added.
  static func add(
    _ name: String,
    _ arguments: String...,
    to workspace: SampleWorkspace
  ) throws -> String {
    let outcome = try workspace.command(["subscribers", "add", name, "--json"] + arguments).run()
    let person = try JSONValue(outcome.output)["subscriber"]?.object
    let address = try #require(person?["address"]?.text, "\(outcome.stderr)")
    return String(try #require(URL(string: address)).path.dropLast("feed.xml".count))
  }

  /// The token in a subscriber's folder.
  static func token(in folder: String) -> String { String(folder.split(separator: "/").last ?? "") }

  // MARK: Requests

  /// Sends a request, and reads the answer to the connection's end.
  func request(
    _ path: String,
    method: String = "GET",
    _ fields: [String: String] = [:]
  ) throws -> HTTPResponse {
    let lines = fields.map { "\($0): \($1)\r\n" }.sorted().joined()
    let reply = try exchange(
      "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\(lines)\r\n"
    )
    return try HTTPResponse(reply.bytes)
  }

  /// Sends bytes, and reads until the connection ends.
  func exchange(_ text: String) throws -> RawConnection.Reply {
    let connection = try RawConnection(port: port)
    connection.send(text)
    return connection.receive()
  }

  // MARK: The server

  /// Everything in the log, as soon as a number of requests are in it.
  func log(ofRequests count: Int) throws -> [[String: JSONValue]] {
    try Self.wait {
      let lines = command.outputSoFar.split(separator: "\n")
      guard lines.count >= count else { return nil }
      return try lines.map { try JSONValue(Array($0.utf8)).object ?? [:] }
    }
  }

  /// What it has written to standard error.
  var errors: String { command.errorsSoFar }

  /// The number of the process.
  var process: Int32 { command.number }

  /// Tells it to stop, and waits for its end.
  func stop() throws -> Outcome {
    command.send(SIGTERM)
    return try end()
  }

  /// Waits until the server has ended by itself, or because it was told to: a second signal ends it at once.
  func end() throws -> Outcome { try command.wait() }
}
