/// A finished file that an episode has instead of segments, and that's published byte for byte.
package struct FinishedEnclosure: Sendable, Equatable {
  /// The file: a path in the workspace.
  package var file: Located<String>

  package var format: EnclosureFormat

  /// The media type that feeds name.
  package var type: String

  /// The length that was published so far, in whole seconds; nil if the file's own length is published.
  package var duration: Located<Milliseconds>?

  /// The chapters, in the JSON format of Podcasting 2.0: a path in the workspace.
  package var chapters: Located<String>?

  /// The transcripts in all their forms and languages: paths in the workspace.
  package var transcripts: [Located<String>] = []

  /// - Parameters:
  ///   - file: The file: a path in the workspace.
  ///   - format: Its format.
  ///   - type: The media type that feeds name; nil for the format's own.
  package init(file: Located<String>, format: EnclosureFormat, type: String? = nil) {
    self.file = file
    self.format = format
    self.type = type ?? format.type
  }

  /// The length to publish, in whole seconds.
  ///
  /// - Parameter measured: The file's own length.
  /// - Returns: What was published so far, if that's right, so that apps see no difference.
  package func publishedSeconds(measured: Milliseconds) -> Int {
    let own = max(1, (measured.count + 500) / 1_000)
    guard let duration, isRight(duration.value, for: measured) else { return own }
    return max(1, duration.value.count / 1_000)
  }

  /// Whether a published length is the file's, as far as programs that count differently agree.
  ///
  /// - Parameters:
  ///   - published: The published length.
  ///   - measured: The file's own.
  /// - Returns: True within two seconds.
  package func isRight(_ published: Milliseconds, for measured: Milliseconds) -> Bool {
    abs(published.count - measured.count) <= 2_000
  }
}
