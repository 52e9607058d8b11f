import RoadcastModel

/// What a remote can do.
struct RcloneTraits: Sendable {
  /// Whether it keeps the media type and other headers of a file.
  var keepsHeaders: Bool

  /// Whether a reader can get half of a file while it's written.
  var writesInPlace: Bool

  /// How rclone describes remotes that write files in place.
  private static let inPlace = [
    "sftp://", "ftp://", "ftps://", "Local file system", "smb://", "hdfs://",
  ]

  /// - Parameter features: What `rclone backend features` prints.
  init(features: String) {
    let kind =
      features.split(separator: "\n").first { $0.contains("\"String\": \"") }
      .map { String($0).trimmed.dropFirst("\"String\": \"".count) } ?? ""
    keepsHeaders = features.contains("\"WriteMimeType\": true")
    writesInPlace = Self.inPlace.contains { kind.hasPrefix($0) }
  }
}
