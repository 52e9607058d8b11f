import RoadcastFiles
import RoadcastAudio
import RoadcastModel
import RoadcastSite

/// The second half of a build: from a plan without errors to a new `feed/`.
struct Publication {
  let workspace: Workspace
  let cache: Cache
  let staging: Staging
  let plan: Plan
  let artwork: [String?: PublishedArtwork]
  /// The segments' own, by slug and the segments' places.
  let pictures: [String: [Int: PublishedArtwork]]

  let heard: [RecordingUse: KnownRecording]

  /// Every use of a recording that any episode makes, due or not.
  let recordings: Set<RecordingUse>

  let jobs: Int
  let progress: any ProgressObserver

  /// The show's own picture.
  var cover: PublishedArtwork {
    get throws(WorkFailure) {
      guard let cover = artwork[nil] else { throw WorkFailure("no artwork") }
      return cover
    }
  }

  /// A programme of a due feed, and what its file is put together from.
  struct Cut {
    var planned: PlannedEpisode
    var programme: Programme
    /// Without the picture, which is the same for all and may be large.
    var tag: ID3Tag
    var masters: [String]
    var key: String
  }

  @concurrent
  func publish(index: inout CacheIndex) async throws -> BuildReport {
    let cuts = try cuts()
    let newscasts = VoicemailRenderer.newscasts(of: plan, heard: heard)
    let key = key(of: cuts, newscasts)
    if let key, key == index.publication, staging.last.isUntouched(index.published),
      let report = unchangedReport(cuts, newscasts, index)
    {
      tidy(&index, cuts: cuts, newscasts: newscasts)
      return report
    }
    index.publication = nil
    var times = StageTimes()
    let reusable = reusableAudio(for: cuts, index: index)
    let needed = cuts.filter { reusable[$0.key] == nil }
    let masters = needed.flatMap(\.programme.parts).compactMap { heard[$0.use] }
    let workers = WorkerPool(limit: jobs)
    let encoder = MasterEncoder(workspace: workspace, cache: cache, workers: workers)
    let encoded = try await encoder.encode(masters, progress: progress)
    do {
      let voicemails = try await VoicemailPublisher(staging: staging).publish(
        newscasts,
        renderer: VoicemailRenderer(
          workspace: workspace,
          gap: plan.show.sound.gap,
          workers: workers
        ),
        index: &index
      )
      let report = try await publish(
        cuts,
        voicemails: voicemails,
        reusable: reusable,
        encoded: encoded,
        index: &index,
        times: &times
      )
      tidy(&index, cuts: cuts, newscasts: newscasts)
      index.published = staging.last.stamps
      index.publication = key
      return report
    } catch {
      staging.abandon()
      throw error
    }
  }

  /// One for each due episode and feed.
  private func cuts() throws -> [Cut] {
    let cover = try cover
    return plan.episodes.flatMap { planned in
      planned.programmes.filter { planned.dueIn.contains($0.audience) }.map { programme in
        let tag = TagComposer.compose(
          planned,
          programme,
          show: plan.show,
          pictures: pictures[planned.episode.slug] ?? [:]
        )
        let masters = programme.parts.compactMap { heard[$0.use]?.key }
        return Cut(
          planned: planned,
          programme: programme,
          tag: tag,
          masters: masters,
          key: EnclosureWriter.key(
            slug: planned.episode.slug,
            tag: tag,
            masters: masters + [cover.path],
            programme: programme
          )
        )
      }
    }
  }

  private func publish(
    _ cuts: [Cut],
    voicemails: [PublishedVoicemail],
    reusable: [String: CacheIndex.AssembledFile],
    encoded: [String],
    index: inout CacheIndex,
    times: inout StageTimes
  ) async throws -> BuildReport {
    let cover = try cover
    var stage = StagedFiles(staging: staging)
    for voicemail in voicemails {
      if voicemail.isNew {
        stage.note(voicemail.file, at: voicemail.path)
      } else {
        stage.keep(voicemail.path)
      }
    }
    let newscasts = Dictionary(voicemails.map { ($0.slug, $0.path) }) { first, _ in first }
    for picture in artwork.values { try stage.add(picture.bytes, at: picture.path) }

    let made = try await assemble(cuts, reusable, cover: cover, into: &stage)
    var episodes: [[ProgrammeMedia]] = []
    var costs: [BuildReport.Assembly] = []
    var seen = Set(reusable.keys)
    for cut in cuts {
      let slug = cut.planned.episode.slug
      guard let (file, duration) = made[cut.key] else { continue }
      index.programmes[cut.key] = file
      let isNew = seen.insert(cut.key).inserted
      costs.append(
        assembly(of: cut, file, isNew: isNew, duration: isNew ? duration : .zero)
      )
      for (place, _) in cut.programme.segments {
        if let picture = pictures[slug]?[place] { try stage.add(picture.bytes, at: picture.path) }
      }
      let one = ProgrammeMedia(
        planned: cut.planned,
        programme: cut.programme,
        audio: Self.audioPath(slug, file),
        audioLength: file.length,
        waveform: file.waveform.map { Self.waveformPath(slug, hash: $0) },
        voicemail: cut.programme.audience == nil ? newscasts[slug] : nil
      )
      if episodes.last?.first?.planned.episode.slug == slug {
        episodes[episodes.count - 1].append(one)
      } else {
        episodes.append([one])
      }
    }
    times.end("audio")

    let composed = try await compose(episodes, into: &stage, times: &times)
    let changed = try stage.finish()
    var warning: String?
    if changed {
      try await FeedVerifier(folder: staging.folder, base: plan.show.baseURL.value)
        .verify(composed.feeds, jobs: jobs)
      try composed.links.verify(in: staging.folder)
      warning = try staging.publish()
    } else if staging.isOpen {
      staging.abandon()
    }
    times.end("publishing")
    var report = report(cuts, encoded: encoded, changed: changed, warning)
    report.assemblies = costs
    report.voicemails = Self.told(voicemails)
    report.stages = times.stages
    return report
  }

  func report(
    _ cuts: [Cut],
    encoded: [String],
    changed: Bool,
    _ warning: String?
  ) -> BuildReport {
    let recordings = Set(cuts.flatMap { $0.programme.parts.map(\.audio) })
    return BuildReport(
      output: staging.output,
      changed: changed,
      feeds: plan.feeds.map { audience in
        let name = audience?.name.value
        let path = FeedLayout.feed(FeedName(audience: name))
        return BuildReport.Feed(
          audience: name,
          path: path,
          url: plan.show.baseURL.value + path,
          items: cuts.count { $0.programme.audience == name }
        )
      },
      encoded: encoded,
      cached: recordings.subtracting(encoded).sorted(),
      isPrivate: plan.show.isPrivate,
      guid: FeedComposer.guid(of: plan.show),
      warning: warning
    )
  }

  /// Forgets what nothing is made of any more.
  private func tidy(
    _ index: inout CacheIndex,
    cuts: [Cut],
    newscasts: [Newscast]
  ) {
    let keys = Set(cuts.map(\.key))
    index.programmes = index.programmes.filter { keys.contains($0.key) }
    let voicemails = Set(newscasts.map(\.key))
    index.voicemails = index.voicemails.filter { voicemails.contains($0.key) }
    let paths = Set(recordings.map(\.path))
    index.fingerprints = index.fingerprints.filter { paths.contains($0.key) }
    let masters = Set(
      recordings.compactMap { use in
        index.fingerprints[use.path].map {
          RecordingExaminer.masterKey(
            contentHash: $0.hash,
            settings: MasterSettings(plan.show.sound, cleaning: use.cleaning)
          )
        }
      }
    )
    index.analyses = index.analyses.filter { masters.contains($0.key) }
    cache.keepMasters(masters)
  }
}
