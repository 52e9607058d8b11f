import NIOHTTP1
import RoadcastFiles
import RoadcastModel
import RoadcastSubscribers

/// What's at private addresses.
extension Responder {
  /// Answers at an address that only one person knows.
  ///
  /// - Parameters:
  ///   - path: What follows `/s/`: a token, and a path.
  ///   - question: The request.
  /// - Returns: The file; missing files and those of other people get the same answer.
  /// - Throws: ``MustRead``, or why a file can't be read.
  func personalAnswer(_ path: Substring, _ question: Question) throws -> Answer {
    let token = Substring(path.utf8.prefix { $0 != UInt8(ascii: "/") })
    let now = Self.now
    guard let directory = question.snapshot.directory,
      let subscriber = directory.subscriber(with: token, at: now)
    else {
      // An app keeps asking after someone's address has ended.
      if question.snapshot.directory?.isGenuine(token) == true { return .notFound }
      let sender = question.request.sender
      guard guesses.isOneTooMany(from: sender, at: now.seconds) else { return .notFound }
      return Answer(.tooManyRequests, [("Retry-After", "\(GuessLimiter.seconds)")])
    }
    var answer = Answer.missingFile
    // Without a slash, relative addresses would lead elsewhere.
    if token.endIndex < path.endIndex, let base = question.snapshot.base,
      let (tree, reach) = try reach(of: subscriber, question)
    {
      let rest = String(path[path.index(after: token.endIndex)...])
      let own = OwnAddress(subscriber, token: String(token), base: base)
      switch Destination(rest, in: reach) {
      case .file(let file):
        answer = try fileAnswer(file, in: tree, own.copy(reach, .subscribers), question)
      case .page(let file):
        answer = try fileAnswer(file, in: tree, own.copy(reach, .person), question)
      case .otherAddress(let location, let file):
        if try tree.folder.publishedFile(file) != nil {
          answer = Answer(.found, [("Location", location)])
        }
      case nil: break
      }
    }
    answer.subscriber = subscriber.id
    if answer.headers.contains(name: "X-Accel-Redirect") {
      // For the log of the proxy, which sends the files.
      answer.headers.add(name: "X-Roadcast-Subscriber", value: subscriber.id)
    }
    answer.permit = Permit(
      site,
      token: String(token),
      snapshot: question.snapshot,
      end: subscriber.until?.moment
    )
    return answer
  }

  /// Finds the folder that a subscriber's feed is in, and what they may get there.
  private func reach(
    of subscriber: Subscriber,
    _ question: Question
  ) throws -> (PublishedTree, Reach)? {
    let feed = subscriber.feed
    // The main feed is always open. Any other one is in one of the folders only.
    let kinds: [OutputTree] = feed == .main ? [.open] : [.private, .open]
    for tree in kinds.compactMap({ question.snapshot.trees[$0] }) {
      if let reach = try tree.reach(of: feed, mayRead: question.mayRead) { return (tree, reach) }
    }
    return nil
  }

  /// Answers someone whom the company's own login has named.
  ///
  /// - Parameters:
  ///   - header: The header's name.
  ///   - question: The request.
  /// - Returns: Their subscribe page.
  /// - Throws: ``MustRead``, or why a file can't be read.
  func answerToPerson(namedIn header: String, _ question: Question) throws -> Answer {
    let names = question.request.fields[header]
    // Only a proxy on this machine can be trusted, and only if it replaces what the client wrote.
    guard question.request.isFromThisMachine, names.count == 1,
      let base = question.snapshot.base, let directory = question.snapshot.directory,
      let subscriber = directory.subscriber(withEmail: names[0], at: Self.now),
      let (tree, reach) = try reach(of: subscriber, question)
    else { return .notFound }
    let token = directory.token(of: subscriber).text
    let own = OwnAddress(subscriber, token: token, base: base)
    let page = reach.pagesFolder + FeedLayout.subscribePage(of: .main)
    var answer = try fileAnswer(page, in: tree, own.copy(reach, .person), question)
    answer.headers.replaceOrAdd(name: "Cache-Control", value: "private, no-store")
    answer.subscriber = subscriber.id
    answer.path = "/me"
    return answer
  }
}

/// A subscriber's private address, and what their copies have in its place.
private struct OwnAddress {
  private let base: BaseAddress

  /// Relative to the base address, with a slash at its end.
  private let folder: String

  /// Tells this person's copies from others' in entity tags.
  private let version: String

  init(_ subscriber: Subscriber, token: String, base: BaseAddress) {
    self.base = base
    folder = "\(SubscriberDirectory.folder)/\(token)/"
    version = "\(subscriber.number).\(subscriber.generation)"
  }

  /// How copies of the texts of a feed are made.
  ///
  /// - Parameters:
  ///   - reach: What belongs to the feed.
  ///   - purpose: `person` for a page that's shown outside its own folder.
  /// - Returns: How to make them.
  func copy(_ reach: Reach, _ purpose: AddressFinder.Purpose) -> PersonalCopy {
    let isOutside = purpose == .person
    return PersonalCopy(
      purpose: purpose,
      feedPath: reach.feedPath,
      version: isOutside ? version + ".0" : version
    ) {
      PersonalWords(
        root: base.text + folder,
        feed: FeedLayout.feed(.main),
        folder: isOutside ? "/\(base.path)\(folder)\(reach.pagesFolder)" : "",
        for: $0
      )
    }
  }
}

/// What a path below a private address means.
private enum Destination {
  case file(String)
  /// A page that's shown at an address outside its own folder.
  case page(String)
  /// The same page of the subscriber's own feed: an address relative to the requested one.
  case otherAddress(String, of: String)

  init?(_ path: String, in reach: Reach) {
    if path == FeedLayout.feed(.main) {
      self = .file(reach.feedPath)
      return
    }
    let file = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
    let own = reach.pagesFolder + file
    if reach.contains(file) {
      self = .file(file)
    } else if !reach.pagesFolder.isEmpty, reach.contains(own) {
      let depth = path.utf8.count { $0 == UInt8(ascii: "/") }
      self =
        file == FeedLayout.subscribePage(of: .main)
        ? .page(own)
        : .otherAddress(
          String(repeating: "../", count: depth) + reach.pagesFolder + path,
          of: own
        )
    } else {
      return nil
    }
  }
}
