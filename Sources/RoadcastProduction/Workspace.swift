import RoadcastHashing
package import RoadcastFiles
import RoadcastModel
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The folder that marketing works in: `episodes/`, `feed/` and `.roadcast/` below it.
///
/// All reading of its files goes through here: relative to one open folder, and never through a link.
package final class Workspace: Sendable {
  /// The folder's path, without a slash at its end.
  package let root: String

  private let descriptor: Int32

  /// What was read so far, by its path: texts and pictures, and the names in folders.
  private let readings = Mutex<[String: String]>([:])

  package static let showManifest = "episodes/show.yml"

  /// Opens the workspace at `root`.
  package init(root: String) throws(WorkFailure) {
    let descriptor = unsafe open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw WorkFailure(doing: "open the folder \(root)", code: errno) }
    self.descriptor = descriptor
    self.root = root == "/" ? "" : root
  }

  deinit { close(descriptor) }

  /// The workspace that holds `folder`: itself, or the nearest parent with an `episodes/show.yml`.
  ///
  /// - `folder`: an absolute path.
  package static func find(from folder: String) throws(WorkFailure) -> Workspace {
    var candidate = folder
    while true {
      var status = stat()
      if unsafe lstat("\(candidate)/\(showManifest)", &status) == 0 {
        return try Workspace(root: candidate.isEmpty ? "/" : candidate)
      }
      guard let slash = candidate.lastIndex(of: "/") else { break }
      candidate = String(candidate[..<slash])
    }
    throw WorkFailure(
      "no \(showManifest) in \(folder) or above it; `roadcast init` makes a workspace"
    )
  }

  package func path(_ relative: String) -> String { "\(root)/\(relative)" }

  func file(_ path: String) throws(InputFile.OpenFailure) -> InputFile {
    try InputFile.open(path, in: descriptor)
  }

  /// The names in a folder of the workspace, sorted; nil when there is no such folder.
  func names(in folder: String) -> [String]? {
    let names = Folder.names(folder, in: descriptor)
    note((names ?? []).joined(separator: "/").utf8, as: folder + "/")
    return names
  }

  /// One hash of all texts, pictures and lists of names that were read so far.
  var digestOfReadings: String {
    let lines = readings.withLock { $0 }.map { "\($0.key) \($0.value)" }.sorted()
    return Digest.hex(lines.joined(separator: "\n").utf8)
  }

  private func note(_ content: some Sequence<UInt8>, as name: String) {
    let hash = Digest.hex(content)
    readings.withLock { $0[name] = hash }
  }

  /// Reads a file that a manifest names, or tells at its place why that can't be.
  ///
  /// - `what`: such as "the transcript".
  func read(
    _ path: Located<String>,
    limit: Int,
    what: String,
    into log: inout DiagnosticLog
  ) throws(WorkFailure) -> [UInt8]? {
    let file: InputFile
    do {
      file = try self.file(path.value)
    } catch {
      log.add(openingFailed(path, error, what: what))
      return nil
    }
    if let bytes = try file.read(limit: limit) {
      note(bytes, as: path.value)
      return bytes
    }
    log.add(
      .fileTooLarge,
      at: SourceLocation(file: path.value),
      "is larger than \((file.size - 1) >> 10) KiB; \(what) can have \(limit >> 10) KiB at most"
    )
    return nil
  }

  func openingFailed(
    _ path: Located<String>,
    _ failure: InputFile.OpenFailure,
    what: String
  ) -> Diagnostic {
    switch failure {
    case .missing:
      let name = WorkspacePath.name(of: path.value)
      let beside = names(in: WorkspacePath.folder(of: path.value)) ?? []
      return Diagnostic(
        .missingFile,
        at: path.location,
        "\(what) \(path.value.quoted) is not there" + Suggestion.clause(for: name, among: beside)
      )
    case .link:
      return Diagnostic(.symbolicLink, at: path.location, told(path, failure, what))
    case .special:
      return Diagnostic(.notAFile, at: path.location, told(path, failure, what))
    case .refused:
      return Diagnostic(.unreadable, at: path.location, told(path, failure, what))
    }
  }

  private func told(
    _ path: Located<String>,
    _ failure: InputFile.OpenFailure,
    _ what: String
  ) -> String {
    "\(what) \(path.value.quoted) \(failure.message)"
  }
}
