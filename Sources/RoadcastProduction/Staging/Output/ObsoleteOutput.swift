import RoadcastFiles
import RoadcastModel

/// An output folder that nothing needs any more.
struct ObsoleteOutput {
  private let last: LastOutput
  private let place: OutputFolder

  /// Fails if there's no such folder, or no build has written it.
  ///
  /// - Parameter path: The folder, an absolute path.
  init?(_ path: String) {
    guard FileSystem.isFolder(path), let last = try? LastOutput(path, for: .private),
      !last.ours.isEmpty
    else {
      return nil
    }
    self.last = last
    place = OutputFolder(path, for: .private)
  }

  /// Removes the folder, or what a build has written in it.
  ///
  /// - Returns: A note if something couldn't be removed.
  func remove() -> String? {
    let ours = last.ours
    if last.kept.isEmpty {
      // In one step: half of it would be worse than all of it.
      let removed = "\(place.parent)/.\(place.name).new-\(ProcessEnvironment.processID)"
      if (try? FileSystem.rename(place.path, to: removed)) != nil { FileSystem.remove(removed) }
    } else {
      // The list of what's ours goes last, so that the next build can continue.
      FileSystem.remove(place.path) { ours[$0] != nil && $0 != OutputMark.path }
      FileSystem.remove(place.path) { ours[$0] != nil }
    }
    let isRemoved = ours.keys.allSatisfy { !FileSystem.exists("\(place.path)/\($0)") }
    return isRemoved
      ? nil : "\(place.path) isn't needed any more, but couldn't be removed; remove it yourself"
  }
}
