import RoadcastFiles
import RoadcastTesting
import Testing

@testable import RoadcastProduction

/// A page with a link to nowhere is never published.
struct LinkVerifierTests {
  private func fault(_ html: String, at path: String = "episodes/a.html") async throws -> String? {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "f/audio/a.mp3")
    try folder.write("x", to: "outside")
    var links = LinkVerifier()
    links.add(Array(html.utf8), at: path)
    do {
      try await links.verify(jobs: 2) { [path = folder.path] in
        FileStamp(path: "\(path)/f/\($0)")?.size
      }
    } catch {
      return "\(error)"
    }
    return nil
  }

  @Test(arguments: [
    #"<audio src="../audio/a.mp3">"#, #"<a href="../audio/a.mp3#t=1.5">"#,
    #"<a href="https://example.com/x">"#, #"<a href="mailto:a@example.com">"#, ##"<a href="#x">"##,
    #"<p title="x href=" id="nowhere">"#,
  ])
  func `links to files and to other sites pass`(_ html: String) async throws {
    #expect(try await fault(html) == nil)
  }

  @Test(arguments: [
    #"<audio src="../audio/b.mp3">"#, #"<a href="../../outside">"#, #"<a href="audio/a.mp3">"#,
  ])
  func `links that lead nowhere or out of the folder are reported`(_ html: String) async throws {
    #expect(try await fault(html) != nil)
  }
}
