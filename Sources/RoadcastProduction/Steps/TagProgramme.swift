import RoadcastAudio
import RoadcastModel

/// Makes the tag that a programme's file carries: it names the show, not the audience, so that equal
/// cuts are one file.
enum TagProgramme {
  /// The tag with the show's artwork in it.
  static func picture(_ artwork: PublishedArtwork, in tag: ID3Tag) -> ID3Tag {
    var tag = tag
    tag.picture = ID3Tag.Picture(type: artwork.type, bytes: artwork.bytes)
    return tag
  }

  static func run(
    _ planned: PlannedEpisode,
    _ programme: Programme,
    show: Show
  ) -> ID3Tag {
    let episode = planned.episode
    let date = episode.published.value.date
    var tag = ID3Tag(
      title: episode.title,
      album: show.title,
      artist: show.author,
      year: padded(date.year, 4),
      dayAndMonth: padded(date.day) + padded(date.month),
      language: LanguageCode.threeLetters(show.language)
    )
    tag.track = episode.number?.value
    tag.comment = episode.summary
    tag.chapters = programme.chapters(titles: episode.segments.map(\.title)).map {
      ID3Tag.Chapter(title: $0.title, start: $0.start.count, end: $0.end.count)
    }
    return tag
  }
}
