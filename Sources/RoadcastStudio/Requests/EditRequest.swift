import RoadcastEditing
import RoadcastModel

/// Changes of an episode that a page asks for.
struct EditRequest: Decodable, Sendable {
  /// One change.
  struct Edit: Decodable, Sendable {
    enum Kind: String, Decodable {
      /// Gives a value a text, or removes it where the text is empty.
      case text
      /// A day and a time in the show's time zone, as browsers write them.
      case moment
      /// The tags of one facet.
      case tags
      /// Switches one repair of a recording: `texts` has its key, and `text` is `true` or `false`.
      case repairs
      /// Moves a segment.
      case move
      /// Takes a segment out.
      case remove
      /// Adds recordings that are in the folder, at the end.
      case insert
    }

    var kind: Kind

    /// The path of the value.
    var at: String?
    var text: String?
    var texts: [String]?
    var from: Int?
    var to: Int?

    /// The path of the recording that the page shows at the segment's position.
    ///
    /// Nil for a change that isn't about a segment.
    var audio: String?
  }

  /// The version that the page shows.
  var version: String
  var edits: [Edit]
}

extension EditRequest.Edit {
  /// Whether the segment that's changed is still the one that the page shows there.
  ///
  /// - Parameter file: The manifest that's edited.
  /// - Returns: Also true for a change that isn't about a segment.
  func isAboutSameSegment(in file: EpisodeFile) -> Bool {
    guard let audio else { return true }
    guard let position = segment else { return false }
    return file.recording(at: position) == audio
  }

  /// Whether it changes the list of recordings, or one of them.
  var isAboutSegments: Bool { kind == .insert || segment != nil }

  /// The position of the segment that's changed; nil for other changes.
  var segment: Int? {
    if kind == .move || kind == .remove { return from }
    guard let steps = at.flatMap({ ManifestPath($0) })?.steps, steps.count > 1,
      steps[0] == .key("segments"), case .entry(let position) = steps[1]
    else { return nil }
    return position
  }

  /// The edits of a manifest that make this change.
  ///
  /// - Parameters:
  ///   - manifest: What's edited.
  ///   - show: How the show's dates are written, and which repairs it makes; nil where it can't be read.
  /// - Returns: What to do; nil if the request doesn't say enough.
  func manifestEdits(in manifest: EditableManifest, show: Show?) -> [ManifestEdit]? {
    switch kind {
    case .text:
      guard let path = at.flatMap({ ManifestPath($0) }), let text else { return nil }
      return set(path, to: text, in: manifest)
    case .moment:
      guard let path = at.flatMap({ ManifestPath($0) }), let text else { return nil }
      return set(path, to: Self.date(text, show?.dates ?? DateRules()) ?? text, in: manifest)
    case .tags:
      guard let path = at.flatMap({ ManifestPath($0) }), let texts else { return nil }
      guard texts.isEmpty else { return [.set(path, .tags(texts, insteadOf: manifest[path]))] }
      return manifest[path] == nil ? [] : [.remove(path)]
    case .repairs:
      guard let path = at.flatMap({ ManifestPath($0) }), let show,
        let step = texts?.first.flatMap(Cleaning.Step.init), let isOn = text.flatMap(Bool.init)
      else { return nil }
      return repair(step, isOn, at: path, in: manifest, show)
    case .move:
      guard let from, let to else { return nil }
      return [.listSegments, .moveSegment(from: from, to: to)]
    case .remove:
      guard let from else { return nil }
      return [.listSegments, .removeSegment(from)]
    case .insert:
      guard let texts else { return nil }
      // Without a list, recordings in the folder are segments already.
      guard let count = manifest.listedSegments else { return [] }
      return texts.enumerated().map { offset, name in
        .insertSegment([NewValue.Field("audio", .text(name))], at: count + offset)
      }
    }
  }

  /// An approval with the day on which it's given, and the person's name where a login says it.
  ///
  /// - Parameters:
  ///   - person: Whom a login proxy named; nil without one.
  ///   - day: Today, in the show's time zone.
  /// - Returns: The same change if it's no approval.
  func signed(by person: String?, on day: CivilDate) -> EditRequest.Edit {
    guard kind == .text, let text, !text.allSatisfy(\.isWhitespace),
      let steps = at.flatMap({ ManifestPath($0) })?.steps, steps.count == 2,
      steps[0] == .key("approved")
    else { return self }
    var signed = self
    let name = text.trimmingPrefix(/\s*\d{4}-\d{2}-\d{2}/)
    signed.text = "\(day) \(person ?? String(name.trimmingPrefix { $0.isWhitespace }))"
    return signed
  }

  /// Switches one repair, and leaves the others as they're written.
  private func repair(
    _ step: Cleaning.Step,
    _ isOn: Bool,
    at path: ManifestPath,
    in manifest: EditableManifest,
    _ show: Show
  ) -> [ManifestEdit] {
    let isShows = show.sound.cleaning.steps.contains(step) == isOn
    if let word = manifest.text(at: path), let others = Bool(word) {
      // One word for several repairs becomes a group with each of them.
      let fields = Cleaning.Step.allCases.compactMap { other -> NewValue.Field? in
        if other == step {
          return isShows ? nil : NewValue.Field(step.rawValue, .plain("\(isOn)"))
        }
        guard !others || Cleaning.standard.steps.contains(other) else { return nil }
        return NewValue.Field(other.rawValue, .plain("\(others)"))
      }
      return [.set(path, .group(fields))]
    }
    let switched = path.key(step.rawValue)
    guard isShows else { return [.set(switched, .plain("\(isOn)"))] }
    return manifest[switched] == nil ? [] : [.remove(switched)]
  }

  private func set(
    _ path: ManifestPath,
    to text: String,
    in manifest: EditableManifest
  ) -> [ManifestEdit] {
    guard text.allSatisfy(\.isWhitespace) else {
      return [.set(path, NewValue(typed: text, for: path))]
    }
    return manifest[path] == nil ? [] : [.remove(path)]
  }

  /// A date as a manifest has it; nil if it isn't one.
  private static func date(_ text: String, _ dates: DateRules) -> String? {
    guard case .success(let moment) = Moment.parse("\(text):00Z") else { return nil }
    // The clocks may skip that time, or show it twice.
    return dates.text(of: dates.readingZone.reading(on: moment.date, at: moment.secondOfDay).first)
  }
}
