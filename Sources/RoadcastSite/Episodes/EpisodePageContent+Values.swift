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

  /// What every player of the episode shows.
  func player(in folder: PageFolder) -> [String: Any?] {
    [
      "audio": folder.root + audio, "seconds": duration.secondsText,
      "wholeSeconds": String(duration.count / 1_000), "length": ListeningPages.clock(duration),
      "bars": bars, "marks": marks,
    ]
  }

  /// What only the episode's own page shows.
  func details(in folder: PageFolder) -> [String: Any?] {
    let audio = folder.root + audio
    return [
      "voicemail": voicemail.map { folder.root + $0 },
      "notes": notes, "answer": answer,
      "answerIsPage": answer.map { !$0.hasPrefix("mailto:") } ?? false,
      "embedCode": embedCode,
      "hasClips": !clips.isEmpty,
      "clips": clips.map { clip in
        HTMLValues([
          "address": "\(audio)#t=\(clip.start.secondsText)", "title": clip.title,
          "clock": ListeningPages.clock(clip.start), "file": folder.root + clip.path,
          "length": ListeningPages.clock(Milliseconds(clip.end.count - clip.start.count)),
        ])
      },
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

  /// The HTML that puts the small player into another site's page, escaped to be shown.
  ///
  /// `serve` puts a subscriber's own address in the place of each of ours that it recognizes. It mustn't recognize
  /// this one: what's on an intranet is for everyone there.
  private var embedCode: String? {
    embedAddress.map { address in
      "&lt;iframe src=&quot;\(Self.shown(address))&quot; title=&quot;\(Self.shown(title))&quot; "
        + "width=&quot;100%&quot; height=&quot;180&quot; "
        + "style=&quot;border:0;max-width:40rem&quot; loading=&quot;lazy&quot;&gt;&lt;/iframe&gt;"
    }
  }

  /// A value of HTML that's shown, and so escaped twice.
  private static func shown(_ value: String) -> String {
    let text = HTMLText.escape(HTMLText.escape(value))
    return text.utf8.contains(UInt8(ascii: "/")) ? text.replacing("://", with: ":&#47;&#47;") : text
  }

  /// The waveform's bars as an SVG path: 1,000 units wide, 100 high, with a line where nothing is known.
  private var bars: String {
    guard let heights = waveform?.heights, !heights.isEmpty else { return "M0 50H1000" }
    var path: [UInt8] = []
    for (bar, height) in heights.enumerated() {
      path.append(UInt8(ascii: "M"))
      Self.append((2 * bar + 1) * 500 / heights.count, to: &path)
      path.append(UInt8(ascii: " "))
      Self.append(50 - height, to: &path)
      path.append(UInt8(ascii: "v"))
      Self.append(2 * height, to: &path)
    }
    return String(decoding: path, as: UTF8.self)
  }

  /// Adds a number of 0 to 9,999 in decimal digits: interpolated texts take most of a page's time.
  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    if number >= 10 { append(number / 10, to: &bytes) }
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// A line across the waveform where each chapter but the first begins, in thousandths of the width.
  private var marks: String {
    chapters.dropFirst().map { chapter in
      "M\(chapter.start.count * 1_000 / max(1, duration.count)) 0V100"
    }.joined()
  }
}
