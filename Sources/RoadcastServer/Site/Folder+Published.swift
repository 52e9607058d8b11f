import RoadcastFiles

/// What's in a published folder, and what can't be read now: only the first may be answered with "not found".
extension Folder {
  /// Opens a file.
  ///
  /// - Parameter path: Relative to the folder, without `..`.
  /// - Returns: Nil if there's no file.
  /// - Throws: If there may be one, such as when too many files are open.
  func publishedFile(_ path: String) throws(WorkFailure) -> InputFile? {
    do throws(InputFile.OpenFailure) { return try file(path) } catch {
      return try absence(error, path)
    }
  }

  /// Lists a folder.
  ///
  /// - Parameter path: Relative to the folder, without `..`.
  /// - Returns: The names; nothing if there's no such folder.
  /// - Throws: If there may be one.
  func publishedNames(in path: String) throws(WorkFailure) -> [String] {
    do throws(InputFile.OpenFailure) {
      return try listing(of: path)
    } catch {
      // Someone's own folder may be closed to the server; a build's never is.
      if error.isDenied { return [] }
      return try absence(error, path) ?? []
    }
  }

  private func absence<Value>(
    _ failure: InputFile.OpenFailure,
    _ path: String
  ) throws(WorkFailure) -> Value? {
    // No build makes links or pipes, so they're nothing of ours.
    guard case .refused = failure else { return nil }
    throw WorkFailure("\(path) \(failure.message)")
  }
}
