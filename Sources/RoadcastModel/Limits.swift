/// The limits of every input, so that a hostile one can't use up memory or time.
///
/// A message about a limit names both the limit and the value that exceeds it.
package enum Limits {
  package static let recordingBytes = 4 << 30
  package static let recordingSeconds = 2 * 60 * 60
  package static let manifestBytes = 256 << 10
  package static let manifestDepth = 16
  package static let manifestNodes = 2_000
  package static let segmentsPerEpisode = 100
  package static let tagsPerEpisode = 64
  /// The years that a date can be in.
  package static let years = 1990...2100
  package static let episodes = 10_000
  package static let titleCharacters = 255
  package static let tagCharacters = 80
  package static let addressCharacters = 1_000
  package static let commandCharacters = 4_000
  package static let speakerCharacters = 80
  package static let soundbiteCharacters = 128
  package static let trailerCharacters = 128
  package static let summaryBytes = 4_000
  package static let notesBytes = 64 << 10
  package static let htmlBytes = 512 << 10
  package static let people = 50
  package static let chapters = 1_000
  package static let descriptionBytes = 4_000
  package static let transcriptBytes = 4 << 20
  package static let scriptBytes = 128 << 10
  package static let transcriptCues = 20_000
  package static let cueBytes = 8 << 10
  package static let fileNameBytes = 200
  package static let pathBytes = 1_024
  package static let coverBytes = 10 << 20
  package static let slugCharacters = 80
  package static let subscribers = 100_000
  package static let subscribersBytes = 64 << 20
  package static let peopleBytes = 32 << 20
  package static let generations = 65_535
  package static let diagnosticsPerFile = 100
}
