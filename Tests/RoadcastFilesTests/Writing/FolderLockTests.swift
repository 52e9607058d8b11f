import RoadcastTesting
import Testing

@testable import RoadcastFiles

struct FolderLockTests {
  @Test func `a folder has one lock, whatever its name is`() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("a")
    try folder.makeFolder("b")
    let (a, b) = ("\(folder.path)/a", "\(folder.path)/b")
    do {
      let lock = try #require(try FolderLock(a))
      #expect(lock.isOn(a) && !lock.isOn(b))
      #expect(try FolderLock(a) == nil)
      #expect(try FolderLock(b) != nil)
      try FileSystem.exchange(a, with: b)
      #expect(lock.isOn(b) && !lock.isOn(a))
      #expect(try FolderLock(b) == nil)
      #expect(try FolderLock(a) != nil)
      _ = lock
    }
    #expect(try FolderLock(b) != nil)
  }

  @Test func `only a folder can be locked`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "file")
    try folder.link("link", to: ".")
    for name in ["file", "link", "missing"] {
      #expect(try FolderLock("\(folder.path)/\(name)") == nil)
    }
  }
}
