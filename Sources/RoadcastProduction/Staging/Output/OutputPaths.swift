import RoadcastFiles
import RoadcastModel

/// Where a build puts its two folders.
///
/// The private one is always in the workspace: beside an output folder elsewhere, it could end up on a web
/// server.
struct OutputPaths: Sendable {
  private let workspace: Workspace
  private let output: String?

  /// - Parameters:
  ///   - workspace: What the folders are built from.
  ///   - output: The open folder, an absolute path; `feed` in the workspace when nil.
  init(of workspace: Workspace, output: String?) {
    self.workspace = workspace
    self.output = output
  }

  /// A folder's absolute path.
  subscript(tree: OutputTree) -> String {
    if tree == .open, let output { output } else { workspace.path(tree.folderName) }
  }

  /// The folder that the last build replaced, which the next one starts from: an absolute path.
  func spare(of tree: OutputTree) -> String {
    workspace.path("\(Workspace.spareFolder)/\(tree.folderName)")
  }

  /// Checks that a build may replace a folder, as far as that can be seen without looking into it.
  ///
  /// - Parameter tree: Which of the folders.
  /// - Throws: If the folder has parts of the workspace, or something else than a folder has the path.
  func examine(_ tree: OutputTree) throws(WorkFailure) {
    try OutputFolder(self[tree], for: tree).examine(for: workspace)
  }

  /// What messages call a folder.
  func name(of tree: OutputTree) -> String { workspace.name(of: self[tree]) }
}
