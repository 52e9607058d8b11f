import Foundation
import RoadcastFiles
import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastProduction

/// The folder that was published before the present one, which is the next one's beginning.
struct SpareFolderTests {
  private let folder: TemporaryFolder
  private let path: String
  private let spare: String

  init() throws {
    folder = try TemporaryFolder()
    path = "\(folder.path)/feed"
    spare = "\(folder.path)/cache/spare/feed"
  }

  /// Publishes a folder with these files, some of which the present one has too.
  private func publish(_ content: [String: String]) async throws {
    let staging = Staging(replacing: try LastOutput(path, for: .open), spare: spare)
    try await staging.reuseSpare(jobs: 2)
    var files = StagedFiles(staging: staging)
    for (name, text) in content { try files.add(Array(text.utf8), at: name) }
    #expect(try await files.finish(jobs: 2))
    try await files.complete(jobs: 2)
    #expect(try await files.publish(jobs: 2) == nil)
    #expect(await files.snapshot(isChanged: true, feeds: [:], jobs: 2) != nil)
    var found = try FolderContent(path).files.mapValues { String(decoding: $0, as: UTF8.self) }
    found[OutputMark.path] = nil
    #expect(found == content)
    #expect(try folder.names(".").filter { $0.hasPrefix(".") } == [])
  }

  /// The inode of each file in a folder.
  private func files(in folder: String) throws -> [String: UInt64] {
    try FolderListing(of: folder).files.mapValues(\.stamp.inode)
  }

  private static let first = [
    "feed.xml": "1", "index.html": "1", "audio/a-12345678.mp3": "a", "audio/b-12345678.mp3": "b",
    "chapters/b-12345678.json": "b",
  ]

  private static let second = [
    "feed.xml": "2", "index.html": "1", "audio/a-12345678.mp3": "a", "audio/c-12345678.mp3": "c",
  ]

  @Test func `two folders take turns, and share their files`() async throws {
    try await publish(Self.first)
    #expect(!FileSystem.exists(spare))
    let one = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    try await publish(Self.second)
    // What's no longer published isn't kept, not even there.
    let shared = try files(in: path).filter {
      ["index.html", "audio/a-12345678.mp3"].contains($0.key)
    }
    #expect(try files(in: spare) == shared)
    #expect(try FolderListing(of: spare).folders.keys.sorted() == ["", "audio"])
    try await publish(Self.first)
    let two = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    #expect(one == two)
    try await publish(Self.second)
    try await publish(["feed.xml": "3"])
    try await publish(Self.first)
  }

  @Test(arguments: 0..<12)
  func `whatever happens to the spare folder, what's published is right`(kind: Int) async throws {
    try await publish(Self.first)
    try await publish(Self.second)
    let audio = "\(spare)/audio"
    switch kind {
    case 0: FileSystem.remove(spare)
    case 1: FileSystem.remove(audio)
    case 2: try folder.write("x", to: "cache/spare/feed/audio/x.mp3")
    case 3:
      FileSystem.removeFile("\(spare)/index.html")
      try folder.write("x", to: "cache/spare/feed/index.html")
    case 4:
      FileSystem.remove(audio)
      try folder.write("x", to: "cache/spare/feed/audio")
    case 5:
      FileSystem.removeFile("\(spare)/index.html")
      try folder.write("x", to: "cache/spare/feed/index.html/x")
    case 6:
      FileSystem.remove(audio)
      try folder.link("cache/spare/feed/audio", to: "../../../feed/audio")
    case 7: try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: audio)
    case 8: try folder.write("x", to: "cache/spare/feed/feed.xml")
    case 9:
      FileSystem.remove(spare)
      try folder.link("cache/spare/feed", to: "../../feed")
    case 10: try folder.makeFolder("cache/spare/feed/empty/deep")
    default: try folder.write("x", to: "cache/spare/feed/audio/c-12345678.mp3/x")
    }
    try await publish(Self.first)
    let permissions = try FolderListing(of: path).folders.values
    #expect(permissions.allSatisfy { $0 == ProcessEnvironment.folderPermissions })
    #expect(try FolderListing(of: path).others == [])
  }

  @Test func `someone's files stay, and are in no spare folder`() async throws {
    try await publish(Self.first)
    try folder.write("mine", to: "feed/CNAME")
    let staging = Staging(replacing: try LastOutput(path, for: .open), spare: spare)
    try await staging.reuseSpare(jobs: 1)
    var files = StagedFiles(staging: staging)
    try files.add(Array("2".utf8), at: "feed.xml")
    #expect(try await files.finish(jobs: 1))
    try await files.complete(jobs: 1)
    // At the last moment.
    try folder.write("late", to: "feed/audio/late.txt")
    #expect(try await files.publish(jobs: 1) == nil)
    #expect(folder.text("feed/CNAME") == "mine")
    #expect(folder.text("feed/audio/late.txt") == "late")
    #expect(try FolderListing(of: spare).files == [:])
  }

  @Test func `a build that stops leaves neither folder half done`() async throws {
    try await publish(Self.first)
    try await publish(Self.second)
    let before = try FolderContent(path).files
    let staging = Staging(replacing: try LastOutput(path, for: .open), spare: spare)
    try await staging.reuseSpare(jobs: 1)
    try staging.write([1], to: "feed.xml")
    staging.abandon()
    #expect(try FolderContent(path).files == before)
    #expect(try folder.names(".") == ["cache", "feed"])
    try await publish(Self.first)
  }
}
