import RoadcastFiles
import RoadcastModel
import Synchronization

/// One version of a published folder: from one build to the next, nothing in it changes.
///
/// A file that's open stays so after a build has put another folder in its place, and a download ends as it
/// began. What wasn't open yet comes from the new folder.
final class PublishedTree: Sendable {
  /// Which of the two folders it is.
  let kind: OutputTree

  /// The open folder.
  let folder: Folder

  private let base: BaseAddress

  private struct TextKey: Hashable {
    var path: String

    /// Nil for the file as it is.
    var feedPath: String?
    var purpose: AddressFinder.Purpose?
  }

  private struct Knowledge {
    var texts: [TextKey: PersonalText] = [:]

    /// The places in all texts.
    var places = 0

    /// Nil for feeds that aren't in the folder.
    var reaches: [FeedName: Reach?] = [:]
  }

  private let knowledge = Mutex(Knowledge())

  /// The most places that are remembered; texts are forgotten before there are more.
  private static let maximumPlaces = 400_000

  /// The most texts that are remembered.
  private static let maximumTexts = 4_000

  init(_ kind: OutputTree, folder: Folder, base: BaseAddress) {
    self.kind = kind
    self.folder = folder
    self.base = base
  }

  /// What the listeners of a feed may get.
  ///
  /// - Parameters:
  ///   - feed: Which feed.
  ///   - mayRead: Whether files may be read, which can take some time.
  /// - Returns: Nil if the feed isn't in this folder.
  /// - Throws: ``MustRead`` if files have to be read, or why they can't be.
  func reach(of feed: FeedName, mayRead: Bool) throws -> Reach? {
    if let known = knowledge.withLock({ $0.reaches[feed] }) { return known }
    guard mayRead else { throw MustRead() }
    let reach = try Reach(of: feed, in: folder)
    knowledge.withLock { $0.reaches[feed] = .some(reach) }
    return reach
  }

  /// Where subscribers' copies of a text differ.
  ///
  /// - Parameters:
  ///   - file: The open file.
  ///   - path: Its path in the folder.
  ///   - copy: How copies are made; nil for the file as it is, which has no places.
  ///   - mayRead: Whether the file may be read, which can take some time.
  /// - Returns: The places, with a hash of the text.
  /// - Throws: ``MustRead`` if it has to be read, or why it can't be.
  func text(
    of file: InputFile,
    path: String,
    copy: PersonalCopy?,
    mayRead: Bool
  ) throws -> PersonalText {
    let key = TextKey(path: path, feedPath: copy?.feedPath, purpose: copy?.purpose)
    if let known = knowledge.withLock({ $0.texts[key] }), known.stamp == file.stamp { return known }
    guard mayRead else { throw MustRead() }
    let isPage = path.hasSuffix(".html")
    let finder = copy.map {
      AddressFinder(base, feedPath: $0.feedPath, isPage: isPage, purpose: $0.purpose)
    }
    let text = try PersonalText(of: file, finder: finder)
    knowledge.withLock { knowledge in
      if knowledge.places + text.places.count > Self.maximumPlaces
        || knowledge.texts.count >= Self.maximumTexts
      {
        knowledge.texts = [:]
        knowledge.places = 0
      }
      let old = knowledge.texts.updateValue(text, forKey: key)
      knowledge.places += text.places.count - (old?.places.count ?? 0)
    }
    return text
  }
}

/// Files have to be read before the answer is known: not on a thread that serves others meanwhile.
struct MustRead: Error {}
