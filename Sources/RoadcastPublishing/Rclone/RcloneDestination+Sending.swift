import RoadcastFiles
import RoadcastModel
import Synchronization

extension RcloneDestination {
  func send(
    _ files: [FeedFile],
    from folder: String,
    progress: @escaping @Sendable (Double) -> Void
  ) async throws {
    let traits = try await traits()
    let isStaged = traits.writesInPlace && files.first?.stage == .feeds
    let total = files.reduce(0) { $0 + $1.size }
    var done = 0
    for group in groups(of: files, byHeaders: traits.keepsHeaders) {
      let size = group.reduce(0) { $0 + $1.size }
      let before = done
      try await copy(
        group,
        from: folder,
        to: isStaged ? address(Self.newFolder) : remote,
        headers: traits.keepsHeaders
      ) { share in
        progress(total > 0 ? (Double(before) + share * Double(size)) / Double(total) : 1)
      }
      done += size
      progress(total > 0 ? Double(done) / Double(total) : 1)
    }
    guard isStaged else { return }
    try await rename(files.map { ("\(Self.newFolder)/\($0.path)", $0.path) })
    // Of feeds, too, that a run before this one had no time for.
    for words in [["delete", "--include", "*.xml"], ["rmdirs"]] {
      _ = try? await program.run(
        words + [address(Self.newFolder)],
        doing: "remove an empty folder at"
      )
    }
  }

  /// Sends files that get the same headers.
  private func copy(
    _ files: [FeedFile],
    from folder: String,
    to place: String,
    headers: Bool,
    progress: @escaping @Sendable (Double) -> Void
  ) async throws {
    guard let first = files.first else { return }
    let scratch = try ScratchFolder()
    let list = try Self.list(files.map(\.path), in: scratch.path)
    var words = [
      "copy", "--files-from-raw", list, "--no-traverse", "--no-check-dest", "--transfers", "8",
      "--checkers", "8",
    ]
    if headers {
      words += [
        "--header-upload", "Content-Type: \(FeedLayout.contentType(of: first.path))",
        "--header-upload", "Cache-Control: \(first.cacheControl)",
      ]
    }
    do {
      _ = try await program.run(
        words + [folder, place],
        doing: "send to",
        limit: .day,
        progress: progress
      )
    } catch .notFound {
      for file in files where !FileSystem.exists("\(folder)/\(file.path)") {
        throw WorkFailure("can't send to \(remote): \(folder)/\(file.path) is missing; build again")
      }
      throw WorkFailure(
        "can't send to \(remote): there's no such bucket or folder; make it, or correct `to` in show.yml"
      )
    } catch .failed(let failure) {
      throw failure
    }
    _ = scratch
  }

  /// Gives files their names, in one step each where the remote can.
  ///
  /// rclone before 1.63 can't rename a file over another one by SFTP: there, the old one is removed a moment
  /// before. If rclone is killed in that moment, the file is missing until the next run.
  ///
  /// - Parameter names: The present names, and the new ones, relative to the place.
  /// - Throws: If one can't be renamed.
  func rename(_ names: [(new: String, name: String)]) async throws {
    for (new, name) in names {
      let words = [address(new), address(name)]
      if canReplace.withLock({ $0 }) {
        do {
          _ = try await program.run(
            ["moveto", "--no-check-dest", "--retries", "1", "--low-level-retries", "1"] + words,
            doing: "rename a feed at"
          )
          continue
        } catch {
          canReplace.withLock { $0 = false }
        }
      }
      _ = try await run(["moveto", "--ignore-times"] + words, doing: "rename a feed at")
    }
  }

  /// The files that get the same headers.
  private func groups(of files: [FeedFile], byHeaders: Bool) -> [[FeedFile]] {
    guard byHeaders else { return [files] }
    let groups = Dictionary(grouping: files) {
      "\(FeedLayout.contentType(of: $0.path))\n\($0.cacheControl)"
    }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Writes a list of files that rclone reads as it is.
  ///
  /// - Parameters:
  ///   - paths: The files.
  ///   - folder: The folder for the list, an absolute path.
  /// - Returns: The list's path.
  /// - Throws: If it can't be written.
  static func list(_ paths: [String], in folder: String) throws(WorkFailure) -> String {
    let path = "\(folder)/files"
    let text = paths.map { $0 + "\n" }.joined()
    FileSystem.removeFile(path)
    try PendingFile.write(Array(text.utf8), to: path, replaces: true)
    return path
  }
}
