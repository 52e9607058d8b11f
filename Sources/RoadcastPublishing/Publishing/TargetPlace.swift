import RoadcastFiles
import RoadcastModel

/// Checks that a target is a place for a published folder.
enum TargetPlace {
  /// Finds out how to work at a target's place.
  ///
  /// - Parameters:
  ///   - target: The target.
  ///   - root: The workspace's folder, an absolute path.
  /// - Returns: What works there.
  /// - Throws: If the place is part of the workspace, so that publishing would harm it.
  static func destination(
    of target: Target,
    in root: String
  ) throws(WorkFailure) -> any Destination {
    switch target.place {
    case .remote(let remote): return RcloneDestination(remote: remote)
    case .folder(let path):
      let place = resolved(path)
      try examine(place, path, in: resolved(root))
      return LocalDestination(path: place)
    }
  }

  /// A path with the links in it resolved, as far as it exists.
  private static func resolved(_ path: String) -> String {
    if let resolved = FileSystem.resolved(path) { return resolved }
    let folder = WorkspacePath.folder(of: path)
    guard !folder.isEmpty else { return path }
    let parent = resolved(folder)
    return (parent == "/" ? "" : parent) + "/" + WorkspacePath.name(of: path)
  }

  private static func examine(
    _ place: String,
    _ path: String,
    in root: String
  ) throws(WorkFailure) {
    func refuse(_ why: String) -> WorkFailure {
      WorkFailure("can't publish to \(path): \(why); correct `to` of the target in show.yml")
    }
    let (inside, workspace) = (place + "/", root == "/" ? "/" : root + "/")
    guard !workspace.hasPrefix(inside) else { throw refuse("the workspace is in it") }
    for name in ["episodes", ".roadcast", OutputTree.private.folderName]
    where inside.hasPrefix("\(workspace)\(name)/") {
      throw refuse("\(name)/ of the workspace is no place for a published folder")
    }
    if inside.hasPrefix("\(workspace)\(OutputTree.open.folderName)/") {
      throw refuse("that's the folder that is published")
    }
    if FileSystem.exists("\(place)/episodes/show.yml") { throw refuse("it's a workspace") }
  }
}
