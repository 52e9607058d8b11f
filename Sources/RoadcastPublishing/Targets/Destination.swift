import RoadcastFiles
import RoadcastModel

/// The place that a target names, and what can be done there.
protocol Destination: Sendable {
  /// What messages call it.
  var name: String { get }

  /// Lists what's there.
  ///
  /// - Returns: The sizes in bytes by path; −1 where the place doesn't say. Nothing for a place that doesn't
  ///   exist yet.
  func list() async throws -> [String: Int]

  /// Reads a small file.
  ///
  /// - Parameters:
  ///   - path: Relative to the place.
  ///   - limit: The most bytes that are read.
  /// - Returns: Nil if there's no such file.
  /// - Throws: `WorkFailure` if it can't be read.
  func read(_ path: String, limit: Int) async throws -> [UInt8]?

  /// Writes a small file over the one that's there.
  func write(_ bytes: [UInt8], to path: String) async throws

  /// Sends files over those that are there.
  ///
  /// - Parameters:
  ///   - files: All of one stage.
  ///   - folder: The absolute path of the folder that they're in.
  ///   - progress: Gets the share of the files' bytes that were sent, 0 to 1.
  /// - Throws: `WorkFailure` if a file can't be sent.
  func send(
    _ files: [FeedFile],
    from folder: String,
    progress: @escaping @Sendable (Double) -> Void
  ) async throws

  /// Removes files; those that aren't there any more are fine.
  func remove(_ paths: [String]) async throws
}
