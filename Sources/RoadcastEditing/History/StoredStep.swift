import FoundationEssentials
import RoadcastFiles
import RoadcastModel

/// A step as it's in its file.
struct StoredStep: Codable {
  private struct Change: Codable {
    var after: String?
    var before: String?
    var file: String
  }

  private struct Added: Codable {
    var changed: Int
    var file: String
    var inode: String
    var modified: Int
    var size: Int
  }

  /// Nil without any.
  private var added: [Added]?

  private var author: String?
  private var changes: [Change]
  private var date: String
  private var redoes: Int?
  private var subject: String?
  private var undoes: Int?
  private var what: String

  /// True for work; nil for everything else.
  private var work: Bool?

  init(_ step: EditStep) {
    author = step.author
    changes = step.changes.map {
      Change(after: $0.after.hash, before: $0.before.hash, file: $0.file)
    }
    if !step.added.isEmpty {
      added = step.added.map {
        Added(
          changed: $0.stamp.changed,
          file: $0.file,
          inode: String($0.stamp.inode),
          modified: $0.stamp.modified,
          size: $0.stamp.size
        )
      }
    }
    date = step.moment.rfc3339
    subject = step.subject
    what = step.what
    switch step.kind {
    case .edit: break
    case .undo(let number): undoes = number
    case .redo(let number): redoes = number
    case .work: work = true
    }
  }

  init?(bytes: [UInt8]) {
    guard let step = try? JSONDecoder().decode(StoredStep.self, from: Data(bytes)) else {
      return nil
    }
    self = step
  }

  var bytes: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      if let added {
        json.list("added", of: added) { added, json in
          json.member("changed", added.changed)
          json.member("file", added.file)
          json.member("inode", added.inode)
          json.member("modified", added.modified)
          json.member("size", added.size)
        }
      }
      json.member("author", author)
      json.list("changes", of: changes) { change, json in
        json.member("after", change.after)
        json.member("before", change.before)
        json.member("file", change.file)
      }
      json.member("date", date)
      json.member("redoes", redoes)
      json.member("subject", subject)
      json.member("undoes", undoes)
      json.member("what", what)
      if let work { json.member("work", work) }
    }
    return json.document
  }

  func step(_ number: Int) -> EditStep? {
    guard case .success(let moment) = Moment.parse(date) else { return nil }
    let versions = changes.map { change in
      let texts = (change.before ?? "missing", change.after ?? "missing")
      return (FileVersion(texts.0), FileVersion(texts.1), change.file)
    }
    var step = EditStep(
      number: number,
      kind: undoes.map(EditStep.Kind.undo) ?? redoes.map(EditStep.Kind.redo)
        ?? (work == true ? .work : .edit),
      author: author,
      moment: moment,
      what: what,
      subject: subject,
      changes: []
    )
    for case (let before?, let after?, let file) in versions {
      step.changes.append(EditStep.Change(file: file, before: before, after: after))
    }
    for added in added ?? [] {
      guard let inode = UInt64(added.inode) else { return nil }
      let stamp = FileStamp(
        size: added.size,
        modified: added.modified,
        changed: added.changed,
        inode: inode
      )
      step.added.append(AddedFile(file: added.file, stamp: stamp))
    }
    return step.changes.count == changes.count ? step : nil
  }
}
