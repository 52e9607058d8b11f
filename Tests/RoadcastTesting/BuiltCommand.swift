import Foundation

/// Finds the built `roadcast`.
package enum BuiltCommand {
  package struct NotBuilt: Error, CustomStringConvertible {
    package var description: String {
      "there is no built command; run `swift build --product roadcast` first"
    }
  }

  /// Beside the running tests, else where `swift build` puts it.
  package static func path() throws -> String {
    var candidates = ["\(Repository.path)/.build/debug/roadcast"]
    var folder = URL(filePath: ProcessInfo.processInfo.arguments[0])
    while folder.path.count > 1 {
      folder.deleteLastPathComponent()
      if folder.lastPathComponent == ".build" { break }
      candidates.insert("\(folder.path)/roadcast", at: candidates.count - 1)
    }
    for path in candidates where isProgram(path) { return path }
    throw NotBuilt()
  }

  private static func isProgram(_ path: String) -> Bool {
    let manager = FileManager.default
    let type = try? manager.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    return type == .typeRegular && manager.isExecutableFile(atPath: path)
  }
}
