import RoadcastFiles
import RoadcastSite
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
    links.add(PageLinks.find(in: Array(html.utf8)), at: path)
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

  @Test func `the first broken link is named, with the first page that has it`() async throws {
    var links = LinkVerifier()
    links.add(
      PageLinks.find(in: Array(#"<a href="z.html"><a href="../a.html">"#.utf8)),
      at: "episodes/1.html"
    )
    var others = LinkVerifier()
    others.add(
      PageLinks.find(in: Array(#"<a href="b.html"><img srcset="../c.png 1x">"#.utf8)),
      at: "tags/2.html"
    )
    others.add(
      PageLinks.find(in: Array(#"<a href="b.html"><a href="../episodes/z.html">"#.utf8)),
      at: "tags/3.html"
    )
    links.add(others)
    let sizes = ["a.html": 1, "c.png": 1, "tags/b.html": 1]
    let error = await #expect(throws: WorkFailure.self) {
      try await links.verify(jobs: 2) { sizes[$0] }
    }
    #expect(
      "\(error, default: "")".contains(
        "episodes/1.html would be wrong (its link to episodes/z.html"
      )
    )
    let empty = await #expect(throws: WorkFailure.self) {
      try await links.verify(jobs: 1) { $0 == "tags/b.html" ? 0 : 1 }
    }
    #expect("\(empty, default: "")".contains("tags/2.html would be wrong (its link to tags/b.html"))
    try await links.verify(jobs: 2) { _ in 1 }
  }
}
