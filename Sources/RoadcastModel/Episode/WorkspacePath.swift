/// Paths in a workspace: relative to its folder, with `/` between the parts, and never outside it.
package enum WorkspacePath {
  /// Why a text isn't a path in the workspace.
  package enum Failure: Error, Equatable {
    case absolute, outside, controlCharacter, tooLong, empty
  }

  /// Resolves a path in a manifest.
  ///
  /// - Parameters:
  ///   - text: the path, relative to the manifest's folder.
  ///   - folder: the manifest's folder, relative to the workspace.
  /// - Returns: the path relative to the workspace.
  package static func resolve(_ text: String, in folder: String) -> Result<String, Failure> {
    guard !text.isEmpty else { return .failure(.empty) }
    guard !text.hasPrefix("/") else { return .failure(.absolute) }
    guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      return .failure(.controlCharacter)
    }
    var parts = folder.split(separator: "/").map(String.init)
    for part in text.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return .failure(.outside) }
      } else {
        parts.append(String(part))
      }
    }
    guard parts.allSatisfy({ $0.utf8.count <= Limits.fileNameBytes }) else {
      return .failure(.tooLong)
    }
    let path = parts.joined(separator: "/")
    guard !path.isEmpty else { return .failure(.outside) }
    return path.utf8.count <= Limits.pathBytes ? .success(path) : .failure(.tooLong)
  }

  /// The folder that contains a file; empty for the workspace itself.
  package static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[$0...].dropFirst()) } ?? path
  }

  /// Splits a file's name at its last dot; the extension is in lower case.
  package static func stem(of name: String) -> (stem: String, extension: String) {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      return (name, "")
    }
    return (String(name[..<dot]), name[name.utf8.index(after: dot)...].lowercased())
  }
}
