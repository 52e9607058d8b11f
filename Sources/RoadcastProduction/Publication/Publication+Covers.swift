import RoadcastFiles
import RoadcastModel
import RoadcastPictures
import RoadcastSite

/// The covers as pages show them, and the pages' colours.
extension Publication {
  /// Adds the small versions of every cover to the folders of its feeds, and the style sheets to all.
  ///
  /// - Returns: the covers by the paths of the whole ones.
  /// - Throws: when a cover can't be decoded, or a file can't be written.
  mutating func writeCovers() async throws(WorkFailure) -> [String: PageCover] {
    let composer = CoverComposer(cache: cache)
    let all = artwork.all
    let made = try await all.mapConcurrently(jobs: jobs, share: 1) { picture throws(WorkFailure) in
      try composer.compose(picture)
    }
    var covers: [String: PageCover] = [:]
    for (picture, small) in zip(all, made) {
      let feeds = plan.feeds.filter { artwork[$0.name].path == picture.path }
      let trees = Set(feeds.map(\.tree))
      for (version, path) in zip(small.versions, CoverComposer.paths(of: small)) {
        try add(version.bytes, at: path, to: trees)
      }
      covers[picture.path] = PageCover(small)
    }
    // Audiences keep the show's colours.
    let palette = Palette(theme: plan.show.theme, artwork: made.first?.colours ?? [])
    for asset in ListeningPages.assets(palette) {
      try add(asset.bytes, at: asset.path, to: Set(OutputTree.allCases))
    }
    return covers
  }
}
