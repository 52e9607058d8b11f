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

  /// Composes the tag of a highlight's own file.
  ///
  /// It has no artwork, which would often be larger than the sound.
  ///
  /// - Parameters:
  ///   - bite: The highlight.
  ///   - planned: The episode.
  ///   - show: The show.
  /// - Returns: The tag.
  static func compose(_ bite: Soundbite, _ planned: PlannedEpisode, show: Show) -> ID3Tag {
    var tag = tag(titled: bite.title, of: planned.episode, show: show)
    tag.comment = planned.episode.title
    return tag
  }

  private static func tag(titled title: String, of episode: Episode, show: Show) -> ID3Tag {
    let date = episode.published.value.date
    return ID3Tag(
      title: title,
      album: show.title,
      artist: show.author,
      year: padded(date.year, 4),
      dayAndMonth: padded(date.day) + padded(date.month),
      language: LanguageCode.threeLetters(show.language)
    )
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
    var tag = tag(titled: episode.title, of: episode, show: show)
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
