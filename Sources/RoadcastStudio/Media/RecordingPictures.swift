import RoadcastFiles
import RoadcastProduction

/// The waveforms of recordings, each read once.
actor RecordingPictures {
  private var known: [String: (stamp: FileStamp, picture: RecordingPicture)] = [:]

  private static let limit = 500

  /// - Parameter file: A recording.
  /// - Returns: Nil if it can't be used.
  func picture(of file: InputFile) async -> RecordingPicture? {
    if let found = known[file.path], found.stamp == file.stamp { return found.picture }
    let read = try? await withPriority(.high) { RecordingPicture(of: file) }
    guard let picture = read ?? nil else { return nil }
    if known.count >= Self.limit { known = [:] }
    known[file.path] = (file.stamp, picture)
    return picture
  }
}
