import NIOHTTP1
import RoadcastModel

/// Everything in both folders, for people on this machine.
extension Responder {
  /// Answers a request to a preview.
  ///
  /// - Parameters:
  ///   - path: Without its first slash.
  ///   - question: The request.
  /// - Returns: The answer.
  /// - Throws: ``MustRead``, or why a file can't be read.
  func previewAnswer(_ path: String, _ question: Question) throws -> Answer {
    // A page of another site could have its own host name lead to this machine.
    let host = question.request.fields.first(name: "host") ?? ""
    guard ServerOptions.isLoopback(Self.withoutPort(host)) else {
      return Answer(.misdirectedRequest)
    }
    switch path {
    case "": return page(try PreviewPage.page(of: question.snapshot), "text/html")
    case "preview/reload.js": return page(PreviewPage.script, "text/javascript")
    case "preview/version":
      return page(Array("\(question.snapshot.version)".utf8), "text/plain")
    default: break
    }
    for kind in OutputTree.allCases where path.hasPrefix("\(kind.folderName)/") {
      guard let tree = question.snapshot.trees[kind] else { continue }
      let rest = path.dropFirst(kind.folderName.count + 1)
      let file = rest.isEmpty || rest.hasSuffix("/") ? rest + "index.html" : rest
      let script = PreviewPage.scriptElement(for: question.snapshot)
      let copy = PersonalCopy(
        purpose: .preview,
        feedPath: "",
        version: "\(question.snapshot.version)"
      ) {
        let root = "http://\(host)/\(kind.folderName)/"
        return PersonalWords(root: root, feed: "", script: script, for: $0)
      }
      return try fileAnswer(String(file), in: tree, copy, question)
    }
    return .notFound
  }

  private func page(_ bytes: [UInt8], _ type: String) -> Answer {
    let headers = [
      ("Content-Type", "\(type); charset=utf-8"), ("Cache-Control", "no-store"),
      ("Content-Security-Policy", SafetyHeaders.policy(canBeEmbedded: false)),
    ]
    return Answer(
      .ok,
      headers: HTTPHeaders(headers + SafetyHeaders.all),
      body: .bytes(bytes)
    )
  }

  private static func withoutPort(_ host: String) -> String {
    guard let colon = host.lastIndex(of: ":"), host[colon...].dropFirst().allSatisfy(\.isNumber)
    else { return host }
    return String(host[..<colon])
  }
}
