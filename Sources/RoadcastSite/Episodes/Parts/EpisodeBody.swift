import RoadcastModel

/// The text of an episode's page: show notes, highlights, the transcript and tags.
struct EpisodeBody: PagePartContent {
  static let template = "body"

  /// The ways from the page's folder.
  private let folder: PageFolder

  private let audio: String
  private let notes: String?
  private let clips: [EpisodePageContent.Clip]
  private let transcript: PageTranscript?
  private let tags: [EpisodePageContent.Tag]

  init(of episode: EpisodePageContent, in folder: PageFolder) {
    self.folder = folder
    audio = folder.root + episode.audio
    notes = episode.notes
    clips = episode.clips
    transcript = episode.transcript
    tags = episode.tags
  }

  var values: [String: Any?] {
    [
      "notes": notes,
      "hasClips": !clips.isEmpty,
      "clips": clips.map { clip in
        HTMLValues([
          "address": "\(audio)#t=\(clip.start.secondsText)", "title": clip.title,
          "clock": ListeningPages.clock(clip.start), "file": folder.root + clip.path,
          "length": ListeningPages.clock(Milliseconds(clip.end.count - clip.start.count)),
        ])
      },
      "hasTags": !tags.isEmpty,
      "facets": facets,
      "hasTranscript": transcript != nil, "transcript": transcript?.html,
      "isEstimated": transcript?.isEstimated ?? false,
    ]
  }

  /// The tags by facet, in the order of the vocabulary.
  private var facets: [HTMLValues] {
    var names: [String] = []
    for tag in tags where names.last != tag.facet { names.append(tag.facet) }
    return names.map { name in
      let page = folder.home + FeedLayout.facetPage(name, in: .main)
      return HTMLValues([
        "facet": TagWords.readable(name),
        "tags": tags.filter { $0.facet == name }.map { tag in
          HTMLValues([
            "tag": TagWords.readable(tag.value), "page": page + "#" + TagWords.anchor(tag.value),
          ])
        },
      ])
    }
  }
}
