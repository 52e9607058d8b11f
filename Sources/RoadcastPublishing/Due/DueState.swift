package import RoadcastFiles
import RoadcastHashing
package import RoadcastModel

/// What the last `publish --if-due` left, so that the next one needs a moment to see that nothing is due.
package struct DueState: Sendable, Equatable {
  /// When the last run ended.
  package var checked: Moment

  /// When episodes enter or leave feeds next; nil if none do.
  package var nextChange: Moment?

  /// When there's something else to do, such as removing old audio or trying again; nil if there isn't.
  package var nextUpkeep: Moment?

  /// What the manifests were.
  package var inputs: String

  /// Which episodes were in which feeds when everything was published last; empty if that isn't known.
  package var due: String

  package init(
    checked: Moment,
    nextChange: Moment?,
    nextUpkeep: Moment?,
    inputs: String,
    due: String
  ) {
    self.checked = checked
    self.nextChange = nextChange
    self.nextUpkeep = nextUpkeep
    self.inputs = inputs
    self.due = due
  }

  /// A text that says which episodes are in which feeds, and where they're published.
  ///
  /// - Parameters:
  ///   - plan: The show and its episodes.
  ///   - target: The name of the only target that's published to; nil for all.
  /// - Returns: A hash.
  package static func due(in plan: Plan, for target: String?) -> String {
    let places = plan.show.targets.filter { target == nil || $0.name.value == target }
      .map { "\($0.name.value) \($0.placeText)" }
    return Digest.hex((plan.dueLines + places).joined(separator: "\n").utf8)
  }

  // MARK: Deciding

  /// Whether a run has nothing to do, without reading anything else.
  ///
  /// - Parameters:
  ///   - now: The current time.
  ///   - inputs: What the manifests are now.
  /// - Returns: False where something has to be looked at.
  package func isQuiet(at now: Moment, inputs: String) -> Bool {
    inputs == self.inputs && !due.isEmpty && now >= checked
      && nextChange.map { now < $0 } ?? true && nextUpkeep.map { now < $0 } ?? true
  }

  /// Seconds that a clock may be set back without anyone wondering.
  private static let smallStep: Int64 = 86_400

  /// Seconds after which a run wonders whether the clock is right: a machine may have been off for weeks.
  private static let longPause: Int64 = 60 * 86_400

  /// Seconds after which a quiet run notes that it was.
  private static let noteInterval: Int64 = 86_400

  /// Whether a quiet run is worth noting, so that the next one can judge the clock by it.
  ///
  /// - Parameter now: The current time.
  /// - Returns: True about once a day.
  package func needsNote(at now: Moment) -> Bool {
    now.seconds - checked.seconds >= Self.noteInterval
  }

  /// The time that counts: it never goes back, so that nothing leaves the feeds that was published.
  ///
  /// - Parameter clock: What the clock says.
  /// - Returns: The clock's time, or that of the last run.
  /// - Throws: If the clock can't be right.
  package func now(by clock: Moment) throws(WorkFailure) -> Moment {
    let step = clock.seconds - checked.seconds
    guard step > -Self.smallStep, step < Self.longPause else {
      throw WorkFailure(
        "the clock says \(clock.rfc3339), but the last run was at \(checked.rfc3339); correct the clock, or "
          + "run `roadcast publish` without --if-due if it's right"
      )
    }
    return max(clock, checked)
  }

  /// Seconds after which superseded audio stays for another day, in case that the clock is wrong.
  private static let jump: Int64 = 7 * 86_400

  /// Until when nothing that was superseded is removed.
  ///
  /// - Parameter now: The current time.
  /// - Returns: Nil if the clock goes as it should.
  package func earliestRemoval(at now: Moment) -> Moment? {
    now.seconds - checked.seconds > Self.jump ? Moment(seconds: now.seconds + 86_400) : nil
  }

  /// Lets the next runs look at the targets again, because someone has published manually.
  ///
  /// They don't build because of that: half of an edit must not go out.
  ///
  /// - Parameters:
  ///   - folder: Where the states are; an absolute path.
  ///   - now: The current time, which counts from now on.
  package static func noteManualRun(in folder: String, at now: Moment) {
    for name in FileSystem.names(in: folder) ?? [] where name == "due" || name.hasPrefix("due-") {
      let file = "\(folder)/\(name)"
      guard var state = DueState(file: file) else {
        FileSystem.removeFile(file)
        continue
      }
      state.checked = now
      state.nextUpkeep = now
      do { try state.save(to: file) } catch { FileSystem.removeFile(file) }
    }
  }

  // MARK: The file

  private static let head = "roadcast due 1"

  /// Reads the file; nil if there's none, or it's damaged.
  ///
  /// - Parameter file: An absolute path.
  package init?(file: String) {
    guard let bytes = try? InputFile.existing(at: file)?.read(limit: 4_096) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n",
      omittingEmptySubsequences: false
    ).map(String.init)
    guard lines.count == 7, lines[0] == Self.head,
      case .success(let checked) = Moment.parse(lines[1])
    else { return nil }
    func moment(_ text: String) -> Moment? { try? Moment.parse(text).get() }
    self.checked = checked
    nextChange = moment(lines[2])
    nextUpkeep = moment(lines[3])
    guard nextChange != nil || lines[2] == "-", nextUpkeep != nil || lines[3] == "-" else {
      return nil
    }
    inputs = lines[4]
    due = lines[5]
  }

  /// Writes the file.
  ///
  /// - Parameter file: An absolute path.
  /// - Throws: If it can't be written.
  package func save(to file: String) throws(WorkFailure) {
    let lines = [
      Self.head, checked.rfc3339, nextChange?.rfc3339 ?? "-", nextUpkeep?.rfc3339 ?? "-", inputs,
      due, "",
    ]
    try PendingFile.write(Array(lines.joined(separator: "\n").utf8), to: file, replaces: true)
  }
}
