import RoadcastAudio
import RoadcastFiles
import RoadcastHashing
import RoadcastModel

/// The highlights' own files, cut out of the enclosures.
extension Publication {
  /// A highlight of a cut that's published.
  struct OrderedClip: Sendable {
    var cut: Cut
    var highlight: Soundbite
    var tag: [UInt8]

    /// Of everything that the file is made from: equal keys give equal bytes.
    var key: String
  }

  /// The highlights of all cuts; cuts that share a file share their clips.
  var orderedClips: [OrderedClip] {
    var seen: Set<String> = []
    return cuts.flatMap { cut -> [OrderedClip] in
      guard seen.insert(cut.key).inserted else { return [] }
      return cut.programme.soundbites(of: cut.planned.episode.segments).map { bite in
        let tag = TagComposer.compose(bite, cut.planned, show: plan.show).bytes
        let parts = [ClipCutter.recipe, cut.key, "\(bite.samples)", Digest.hex(tag)]
        return OrderedClip(
          cut: cut,
          highlight: bite,
          tag: tag,
          key: Digest.hex(parts.joined(separator: " ").utf8)
        )
      }
    }
  }

  /// Keeps the clips that the old folders have, and cuts the others.
  ///
  /// - Throws: when an enclosure can't be read, or a clip can't be written.
  mutating func makeClips() async throws(WorkFailure) {
    let ordered = orderedClips
    guard !ordered.isEmpty else { return }
    let homes = treesByKey
    var files: [String: CacheIndex.AssembledFile] = [:]
    var missing: [NewClip.Order] = []
    for clip in ordered {
      let trees = homes[clip.cut.key] ?? []
      if let known = index.clips[clip.key], holds(known, of: clip, in: trees) {
        files[clip.key] = known
        for tree in trees { self.trees[tree]?.files.keep(Self.path(of: clip, known)) }
      } else if let enclosure = enclosures[clip.cut.key], let home = trees.first,
        let source = self.trees[home]?.files.location(of: clip.cut.audioPath(enclosure))
      {
        missing.append(NewClip.Order(clip: clip, source: source, trees: trees))
      }
    }
    for made in try await cut(missing) {
      files[made.key] = made.file
      for (tree, placed) in made.places { trees[tree]?.files.note([placed]) }
    }
    for clip in ordered {
      guard let file = files[clip.key] else { continue }
      index.clips[clip.key] = file
      clips[clip.cut.key, default: []].append(
        PublishedClip(
          highlight: clip.highlight,
          path: Self.path(of: clip, file),
          length: file.length
        )
      )
    }
  }

  private static func path(of clip: OrderedClip, _ file: CacheIndex.AssembledFile) -> String {
    FeedLayout.media(.clip, of: clip.cut.slug, hash: file.hash)
  }

  /// Whether the old folders have a clip already.
  private func holds(
    _ file: CacheIndex.AssembledFile,
    of clip: OrderedClip,
    in trees: [OutputTree]
  ) -> Bool {
    trees.allSatisfy { tree in
      self.trees[tree]?.staging.last.holds(Self.path(of: clip, file), hash: file.hash) ?? false
    }
  }

  // MARK: New clips

  /// A clip that was placed in the new folders.
  private struct NewClip: Sendable {
    /// What to cut, and out of which file.
    struct Order: Sendable {
      var clip: OrderedClip

      /// The enclosure; an absolute path.
      var source: String

      var trees: [OutputTree]
    }

    var key: String
    var file: CacheIndex.AssembledFile
    var places: [(tree: OutputTree, file: PlacedFile)] = []
  }

  private func cut(_ orders: [NewClip.Order]) async throws(WorkFailure) -> [NewClip] {
    let cutter = ClipCutter(format: MP3Format(plan.show.sound))
    let placers = trees.mapValues(\.files.placing)
    return try await orders.mapConcurrently(jobs: jobs, share: 1) { order throws(WorkFailure) in
      let clip = order.clip
      let bytes = try cutter.cut(
        clip.highlight.samples,
        from: try .reopened(at: order.source),
        tag: clip.tag
      )
      let file = CacheIndex.AssembledFile(hash: Digest.hex(bytes), length: bytes.count)
      var made = NewClip(key: clip.key, file: file)
      var linked: String?
      for tree in order.trees {
        guard let placing = placers[tree] else { continue }
        let placed = try placing.place(bytes, at: Self.path(of: clip, file), linking: linked)
        linked = linked ?? placing.source(of: placed)
        made.places.append((tree, placed))
      }
      return made
    }
  }
}
