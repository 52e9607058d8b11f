import RoadcastAudio
import RoadcastModel

/// Makes the tag that a programme's file carries: it names the show, not the audience, so that equal
/// cuts are one file.
enum TagComposer {
  /// The tag with the show's artwork in it.
  static func adding(_ artwork: PublishedArtwork, to tag: ID3Tag) -> ID3Tag {
    var tag = tag
    tag.picture = ID3Tag.Picture(type: artwork.type, bytes: artwork.bytes)
    return tag
  }

  /// The tag without the show's artwork.
  ///
  /// - `pictures`: the segments' own, by their places in the episode.
  static func compose(
    _ planned: PlannedEpisode,
    _ programme: Programme,
    show: Show,
    pictures: [Int: PublishedArtwork]
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
    tag.chapters = zip(programme.segments, programme.chapters(of: episode.segments)).map {
      segment,
      chapter in
      var tagged = ID3Tag.Chapter(
        title: chapter.title,
        start: chapter.start.count,
        end: chapter.end.count
      )
      tagged.url = chapter.url
      tagged.picture = pictures[segment.index].map {
        ID3Tag.Picture(type: $0.type, bytes: $0.bytes)
      }
      return tagged
    }
    return tag
  }
}
