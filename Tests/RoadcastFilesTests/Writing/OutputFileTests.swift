import Foundation
import RoadcastTesting
import Testing

@testable import RoadcastFiles

struct OutputFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ relative: String) -> String { "\(folder.path)/\(relative)" }

  @Test func `bytes go to the end or to their place`() throws {
    let file = try OutputFile(path: path("a"))
    try file.append("0123".utf8)
    try file.write("ab".utf8, at: 1)
    try file.append(Array("45".utf8)[...])
    try file.write("z".utf8, at: 8)
    try file.close()
    #expect(folder.text("a") == "0ab345\0\0z")
  }

  @Test(arguments: ["file", "link", "dead", "folder", "missing/file"])
  func `a file is only created where there's nothing`(name: String) throws {
    try folder.write("keep", to: "file")
    try folder.link("link", to: "file")
    try folder.link("dead", to: "nowhere")
    try folder.makeFolder("folder")
    let failure = #expect(throws: WorkFailure.self) { _ = try OutputFile(path: path(name)) }
    #expect(failure?.message.hasPrefix("can't create \(path(name)): ") == true)
    #expect(try folder.names() == ["dead", "file", "folder", "link"])
    #expect(folder.text("file") == "keep")
  }

  @Test(.enabled(if: SmallDisk.isPossible))
  func `a full disk is a failure with a remedy`() throws {
    let disk = try SmallDisk(kilobytes: 64)
    let file = try OutputFile(path: "\(disk.path)/a")
    let failure = #expect(throws: WorkFailure.self) {
      try file.append([UInt8](repeating: 1, count: 1 << 20))
    }
    #expect(
      failure?.message
        == "can't write \(disk.path)/a: No space left on device; free some space and try again, "
        + "nothing was changed"
    )
  }
}
