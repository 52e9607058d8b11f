import Foundation
import RoadcastTesting
import SystemPackage
import Testing

@testable import RoadcastFiles

struct FolderListingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `everything below a folder is listed`() throws {
    for name in ["feed.xml", "audio/a.mp3", "audio/deep/b.mp3"] { try folder.write("", to: name) }
    try folder.makeFolder("empty")
    try folder.link("audio/link", to: "..")
    folder.makePipe("pipe")
    let listing = try FolderListing(of: folder.path)
    #expect(listing.files.keys.sorted() == ["audio/a.mp3", "audio/deep/b.mp3", "feed.xml"])
    #expect(listing.folders.keys.sorted() == ["", "audio", "audio/deep", "empty"])
    #expect(listing.others == ["audio/link", "pipe"])
    #expect(listing.files["feed.xml"]?.stamp == FileStamp(path: "\(folder.path)/feed.xml"))
    #expect(listing.unnamable.isEmpty)
  }

  @Test(arguments: [1, 2, 3, 7])
  func `shares of a folder make all of it`(count: Int) throws {
    for number in 0..<20 { try folder.write("", to: "audio/\(number).mp3") }
    for name in ["audio/deep/b.mp3", "audio/deep/c.mp3"] { try folder.write("", to: name) }
    try folder.link("audio/link", to: "..")
    let shares = try FolderListing.Share.divide(into: count).map {
      try FolderListing(of: folder.path, only: "audio", share: $0)
    }
    #expect(FolderListing(joining: shares) == (try FolderListing(of: folder.path, only: "audio")))
    #expect(shares.reduce(0) { $0 + $1.files.count } == 22)
    #expect(shares.allSatisfy { $0.files.count < 22 } || count == 1)
  }

  @Test func `permissions are listed`() throws {
    try folder.write("", to: "a/b")
    try FileSystem.setPermissions(of: "\(folder.path)/a/b", to: [.ownerReadWrite])
    try FileSystem.setPermissions(of: "\(folder.path)/a", to: [.ownerReadWriteExecute, .groupRead])
    let listing = try FolderListing(of: folder.path)
    #expect(listing.files["a/b"]?.permissions == .ownerReadWrite)
    #expect(listing.folders["a"] == [.ownerReadWriteExecute, .groupRead])
  }

  @Test func `a name that isn't UTF-8 is listed apart`() throws {
    let path = Array("\(folder.path)/caf".utf8) + [0xE9, 0]
    try #require(
      unsafe path.withUnsafeBytes {
        unsafe mkdir($0.bindMemory(to: CChar.self).baseAddress!, 0o755)
      } == 0
    )
    let listing = try FolderListing(of: folder.path)
    #expect(listing.unnamable == ["caf\u{FFFD}"])
    #expect(listing.folders.count == 1)
    unsafe path.withUnsafeBytes { _ = unsafe rmdir($0.bindMemory(to: CChar.self).baseAddress!) }
  }

  @Test func `a folder that can't be listed is a failure`() throws {
    #expect(throws: WorkFailure.self) { try FolderListing(of: "\(folder.path)/missing") }
    try folder.link("link", to: ".")
    #expect(throws: WorkFailure.self) { try FolderListing(of: "\(folder.path)/link") }
  }
}
