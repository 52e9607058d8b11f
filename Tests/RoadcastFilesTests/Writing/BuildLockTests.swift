import Foundation
import RoadcastTesting
import Testing

@testable import RoadcastFiles

struct BuildLockTests {
  @Test func `a second build can't start until the first ends`() throws {
    let folder = try TemporaryFolder()
    let place = "\(folder.path)/.roadcast"
    do {
      let lock = try BuildLock(in: place)
      let failure = #expect(throws: WorkFailure.self) { _ = try BuildLock(in: place) }
      #expect(failure?.message.contains("another build (process \(getpid()))") == true)
      _ = lock
    }
    _ = try BuildLock(in: place)
  }

  @Test func `builds in different workspaces don't wait for each other`() throws {
    let folders = [try TemporaryFolder(), try TemporaryFolder()]
    let first = try BuildLock(in: "\(folders[0].path)/.roadcast")
    let second = try BuildLock(in: "\(folders[1].path)/.roadcast")
    _ = first
    _ = second
  }

  @Test func `a link isn't followed to a lock file`() throws {
    let folder = try TemporaryFolder()
    try folder.write("precious", to: "precious")
    try folder.makeFolder(".roadcast")
    try folder.link(".roadcast/lock", to: "../precious")
    let place = "\(folder.path)/.roadcast"
    #expect(throws: WorkFailure.self) { _ = try BuildLock(in: place) }
    #expect(folder.text("precious") == "precious")
  }

  @Test func `a lock file that a dead build left doesn't keep others out`() throws {
    let folder = try TemporaryFolder()
    try folder.write("99999999\n", to: ".roadcast/lock")
    let lock = try BuildLock(in: "\(folder.path)/.roadcast")
    #expect(folder.text(".roadcast/lock") == "\(getpid())\n")
    _ = lock
  }
}
