import Testing

@testable import RoadcastSite

/// The links of a page, as a browser would follow them.
struct PageLinksTests {
  private func links(_ html: String) -> [String] {
    PageLinks.find(in: Array(html.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    (##"<a href="b.html#x"><a href="b.html?a=1"><img src="../c.png">"##, ["b.html", "../c.png"]),
    (#"<a href="a.html"><a href="b.html"><a href="a.html">"#, ["a.html", "b.html", "a.html"]),
    (#"<img src="a.jpg" srcset="b.jpg 320w, ../c.jpg 640w">"#, ["a.jpg", "b.jpg", "../c.jpg"]),
    (
      ##"<a href="https://example.com/x"><a href="mailto:a@example.com"><a href="#x"><a href="">"##,
      []
    ),
    (#"<p title="x href=" id="nowhere" data-src="d.js">"#, []),
    ("<p>", []),
  ])
  func `relative addresses are found, without fragments and repetition`(
    html: String,
    expected: [String]
  ) {
    #expect(links(html) == expected)
  }
}
