import RoadcastModel

/// An episode as values for templates.
extension EpisodePageContent {
  var day: String { dateWords.long(published.date) }

  /// What lists of episodes show.
  func entry(in folder: PageFolder) -> [String: Any?] {
    [
      "page": folder.home + FeedLayout.episodePage(slug, in: .main), "title": title,
      "date": published.rfc3339, "weekday": dateWords.weekday(of: published.date),
      "day": day,
      "minutes": "\(max(1, (duration.count + 30_000) / 60_000)) min", "summary": summary,
    ]
  }

  /// The episode's page at a moment.
  func address(at time: Milliseconds, in folder: PageFolder) -> String {
    folder.home + FeedLayout.episodePage(slug, in: .main, at: time)
  }

  /// What only the episode's own page shows.
  func details(in folder: PageFolder) -> [String: Any?] {
    let audio = folder.root + audio
    return [
      "audio": audio, "waveform": waveform.map { folder.root + $0 },
      "voicemail": voicemail.map { folder.root + $0 },
      "seconds": duration.secondsText, "wholeSeconds": String(duration.count / 1_000),
      "length": ListeningPages.clock(duration), "marks": marks,
      "notes": notes, "feedback": feedback,
      "hasChapters": chapters.count > 1,
      "chapters": chapters.map { chapter in
        HTMLValues([
          "address": "\(audio)#t=\(chapter.start.secondsText)",
          "seconds": chapter.start.secondsText, "clock": ListeningPages.clock(chapter.start),
          "title": chapter.title,
        ])
      },
      "hasTags": !tags.isEmpty,
      "facets": facets(in: folder),
      "hasTranscript": transcript != nil, "transcript": transcript?.html,
      "isEstimated": transcript?.isEstimated ?? false,
      "files": transcripts.map { HTMLValues(["path": folder.root + $0.path, "name": $0.name]) },
    ]
  }

  /// The tags by facet, in the order of the vocabulary.
  private func facets(in folder: PageFolder) -> [HTMLValues] {
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

  /// A line across the waveform where each chapter but the first begins, in thousandths of the width.
  private var marks: String {
    chapters.dropFirst().map { chapter in
      "M\(chapter.start.count * 1_000 / max(1, duration.count)) 0V100"
    }.joined()
  }
}
