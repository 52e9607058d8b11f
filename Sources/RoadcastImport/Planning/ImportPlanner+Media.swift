import RoadcastAddresses
import RoadcastFeed
import RoadcastFiles
import RoadcastModel

extension ImportPlanner {
  mutating func addMedia(
    of item: OldItem,
    to episode: inout ImportedEpisode,
    _ show: ImportedShow
  ) {
    let slug = episode.slug
    func media(_ kind: ImportedMedia.Kind, _ address: String, _ name: String) -> ImportedMedia? {
      guard let address = OldAddress.absolute(address, from: base) else { return nil }
      return ImportedMedia(kind: kind, address: address, folder: slug, name: name)
    }
    if let image = item.image, let cover = media(.cover, image, "cover.jpg"),
      cover.address != show.cover?.address
    {
      episode.cover = cover
    }
    if let chapters = item.chapters {
      episode.others += [media(.chapters, chapters.address, "episode.chapters.json")].compactMap(
        \.self
      )
    } else if !item.simpleChapters.isEmpty {
      episode.chapters = SimpleChapters.json(of: item.simpleChapters)
      if episode.chapters == nil {
        losses.add("psc:chapters", "their times can't be read", in: slug)
      }
      if item.simpleChapters.count > Limits.chapters {
        losses.add(
          "further chapters",
          "an episode can have \(Limits.chapters)",
          in: slug,
          count: item.simpleChapters.count - Limits.chapters
        )
      }
    }
    var names: Set<String> = []
    for transcript in item.transcripts {
      guard let kind = transcript.kind else {
        losses.add("podcast:transcript of another type", "no app reads it", in: slug)
        continue
      }
      var stem = "episode"
      if let language = transcript.language?.lowercased(), LanguageCode.isValid(language),
        language != show.language
      {
        stem += ".\(language)"
      }
      let name = "\(stem).\(kind.rawValue)"
      guard let file = media(.transcript, transcript.address, name) else {
        losses.add(
          "transcripts at addresses that can't be read",
          "correct them in a copy of the feed",
          in: slug
        )
        continue
      }
      guard names.insert(name).inserted else {
        losses.add("further podcast:transcript", "one of each type and language is kept", in: slug)
        continue
      }
      episode.others.append(file)
      if kind == .html {
        losses.add(
          "podcast:transcript in HTML",
          "its words, headings, lists and links are kept, and no scripts, styles or pictures",
          in: slug
        )
      }
    }
  }

  mutating func noteRest(of item: OldItem, in slug: String) {
    for (what, count) in item.others.sorted(by: { $0.key < $1.key }) {
      losses.add(what, in: slug, count: count)
    }
    if item.furtherEnclosures > 0 {
      losses.add(
        "further enclosures",
        "apps play the first",
        in: slug,
        count: item.furtherEnclosures
      )
    }
  }
}

extension OldItem.File {
  /// The form of a transcript, by its type or its address.
  var kind: MediaKind.TranscriptKind? {
    let type = (self.type ?? "").prefix { $0 != ";" }.trimmingEnds
    switch type {
    case "text/vtt": return .webVTT
    case "application/x-subrip", "application/srt", "text/srt", "application/x-srt": return .subRip
    case "application/json", "application/json+transcript": return .json
    case "text/html": return .html
    case "text/plain": break
    default: break
    }
    let path = String(address.prefix { !"?#".contains($0) })
    let given = GivenTranscript(name: WorkspacePath.name(of: path))?.kind
    return type == "text/plain" ? given ?? .text : given
  }
}
