import Foundation
import RoadcastTesting
import Testing

/// Links between the pages of the repository lead somewhere.
struct DocumentationLinkTests {
  /// Paths in the repository.
  private static let pages: [String] = ["", "docs/", "bench/"].flatMap { folder in
    let names = try? FileManager.default.contentsOfDirectory(atPath: "\(Repository.path)/\(folder)")
    return (names ?? []).filter { $0.hasSuffix(".md") }.sorted().map { folder + $0 }
  }

  @Test(arguments: pages)
  func `every link leads to a file, and to a heading in it`(page: String) throws {
    let folder = (page as NSString).deletingLastPathComponent
    for link in try Self.text(of: page).matches(of: /\]\(([^)\s]+)\)/).map(\.1)
    where !link.contains(":") {
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let target = parts[0].isEmpty ? page : "\(folder)/\(parts[0])"
      let exists = FileManager.default.fileExists(atPath: "\(Repository.path)/\(target)")
      #expect(exists, "\(page): \(link)")
      guard exists, parts.count == 2, target.hasSuffix(".md") else { continue }
      #expect(try Self.anchors(in: target).contains(String(parts[1])), "\(page): \(link)")
    }
  }

  @Test func `the pages are found`() {
    #expect(Self.pages.contains("README.md"))
    #expect(Self.pages.contains("docs/manifest.md"))
    #expect(Self.pages.contains("bench/README.md"))
  }

  /// A page without its blocks of source text.
  private static func text(of page: String) throws -> String {
    try String(contentsOfFile: "\(Repository.path)/\(page)", encoding: .utf8)
      .replacing(/(?ms)^```.*?^```/, with: "")
  }

  /// The names that GitHub gives to a page's headings.
  private static func anchors(in page: String) throws -> Set<String> {
    let headings = try text(of: page).split(separator: "\n").filter { $0.hasPrefix("#") }
    return Set(
      headings.map { heading in
        heading.drop { $0 == "#" }.dropFirst().lowercased()
          .filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
          .replacing(" ", with: "-")
      }
    )
  }
}
