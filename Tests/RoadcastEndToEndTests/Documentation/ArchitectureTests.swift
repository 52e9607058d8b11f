import Foundation
import RoadcastProduction
import RoadcastTesting
import Testing

/// Holds `docs/architecture.md` against the sources.
struct ArchitectureTests {
  private static let page = Result {
    try String(contentsOfFile: "\(Repository.path)/docs/architecture.md", encoding: .utf8)
  }

  /// A room and a target that it imports.
  private struct Arrow: Hashable, CustomStringConvertible {
    var from: String
    var to: String
    var description: String { "\(from) --> \(to)" }
  }

  /// The imports of our own targets, in all the sources.
  private func imports() throws -> (rooms: Set<String>, arrows: Set<Arrow>) {
    let folder = "\(Repository.path)/Sources"
    let manager = FileManager.default
    let rooms = Set(try manager.contentsOfDirectory(atPath: folder))
    var arrows: Set<Arrow> = []
    for path in try manager.subpathsOfDirectory(atPath: folder) where path.hasSuffix(".swift") {
      let room = String(path.prefix { $0 != "/" })
      let text = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
      for match in text.matches(of: /(?m)^(?:package )?import (\w+)$/) {
        let target = String(match.1)
        if rooms.contains(target) { arrows.insert(Arrow(from: room, to: target)) }
      }
    }
    return (rooms, arrows)
  }

  private func diagram() throws -> Set<Arrow> {
    Set(
      try Self.page.get().matches(of: /(?m)^ *(\w+) --> (\w+)$/).map {
        Arrow(from: String($0.1), to: String($0.2))
      }
    )
  }

  @Test func `the diagram shows every import between rooms, and no other`() throws {
    let (imported, drawn) = (try imports().arrows, try diagram())
    #expect(imported.subtracting(drawn).map(\.description).sorted() == [])
    #expect(drawn.subtracting(imported).map(\.description).sorted() == [])
  }

  @Test func `dependencies point downwards`() throws {
    var rest = try imports().arrows
    #expect(rest.count > 20)
    // Without a cycle, there's always a room that no other room imports.
    while !rest.isEmpty {
      let imported = Set(rest.map(\.to))
      let top = rest.filter { !imported.contains($0.from) }
      guard !top.isEmpty else {
        Issue.record("a cycle among \(rest.map(\.description).sorted())")
        return
      }
      rest.subtract(top)
    }
  }

  @Test func `a C library is used in one room only`() throws {
    let users = Dictionary(
      grouping: try imports().arrows.filter { $0.to.wholeMatch(of: /C[A-Z].*/) != nil },
      by: \.to
    )
    for (library, arrows) in users {
      #expect(arrows.count == 1, "\(library) is used by \(arrows.map(\.from).sorted())")
    }
  }

  @Test func `every room is explained`() throws {
    let page = try Self.page.get()
    for room in try imports().rooms where !room.hasPrefix("C") {
      #expect(page.contains("\n| \(room) | "), "\(room) has no row")
    }
  }

  @Test func `the steps are listed in their order`() throws {
    let listed = try Self.page.get().matches(of: #/(?m)^\| `(\w+)` \|/#).map { String($0.1) }
    #expect(listed == StepName.allCases.map(\.rawValue))
  }
}
