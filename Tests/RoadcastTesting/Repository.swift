import Foundation

/// The folder that holds the package, found from this file.
package enum Repository {
  package static let path = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Broken input: a folder for each rule, named after it.
  package static let invalidFixtures = "\(path)/Tests/Fixtures/Invalid"
}
