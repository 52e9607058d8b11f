import Foundation
import RoadcastTesting
import Testing

@testable import RoadcastProduction

struct BuildLockTests {
  @Test func `a second build is kept out until the first ends`() throws {
    let folder = try TemporaryFolder()
    let workspace = try Workspace(root: folder.path)
    do {
      let lock = try BuildLock(workspace: workspace)
      let failure = #expect(throws: WorkFailure.self) { _ = try BuildLock(workspace: workspace) }
      #expect(failure?.message.contains("another build (process \(getpid()))") == true)
      _ = lock
    }
    _ = try BuildLock(workspace: workspace)
  }

  @Test func `builds in different workspaces do not meet`() throws {
    let folders = [try TemporaryFolder(), try TemporaryFolder()]
    let first = try BuildLock(workspace: Workspace(root: folders[0].path))
    let second = try BuildLock(workspace: Workspace(root: folders[1].path))
    _ = first
    _ = second
  }

  @Test func `a link in the lock's place is not followed`() throws {
    let folder = try TemporaryFolder()
    try folder.write("precious", to: "precious")
    try folder.makeFolder(".roadcast")
    try folder.link(".roadcast/lock", to: "../precious")
    let workspace = try Workspace(root: folder.path)
    #expect(throws: WorkFailure.self) { _ = try BuildLock(workspace: workspace) }
    #expect(folder.text("precious") == "precious")
  }

  @Test func `a lock file that a dead build left is no obstacle`() throws {
    let folder = try TemporaryFolder()
    try folder.write("99999999\n", to: ".roadcast/lock")
    let lock = try BuildLock(workspace: Workspace(root: folder.path))
    #expect(folder.text(".roadcast/lock") == "\(getpid())\n")
    _ = lock
  }
}
