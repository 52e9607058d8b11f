import Foundation

/// The built `roadcast` command.
package enum BuiltCommand {
  package struct Missing: Error, CustomStringConvertible {
    package var description: String {
      "the command isn't built; run `swift build --product roadcast` first"
    }
  }

  /// The path of the command in the same build folder as the running tests.
  ///
  /// So a sanitizer's tests run the sanitizer's command. Where the tests are run by a program
  /// outside any build folder, it's the command that `swift build` puts into `.build`.
  ///
  /// - Throws: ``Missing`` when there's no such command.
  package static func path() throws -> String {
    let candidates = besideTheTests ?? ["\(Repository.path)/.build/debug/roadcast"]
    guard let path = candidates.first(where: isProgram) else { throw Missing() }
    return path
  }

  /// Whether the command is a sanitizer's, which takes many times as much memory.
  package static let isSanitized = ["ASAN_OPTIONS", "TSAN_OPTIONS"].contains {
    ProcessInfo.processInfo.environment[$0] != nil
  }

  /// Where the command may be in the build folder (`.build`, `.build-asan`, …) that the running
  /// program is in, nearest first; nil when it's in none.
  private static var besideTheTests: [String]? {
    var candidates: [String] = []
    var folder = URL(filePath: ProcessInfo.processInfo.arguments[0])
    while folder.path.count > 1 {
      folder.deleteLastPathComponent()
      if folder.lastPathComponent.hasPrefix(".build") { return candidates }
      candidates.append("\(folder.path)/roadcast")
    }
    return nil
  }

  private static func isProgram(_ path: String) -> Bool {
    let manager = FileManager.default
    let type = try? manager.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    return type == .typeRegular && manager.isExecutableFile(atPath: path)
  }
}
