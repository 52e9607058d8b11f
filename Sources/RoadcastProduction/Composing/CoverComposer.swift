import RoadcastFiles
import RoadcastHashing
import RoadcastModel
import RoadcastPictures
import RoadcastSite

/// Makes the small versions of covers, or takes them from the cache.
struct CoverComposer: Sendable {
  let cache: Cache

  /// The key of a cover's small versions: the hash of all that they're made from, and of the program with the
  /// libraries that it has loaded.
  static func key(_ picture: PublishedArtwork) -> String {
    Digest.hex("\(ProgramStamp.current ?? "")\n\(SmallPictures.recipe)\n\(picture.hash)".utf8)
  }

  /// Makes the small versions of a cover.
  ///
  /// - Parameter picture: a cover that was found whole.
  /// - Returns: the versions, with the colours that stand out.
  /// - Throws: when the picture can't be decoded.
  func compose(_ picture: PublishedArtwork) throws(WorkFailure) -> SmallPictures {
    let key = Self.key(picture)
    if let known = cache.smallPictures(key) { return known }
    do {
      let made = try SmallPictures(of: picture.bytes)
      // Without the cache, the next build makes them again.
      try? cache.save(made, key: key)
      return made
    } catch {
      throw WorkFailure("the artwork \(picture.path) \(error.message)")
    }
  }

  /// The paths of small versions.
  static func paths(of pictures: SmallPictures) -> [String] {
    pictures.versions.map { FeedLayout.smallArtwork($0.side, hash: Digest.hex($0.bytes)) }
  }
}

extension PageCover {
  /// A cover's versions as pages link to them.
  init(_ pictures: SmallPictures) {
    let paths = CoverComposer.paths(of: pictures)
    let smallest = paths.last ?? ""
    self.init(
      small: smallest,
      medium: paths.count > 1 ? paths[1] : smallest,
      large: paths.first ?? smallest
    )
  }
}
