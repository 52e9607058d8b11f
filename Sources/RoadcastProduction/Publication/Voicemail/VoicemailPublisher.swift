import RoadcastFiles
import RoadcastModel

/// Keeps the phone renditions that the old folder has, and makes the others in the new one.
struct VoicemailPublisher {
  let staging: Staging

  /// Keeps or makes each newscast's file.
  ///
  /// - Parameters:
  ///   - newscasts: what to publish.
  ///   - renderer: writes the missing files.
  ///   - index: knows the last build's files, and gets the new ones.
  /// - Returns: the files, kept ones first.
  /// - Throws: when a file can't be written.
  func publish(
    _ newscasts: [Newscast],
    renderer: VoicemailRenderer,
    index: inout CacheIndex
  ) async throws -> [PublishedVoicemail] {
    var renditions: [PublishedVoicemail] = []
    var missing: [Newscast] = []
    for newscast in newscasts {
      if let file = index.voicemails[newscast.key] {
        let kept = PublishedVoicemail(
          slug: newscast.slug,
          key: newscast.key,
          file: file,
          isNew: false
        )
        if staging.last.holds(kept.path, hash: file.hash) {
          renditions.append(kept)
          continue
        }
      }
      missing.append(newscast)
    }
    guard !missing.isEmpty else { return renditions }
    let folder = try staging.newPath("\(MediaKind.voicemail.folder)/.part")
    let temporary: @Sendable (Newscast) -> String = { "\(folder)-\($0.slug)" }
    let files = try await renderer.render(missing, to: temporary)
    for newscast in missing {
      guard let file = files[newscast.key] else { continue }
      let new = PublishedVoicemail(slug: newscast.slug, key: newscast.key, file: file, isNew: true)
      try staging.rename(temporary(newscast), to: new.path)
      index.voicemails[newscast.key] = file
      renditions.append(new)
    }
    return renditions
  }
}
