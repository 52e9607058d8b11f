import RoadcastAudio
import RoadcastModel

/// Composes the ID3 tag of a programme's file.
///
/// It names the show, not the audience, so that audiences with the same cut share a file.
enum TagComposer {
  /// Returns a tag with the show's artwork added to it.
  static func adding(_ artwork: PublishedArtwork, to tag: ID3Tag) -> ID3Tag {
    var tag = tag
    tag.picture = ID3Tag.Picture(type: artwork.type, bytes: artwork.bytes)
    return tag
  }

  /// Composes the tag without the show's artwork.
  ///
  /// - Parameters:
  ///   - planned: The episode.
  ///   - programme: The programme, for the chapters.
  ///   - show: The show.
  ///   - pictures: The segments' own pictures, by the segments' indices in the episode.
  /// - Returns: The tag.
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
