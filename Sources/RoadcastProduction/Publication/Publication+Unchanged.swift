import RoadcastHashing
import RoadcastFiles
import RoadcastModel

/// What a build does when nothing has changed.
extension Publication {
  /// The report of a build with nothing to do: nothing that the folder is made from has changed, and nothing in it.
  ///
  /// - Returns: nil where there is something to do, or something isn't known.
  mutating func reportIfUnchanged() async -> BuildReport? {
    key = await makeKey()
    guard let key, key == index.publication, obsolete == nil,
      trees.values.allSatisfy({ $0.staging.last.isUntouched })
    else { return nil }
    var known: [BuildReport.Assembly] = []
    for cut in cuts {
      guard let file = index.programmes[cut.key] else { return nil }
      known.append(assembly(of: cut, file, isNew: false, duration: .zero))
    }
    var renditions: [PublishedVoicemail] = []
    for newscast in newscasts {
      guard let file = index.voicemails[newscast.key] else { return nil }
      renditions.append(
        PublishedVoicemail(slug: newscast.slug, key: newscast.key, file: file, isNew: false)
      )
    }
    assemblies = known
    voicemails = renditions
    kept = trees[.open]?.staging.last.kept.names ?? []
    forgetWhatIsUnused()
    return report(steps: [])
  }

  /// Of everything that the folder is made from: by the same program, equal keys make the same folder.
  ///
  /// Every text and picture that was read is in it, and what the current time decides.
  ///
  /// - Returns: nil where it's not known which program this is.
  private func makeKey() async -> String? {
    guard let program = ProgramStamp.current else { return nil }
    var ingredients = [program, workspace.digestOfReadings]
    ingredients += OutputTree.allCases.map { trees[$0]?.staging.output ?? "" }
    // A feed for tags can be empty.
    ingredients += plan.feeds.map { FeedLayout.feed($0.name) }
    let feeds = Dictionary(
      plan.feeds.map { ($0.name, (feed: $0, path: FeedLayout.feed($0.name))) }
    ) { first, _ in first }
    let ofCuts = await cuts.mapConcurrently(jobs: jobs, share: 64) { [plan] cut -> String? in
      guard let (feed, path) = feeds[cut.programme.feed] else { return nil }
      let listing = plan.listing(of: cut.planned.episode, in: feed)
      return [
        cut.slug, path, cut.key, listing.title, listing.summary ?? "", listing.published.rfc3339,
      ].joined(separator: "\n")
    }
    for ingredient in ofCuts {
      guard let ingredient else { return nil }
      ingredients.append(ingredient)
    }
    ingredients += newscasts.map(\.key)
    return Digest.hex(ingredients.joined(separator: "\n").utf8)
  }
}
