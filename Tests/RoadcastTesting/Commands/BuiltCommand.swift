import Foundation

/// The built `roadcast` command.
package enum BuiltCommand {
  package struct Missing: Error, CustomStringConvertible {
    package var description: String {
      "the command isn't built; run `swift build --product roadcast` first"
    }
  }

  /// The command next to the running tests, or where `swift build` puts it.
  package static func path() throws -> String {
    var candidates = ["\(Repository.path)/.build/debug/roadcast"]
    var folder = URL(filePath: ProcessInfo.processInfo.arguments[0])
    while folder.path.count > 1 {
      folder.deleteLastPathComponent()
      if folder.lastPathComponent == ".build" { break }
      candidates.insert("\(folder.path)/roadcast", at: candidates.count - 1)
    }
    for path in candidates where isProgram(path) { return path }
    throw Missing()
  }

  private static func isProgram(_ path: String) -> Bool {
    let manager = FileManager.default
    let type = try? manager.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    return type == .typeRegular && manager.isExecutableFile(atPath: path)
  }
}
