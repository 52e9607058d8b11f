package import RoadcastModel

/// What has to be done so that a target has what the folder has.
package struct PublishingPlan: Sendable, Equatable {
  /// The files to send, in the order of the stages.
  package private(set) var sends: [FeedFile] = []

  /// The paths of those files to send that replace an older one.
  package private(set) var replacements: Set<String> = []

  /// The files to remove, all of them ours; sorted.
  package private(set) var removals: [String] = []

  /// The files that no feed links to any more, and that stay for now; sorted.
  package private(set) var waiting: [String] = []

  /// Files that someone else has put where ours would go; sorted.
  package private(set) var conflicts: [String] = []

  /// How many files are at the target already.
  package private(set) var unchanged = 0

  /// When the first of the waiting files is removed; nil if none waits.
  package private(set) var nextRemoval: Moment?

  /// What the target has when all of it is done.
  private(set) var record: TargetRecord

  /// The sizes of files that are to be removed, or wait.
  private var sizes: [String: Int] = [:]

  /// What a plan is made for.
  struct Terms: Sendable {
    var now: Moment

    /// Seconds that media stay after the feed doesn't have them any more.
    var grace: Int64

    /// Until when media stay in any case.
    var earliestRemoval: Moment? = nil

    /// Whether files with names that only builds choose are taken for ours.
    var adopts = false
  }

  /// Compares a folder with a target.
  ///
  /// - Parameters:
  ///   - files: What's published.
  ///   - listing: The sizes of what's at the target, by path.
  ///   - record: What we've put there; nil if nothing is known.
  ///   - show: The `podcast:guid` of the show.
  ///   - terms: What is left.
  init(
    of files: [FeedFile],
    against listing: [String: Int],
    _ record: TargetRecord?,
    show: String,
    _ terms: Terms
  ) {
    let old = record ?? TargetRecord(show: show)
    self.record = old
    self.record.show = show
    for file in files {
      switch Self.state(of: file, size: listing[file.path], old, adopts: terms.adopts) {
      case .there:
        unchanged += 1
        self.record.finish(file)
      case .missing:
        sends.append(file)
        if listing[file.path] != nil { replacements.insert(file.path) }
        self.record.finish(file)
      case .someoneElses: conflicts.append(file.path)
      }
    }
    sends.sort { ($0.stage, $0.path) < ($1.stage, $1.path) }
    let wanted = Set(files.map(\.path))
    for (path, size) in listing where !wanted.contains(path) && FeedFolder.isPossible(path) {
      guard let entry = old[path] else { continue }
      sizes[path] = size
      let since = min(entry.superseded ?? terms.now.seconds, terms.now.seconds)
      let isMedia = FeedLayout.isHashed(path)
      let end =
        isMedia ? max(since + terms.grace, terms.earliestRemoval?.seconds ?? .min) : since
      if end <= terms.now.seconds {
        removals.append(path)
        self.record.forget(path)
      } else {
        waiting.append(path)
        self.record.supersede(path, at: Moment(seconds: since))
        nextRemoval = min(nextRemoval ?? Moment(seconds: end), Moment(seconds: end))
      }
    }
    removals.sort()
    waiting.sort()
    self.record.keep(wanted.union(waiting))
    oldRecord = record
  }

  private let oldRecord: TargetRecord?

  private enum State { case there, missing, someoneElses }

  private static func state(
    of file: FeedFile,
    size: Int?,
    _ record: TargetRecord,
    adopts: Bool
  ) -> State {
    guard let size else { return .missing }
    let hasSize = size == file.size || size == -1
    guard let entry = record[file.path] else {
      if file.isHashed, size == file.size { return .there }
      return adopts && size >= -1 ? .missing : .someoneElses
    }
    guard hasSize else { return .missing }
    if let version = entry.version {
      _ = version
      return record.has(file) ? .there : .missing
    }
    // It was being sent when the last run ended. Half a file has another size.
    return file.isHashed && size == file.size ? .there : .missing
  }

  /// The files of one stage to send.
  package func sends(_ stage: PublishingStage) -> [FeedFile] { sends.filter { $0.stage == stage } }

  /// The bytes to send.
  package var bytes: Int { sends.reduce(0) { $0 + $1.size } }

  /// The size of a file that's at the target and not in the folder.
  package func size(of path: String) -> Int? { sizes[path].flatMap { $0 < 0 ? nil : $0 } }

  /// Whether the target has all that it needs, and nothing that it doesn't.
  package var isEmpty: Bool { sends.isEmpty && removals.isEmpty }

  /// Whether anything changes at the target, if only what we know of it.
  var changesRecord: Bool { record != oldRecord }

  /// What we know of the target while files are being sent.
  var recordWhileSending: TargetRecord {
    var record = oldRecord ?? TargetRecord(show: self.record.show)
    for file in sends { record.begin(file) }
    return record
  }
}
