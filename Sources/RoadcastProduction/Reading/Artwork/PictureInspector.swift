import RoadcastHashing
import RoadcastModel
import RoadcastPictures
import Synchronization

/// Finds out what pictures are like, and makes sure that all of each is there.
///
/// Looking through a picture takes longer than reading it, so those that were whole are remembered.
final class PictureInspector: Sendable {
  private struct State {
    var known: [String: Artwork]
    var used: Set<String> = []
  }

  private let state: Mutex<State>

  /// - Parameter known: The pictures that were whole, by their hashes.
  init(known: [String: Artwork]) { state = Mutex(State(known: known)) }

  /// The pictures that were whole, by their hashes; those found out now too.
  var known: [String: Artwork] { state.withLock(\.known) }

  /// The hashes of the pictures that were inspected.
  var used: Set<String> { state.withLock(\.used) }

  /// Inspects a picture.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - place: The file.
  ///   - log: Gets the reason if it can't be used.
  /// - Returns: The picture's properties, and its content's hash; nil if it can't be used.
  func inspect(
    _ bytes: [UInt8],
    at place: SourceLocation,
    into log: inout DiagnosticLog
  ) -> (artwork: Artwork, hash: String)? {
    let hash = Digest.hex(bytes)
    let known = state.withLock { state in
      state.used.insert(hash)
      return state.known[hash]
    }
    if let known { return (known, hash) }
    do {
      let artwork = try PictureDecoder.inspect(bytes)
      state.withLock { $0.known[hash] = artwork }
      return (artwork, hash)
    } catch {
      log.add(.badArtwork, at: place, error.message)
      return nil
    }
  }
}
