import RoadcastFiles
import RoadcastModel

/// What a build does that has nothing to do.
extension Publication {
  /// Of all that the output is made of: by the same program, equal keys make the same folder.
  ///
  /// Every text and picture that was read is in it, and of the moment what it decides.
  func key(of cuts: [Cut], _ newscasts: [Newscast]) -> String? {
    guard let program = ProgramStamp.current else { return nil }
    var makings = [program, staging.output, workspace.digestOfReadings]
    for cut in cuts {
      let episode = cut.planned.episode
      let name = cut.programme.audience
      let audience = plan.show.audiences.first { $0.name.value == name }
      let mark = PreviewMark(of: episode, at: plan.now)
      makings += [
        episode.slug, name ?? "", cut.key, mark?.title(episode.title) ?? "", mark?.sentence ?? "",
        episode.date(for: audience, at: plan.now).rfc3339,
      ]
    }
    makings += newscasts.map(\.key)
    return Digest.hex(makings.joined(separator: "\n").utf8)
  }

  /// What is told of an output that is what it was; nil where something of it is unknown.
  func unchangedReport(
    _ cuts: [Cut],
    _ newscasts: [Newscast],
    _ index: CacheIndex
  ) -> BuildReport? {
    var assemblies: [BuildReport.Assembly] = []
    for cut in cuts {
      guard let file = index.programmes[cut.key] else { return nil }
      assemblies.append(assembly(of: cut, file, isNew: false, duration: .zero))
    }
    var voicemails: [PublishedVoicemail] = []
    for newscast in newscasts {
      guard let file = index.voicemails[newscast.key] else { return nil }
      voicemails.append(
        PublishedVoicemail(slug: newscast.slug, key: newscast.key, file: file, isNew: false)
      )
    }
    var report = report(cuts, encoded: [], changed: false, nil)
    report.assemblies = assemblies
    report.voicemails = Self.told(voicemails)
    return report
  }

  func assembly(
    of cut: Cut,
    _ file: CacheIndex.AssembledFile,
    isNew: Bool,
    duration: Duration
  ) -> BuildReport.Assembly {
    BuildReport.Assembly(
      slug: cut.planned.episode.slug,
      audience: cut.programme.audience,
      path: Self.audioPath(cut.planned.episode.slug, file),
      isNew: isNew,
      duration: duration
    )
  }

  static func told(_ voicemails: [PublishedVoicemail]) -> [BuildReport.Voicemail] {
    voicemails.sorted { $0.slug < $1.slug }.map {
      BuildReport.Voicemail(slug: $0.slug, path: $0.path, isNew: $0.isNew)
    }
  }
}
