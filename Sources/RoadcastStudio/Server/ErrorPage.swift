import Hummingbird
import RoadcastSite

/// A page that says why there's no other one, for someone who followed a link.
struct ErrorPage {
  /// A sentence without a capital and a full stop.
  let problem: String

  /// Where the text with the problem can be edited; nil if no text is to blame.
  var address: String?

  /// Whether a request asks for a page, and not for something that a script reads.
  static func isWanted(by request: Request) -> Bool {
    request.method == .get && (request.headers[.accept] ?? "").contains("text/html")
  }

  var bytes: [UInt8] {
    let words = problem.prefix(1).uppercased() + problem.dropFirst()
    let link = address.map { " or <a href=\"\(Self.escaped($0))\">edit the text</a>" } ?? ""
    return Array(
      """
      <!doctype html><html lang="en"><meta charset="utf-8">
      <meta name="viewport" content="width=device-width"><title>Roadcast studio</title>
      <link rel="stylesheet" href="/assets/theme.css"><link rel="stylesheet" href="/assets/studio.css">
      <body><main class="edit"><h1>That page can’t be shown</h1>
      <p class="problem error">\(Self.escaped(words)).</p>
      <p><a href="/">Go to the episodes</a>\(link).</p></main></body></html>

      """.utf8
    )
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
