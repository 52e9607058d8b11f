import Foundation
import RoadcastTesting
import Testing

@testable import RoadcastFiles

struct ScratchFolderTests {
  @Test func `a scratch folder goes with its value`() throws {
    let path: String
    do {
      let scratch = try ScratchFolder()
      path = scratch.path
      try OutputFile(path: "\(path)/a").close()
      #expect(FileSystem.isFolder(path))
    }
    #expect(!FileSystem.exists(path))
  }
}
