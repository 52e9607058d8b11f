package import RoadcastModel

/// What a build made.
package struct BuildReport: Sendable {
  package struct Feed: Sendable {
    package var name: FeedName

    /// The folder that it's in.
    package var tree: OutputTree

    /// Relative to the folder.
    package var path: String

    package var url: String
    package var items: Int
  }

  /// What's different in an episode since the last build.
  package struct Change: Sendable, Equatable {
    package enum Kind: String, Sendable, Comparable {
      case added, changed, removed

      package static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
    }

    package var kind: Kind
    package var slug: String
    package var title: String

    /// The feeds that are different, in the show's order.
    package var feeds: [FeedName]

    /// What has changed, such as `audio`, or why the episode was removed.
    package var details: [String]
  }

  /// The open folder; an absolute path.
  package var output: String

  /// The private folder, an absolute path; nil where nothing needs it.
  package var privateOutput: String?

  /// Whether anything in the folder is new.
  package var changed: Bool

  package var feeds: [Feed]

  /// How long it took to make the file of one feed's programme.
  package struct Assembly: Sendable {
    package var slug: String
    package var feed: FeedName

    /// Relative to the output folder.
    package var path: String

    /// False where another feed's equal cut, or the last build, made the file already.
    package var isNew: Bool

    /// Zero where the file existed already.
    package var duration: Duration
  }

  /// A phone rendition.
  package struct Voicemail: Sendable {
    package var slug: String

    /// Relative to the output folder.
    package var path: String

    /// False where the last build made it already.
    package var isNew: Bool
  }

  package var voicemails: [Voicemail] = []

  /// The recordings that were encoded.
  package var encoded: [String]

  /// The recordings whose masters were in the cache.
  package var cached: [String]

  /// One for each programme of each feed.
  package var assemblies: [Assembly] = []

  /// How long each step of the publication took; empty where there was nothing to do.
  package var steps: [StepTime] = []

  package var isPrivate: Bool

  /// The show's `podcast:guid`.
  package var guid: String

  /// What's in the output folder without being Roadcast's: the topmost files and folders, those of folders
  /// with a slash at the end.
  package var kept: [String]

  /// What's different in the feeds since the last build: what was added, what changed, what was removed.
  package var changes: [Change]
}
