package import RoadcastModel

/// One step of the history: the files that it changed, with what they were and became.
package struct EditStep: Sendable, Equatable {
  package struct Change: Sendable, Equatable {
    /// The path in the workspace.
    package var file: String

    package var before: FileVersion
    package var after: FileVersion
  }

  package enum Kind: Sendable, Equatable {
    case edit

    /// Undoes the step with this number.
    case undo(Int)

    /// Does the step with this number again.
    case redo(Int)

    /// Work that isn't undone in the history, such as a build; its changes show what it wrote.
    case work

    /// The step that it undoes or redoes; nil for any other kind.
    var other: Int? {
      switch self {
      case .undo(let number), .redo(let number): number
      case .edit, .work: nil
      }
    }
  }

  /// What the files of a step are now.
  package enum State: Sendable, Equatable {
    /// What the step made of them: it can be undone.
    case done

    /// What they were before it: it can be done again.
    case undone

    /// What they were before it, but the history no longer has a file that it had added.
    case lost

    /// Something else: someone changed them since.
    case changedSince

    /// Whatever they are: the step is work, which isn't undone.
    case lasting
  }

  /// Counted from 1.
  package var number: Int

  package var kind: Kind
  package var author: String?
  package var moment: Moment

  /// What it does, for people.
  package var what: String

  package var subject: String?
  package var changes: [Change]

  /// The files that it added as they are.
  package var added: [AddedFile] = []

  /// The step that undid this one last, unless it was done again since.
  package var undoneBy: StepNote?

  /// Whether it's about a file, or about a file in a folder.
  func isAbout(_ path: String) -> Bool {
    subject == path
      || (changes.map(\.file) + added.map(\.file)).contains {
        $0 == path || $0.hasPrefix("\(path)/")
      }
  }
}
