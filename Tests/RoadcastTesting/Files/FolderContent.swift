import Foundation

/// Every file in a folder with its content, to find out whether anything changed.
package struct FolderContent: Equatable, Sendable {
  /// By path, relative to the folder.
  package var files: [String: [UInt8]]

  package init(_ path: String) throws {
    files = [:]
    let manager = FileManager.default
    guard let names = manager.enumerator(atPath: path)?.compactMap({ $0 as? String }) else {
      return
    }
    for name in names {
      let type = try manager.attributesOfItem(atPath: "\(path)/\(name)")[.type]
      if type as? FileAttributeType == .typeDirectory { continue }
      files[name] = try Array(Data(contentsOf: URL(filePath: "\(path)/\(name)")))
    }
  }

  /// The paths of the files that differ.
  package func differences(from other: FolderContent) -> [String] {
    Set(files.keys).union(other.files.keys).filter { files[$0] != other.files[$0] }.sorted()
  }
}
