import RoadcastHashing
package import RoadcastFiles
import RoadcastModel
import Synchronization

/// The folder that marketing works in: `episodes/`, `feed/` and `.roadcast/` below it.
///
/// All reading of its files goes through here: relative to one open folder, and never through a link.
package final class Workspace: Sendable {
  /// The folder's path, without a slash at its end.
  package let root: String

  private let folder: Folder

  /// Texts that count instead of those on the disk, by their paths in the workspace.
  private let unsaved: [String: [UInt8]]

  /// What was read so far, by its path: texts and pictures, and the names in folders.
  private let readings = Mutex<[String: String]>([:])

  package static let showManifest = "episodes/show.yml"

  /// The folder of what Roadcast itself keeps, below the root.
  static let stateFolder = ".roadcast"

  /// The folder of what can be computed again, below the root.
  static let cacheFolder = "\(stateFolder)/cache"

  /// The folder of the spare output folders, below the root.
  static let spareFolder = "\(cacheFolder)/spare"

  /// Opens a workspace.
  ///
  /// - Parameters:
  ///   - root: An absolute path.
  ///   - unsaved: Texts that count instead of those on the disk, by their paths in the workspace: an editor
  ///     asks what would be wrong with them.
  /// - Throws: If there's no such folder, or it can't be opened.
  package init(root: String, unsaved: [String: [UInt8]] = [:]) throws(WorkFailure) {
    folder = try Folder(root)
    self.unsaved = unsaved
    self.root = root == "/" ? "" : root
  }

  /// Finds the workspace that a folder is in: the folder itself, or the nearest parent that has an
  /// `episodes/show.yml`.
  ///
  /// - Parameter folder: An absolute path.
  /// - Returns: The workspace, open.
  /// - Throws: If there's none, or it can't be opened.
  package static func find(from folder: String) throws(WorkFailure) -> Workspace {
    var candidate = folder
    while true {
      if FileSystem.exists("\(candidate)/\(showManifest)") {
        return try Workspace(root: candidate.isEmpty ? "/" : candidate)
      }
      try requireNoMisnamedManifest(in: "\(candidate)/episodes")
      guard let slash = candidate.lastIndex(of: "/") else { break }
      candidate = String(candidate[..<slash])
    }
    throw WorkFailure(
      "no \(showManifest) in \(folder) or its parents; create a workspace with `roadcast init`"
    )
  }

  /// Checks that a folder isn't a workspace's in spite of its lacking a `show.yml`.
  ///
  /// - Parameter episodes: The absolute path of what could be a workspace's `episodes`.
  /// - Throws: If the manifest has a slightly wrong name, isn't downloaded, or the folder can't be read.
  private static func requireNoMisnamedManifest(in episodes: String) throws(WorkFailure) {
    guard FileSystem.isFolder(episodes) else { return }
    let names: [String]
    do {
      names = try Folder(episodes).listing(of: ".")
    } catch let failure as WorkFailure {
      throw failure
    } catch {
      throw WorkFailure("\(episodes) \((error as? InputFile.OpenFailure)?.message ?? "\(error)")")
    }
    if let download = MissingDownload.of("show.yml", among: names) {
      throw WorkFailure("\(episodes)/show.yml \(download.problem)")
    }
    let near = ["show.yml", "show.yaml", "show.yml.txt", "show.yaml.txt", "show.yml.yml"]
    if let name = names.first(where: { near.contains($0.lowercased()) }) {
      throw WorkFailure("no show.yml in \(episodes), but \(name.quoted); rename that to show.yml")
    }
  }

  package func path(_ relative: String) -> String { "\(root)/\(relative)" }

  /// Whether another text counts than the one that's on the disk.
  ///
  /// - Parameter path: Relative to the workspace.
  /// - Returns: False also for what isn't there.
  func isUnsaved(_ path: String) -> Bool { unsaved[path] != nil }

  /// What messages call a file or folder.
  ///
  /// - Parameter path: An absolute path.
  /// - Returns: The path relative to the workspace; the same path if it leads elsewhere.
  func name(of path: String) -> String {
    path.hasPrefix("\(root)/") ? String(path.dropFirst(root.count + 1)) : path
  }

  /// Checks that Roadcast's own folders are folders, as far as they exist: through a link in the place of
  /// one, files elsewhere would be read, written and removed.
  ///
  /// - Throws: If one of them is something else.
  func requireStateFolders() throws(WorkFailure) {
    for folder in [Self.stateFolder, Self.cacheFolder, Cache.mastersFolder, Self.spareFolder] {
      try FileSystem.requireFolder(path(folder))
    }
  }

  /// Opens a file.
  ///
  /// - Parameter path: Relative to the workspace, without `..`.
  /// - Returns: The file, open for reading.
  /// - Throws: If there's no such file, something other than a file has the path, or a link is on the way.
  package func file(_ path: String) throws(InputFile.OpenFailure) -> InputFile {
    try folder.file(path)
  }

  /// Lists a folder.
  ///
  /// - Parameter path: Relative to the workspace, without `..`.
  /// - Returns: The names, sorted; nil if there's no such folder, or it can't be read.
  package func names(in path: String) -> [String]? { try? listing(of: path) }

  /// Lists a folder.
  ///
  /// - Parameter path: Relative to the workspace, without `..`.
  /// - Returns: The names, sorted.
  /// - Throws: Why it can't be listed; `missing` if there's no such folder.
  package func listing(of path: String) throws(InputFile.OpenFailure) -> [String] {
    do {
      let names = try folder.listing(of: path)
      note(names.joined(separator: "/").utf8, as: path + "/")
      return names
    } catch {
      note([], as: path + "/")
      throw error
    }
  }

  /// Finds the entries of a folder whose names aren't UTF-8.
  ///
  /// - Parameter path: Relative to the workspace, without `..`.
  /// - Returns: The entries, sorted; nothing if the folder can't be read.
  func unnameableEntries(in path: String) -> [UnnameableEntry] {
    folder.unnameableEntries(in: path)
  }

  /// One hash of all texts, pictures and lists of names that have been read so far.
  var digestOfReadings: String {
    let lines = readings.withLock { $0 }.map { "\($0.key) \($0.value)" }.sorted()
    return Digest.hex(lines.joined(separator: "\n").utf8)
  }

  private func note(_ content: some Sequence<UInt8>, as name: String) {
    let hash = Digest.hex(content)
    readings.withLock { $0[name] = hash }
  }

  /// Reads a file that a manifest names.
  ///
  /// - Parameters:
  ///   - path: The path, and where the manifest names it.
  ///   - limit: The most bytes that it can have.
  ///   - what: What messages call it, such as "the transcript".
  ///   - log: Gets the reason if the file can't be used.
  /// - Returns: The content; nil if the file can't be used.
  /// - Throws: If the disk fails.
  func read(
    _ path: Located<String>,
    limit: Int,
    what: String,
    into log: inout DiagnosticLog
  ) throws(WorkFailure) -> [UInt8]? {
    if let bytes = unsaved[path.value] {
      guard bytes.count > limit else {
        note(bytes, as: path.value)
        return bytes
      }
      log.add(tooLarge(path.value, bytes: bytes.count, limit: limit, what: what))
      return nil
    }
    let file: InputFile
    do {
      file = try self.file(path.value)
    } catch {
      log.add(try openingFailed(path, error, what: what))
      return nil
    }
    if let bytes = try file.read(limit: limit) {
      note(bytes, as: path.value)
      return bytes
    }
    log.add(tooLarge(path.value, bytes: file.size, limit: limit, what: what))
    return nil
  }

  private func tooLarge(_ path: String, bytes: Int, limit: Int, what: String) -> Diagnostic {
    Diagnostic(
      .fileTooLarge,
      at: SourceLocation(file: path),
      "is larger than \((bytes - 1) >> 10) KiB; \(what) can have \(limit >> 10) KiB at most, so shorten it"
    )
  }

  /// Describes why a file that a manifest names can't be opened.
  ///
  /// - Parameters:
  ///   - path: The path, and where the manifest names it.
  ///   - failure: Why it can't be opened.
  ///   - what: What the message calls it, such as "the transcript".
  /// - Returns: An error at the place in the manifest.
  /// - Throws: If the system refused to open it. That says nothing about the content, so the work has failed.
  func openingFailed(
    _ path: Located<String>,
    _ failure: InputFile.OpenFailure,
    what: String
  ) throws(WorkFailure) -> Diagnostic {
    let message = "\(what) \(path.value.quoted) \(failure.message)"
    switch failure {
    case .missing:
      let name = WorkspacePath.name(of: path.value)
      let folder = WorkspacePath.folder(of: path.value)
      let beside = names(in: folder) ?? []
      if let download = MissingDownload.of(name, among: beside) {
        return Diagnostic(
          .notDownloaded,
          at: path.location,
          "\(what) \(path.value.quoted) \(download.problem)"
        )
      }
      // The name may be right, and the file's name in another encoding.
      if let entry = unnameableEntries(in: folder).first(where: { $0.suggestedName == name }) {
        return entry.diagnostic(.error, in: folder)
      }
      if path.value.contains("\\") {
        return Diagnostic(
          .missingFile,
          at: path.location,
          message + suggestionWithoutBackslash(for: path)
        )
      }
      // The transcript of a missing recording isn't what was meant.
      let kind = FileKind(name: name)
      let clause = Suggestion.clause(
        for: name,
        among: beside.filter { !$0.hasReplacementCharacter && FileKind(name: $0) == kind }
      )
      return Diagnostic(
        .missingFile,
        at: path.location,
        message + (clause.isEmpty ? "; add it, or correct its name" : clause)
      )
    case .link:
      return Diagnostic(.symbolicLink, at: path.location, message)
    case .special:
      return Diagnostic(.notAFile, at: path.location, message)
    case .refused:
      throw WorkFailure(message)
    }
  }

  /// The end of a message about a path in which backslashes lead into folders, as on Windows.
  private func suggestionWithoutBackslash(for path: Located<String>) -> String {
    let slashed = path.value.replacing("\\", with: "/")
    let names = names(in: WorkspacePath.folder(of: slashed)) ?? []
    guard names.contains(WorkspacePath.name(of: slashed)) else {
      return "; write / between folders, and not a backslash"
    }
    let base = WorkspacePath.folder(of: path.location.file) + "/"
    let written = slashed.hasPrefix(base) ? String(slashed.dropFirst(base.count)) : slashed
    return "; did you mean \(written.quoted)?"
  }
}
