import RoadcastHashing
import RoadcastModel
import Synchronization

/// Finds out what pictures are like, and makes sure that all of each is there.
///
/// Looking through a picture takes longer than reading it, so those that were whole are remembered.
final class PictureInspector: Sendable {
  private let hashes: Mutex<Set<String>>

  /// - Parameter known: The hashes of pictures that were whole.
  init(known: [String]) { hashes = Mutex(Set(known)) }

  /// The hashes of pictures that were whole, those found out now too; sorted.
  var known: [String] { hashes.withLock { $0.sorted() } }

  /// Inspects a picture.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - place: The file.
  ///   - log: Gets the reason if it can't be used.
  /// - Returns: The picture's properties; nil if it can't be used.
  func inspect(
    _ bytes: [UInt8],
    at place: SourceLocation,
    into log: inout DiagnosticLog
  ) -> Artwork? {
    guard let artwork = Artwork(bytes) else {
      log.add(
        .badArtwork,
        at: place,
        Artwork.hasSignature(bytes)
          ? "is incomplete: the file ends before the picture begins; copy it again, or export it again"
          : "isn't a JPEG or PNG picture; export it as one of these"
      )
      return nil
    }
    let hash = Digest.hex(bytes)
    guard !hashes.withLock({ $0.contains(hash) }) else { return artwork }
    do {
      try artwork.requireWholePicture(bytes)
      hashes.withLock { _ = $0.insert(hash) }
      return artwork
    } catch {
      log.add(.badArtwork, at: place, error.message(for: artwork))
      return nil
    }
  }
}
