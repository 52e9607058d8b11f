import RoadcastEditing
import RoadcastModel
import RoadcastSite

/// Who did what, and when, in the show's time zone.
struct HistoryPage {
  let desk: Desk
  let dates: DateRules

  /// The steps, the newest first, by their days.
  ///
  /// - Parameter steps: The steps, the newest first.
  /// - Returns: The values of each day.
  func days(_ steps: [EditStep]) -> [HTMLValues] {
    var days: [(date: CivilDate, steps: [HTMLValues])] = []
    for step in steps {
      let date = dates.readingZone.moment(step.moment).date
      if days.last?.date != date { days.append((date, [])) }
      days[days.count - 1].steps.append(HTMLValues(values(of: step)))
    }
    return days.map { date, steps in
      HTMLValues([
        "day": "\(dates.words.weekday(of: date)), \(dates.words.long(date))", "steps": steps,
      ])
    }
  }

  /// What's known of a step.
  func values(of step: EditStep) -> [String: Any?] {
    let local = dates.readingZone.moment(step.moment)
    let state = desk.editing.state(of: step)
    let files = step.added.map(\.file) + step.changes.map(\.file)
    let file = files.first ?? step.subject ?? ""
    let parts = file.split(separator: "/")
    return [
      "number": step.number, "what": step.what, "author": step.author,
      "day": "\(dates.words.weekday(of: local.date)), \(dates.words.short(local.date))",
      "time": WrittenDate.clock(local.secondOfDay), "iso": local.rfc3339,
      "file": files.isEmpty ? nil : file,
      "slug": parts.count >= 2 && parts[0] == "episodes" && Slug.isValid(String(parts[1]))
        ? String(parts[1]) : nil,
      "hasChanges": !files.isEmpty, "added": added(by: step, state),
      "canUndo": state == .done, "canRedo": state == .undone,
      "isOlder": state == .changedSince, "isLost": state == .lost,
      "undone": step.undoneBy.map(words),
    ]
  }

  /// The files that a step added, and what became of them.
  private func added(by step: EditStep, _ state: EditStep.State) -> [HTMLValues] {
    step.added.enumerated().map { position, added in
      let isKept = desk.editing.keptFile(position, of: step) != nil
      return HTMLValues([
        "file": added.file, "name": WorkspacePath.name(of: added.file), "canUndo": state == .done,
        "kept": isKept ? "/history/\(step.number)/files/\(position)" : nil,
        "isLost": state == .lost && !isKept,
      ])
    }
  }

  /// `undone by Dana, 24 Nov 2026, 09:12`.
  private func words(_ note: StepNote) -> String {
    let local = dates.readingZone.moment(note.moment)
    return "undone\(note.author.map { " by \($0)" } ?? ""), "
      + "\(dates.words.short(local.date)), \(WrittenDate.clock(local.secondOfDay))"
  }

  /// What a step made of its files, line by line.
  func comparisons(of step: EditStep) -> [HTMLValues] {
    step.changes.filter { $0.before != $0.after }.map { change in
      let (before, after) = (
        desk.editing.content(change.before), desk.editing.content(change.after)
      )
      let isKnown =
        (before != nil || change.before == .missing) && (after != nil || change.after == .missing)
      let comparison = TextComparison(before, after)
      return HTMLValues([
        "file": change.file, "isKnown": isKnown,
        "isNew": change.before == .missing, "isGone": change.after == .missing,
        "isInvisible": comparison.isInvisible,
        "lines": comparison.lines.map { line in
          HTMLValues([
            "text": line.text, "isAdded": line.mark == .added, "isRemoved": line.mark == .removed,
            "isSame": line.mark == .same, "isGap": line.mark == .gap,
            "isRest": line.mark == .rest,
          ])
        },
      ])
    }
  }
}
