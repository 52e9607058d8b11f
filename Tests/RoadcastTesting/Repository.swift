import Foundation

/// The package's folder, found from this file.
package enum Repository {
  package static let path = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Broken workspaces: a folder for each rule, with the rule's name.
  package static let invalidFixtures = "\(path)/Tests/Fixtures/Invalid"
}
