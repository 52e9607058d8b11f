import RoadcastModel
import RoadcastTranscript

/// Reads a list of people: an export with a column for each thing that's known of them.
struct PeopleReader {
  let show: Show

  /// What messages call the file.
  let file: String

  struct People {
    var columns = PeopleColumns()
    var people: [ListedPerson] = []
  }

  /// Reads everyone in the list.
  ///
  /// - Parameters:
  ///   - bytes: The file's content, in UTF-8, UTF-16 or Windows-1252.
  ///   - log: Gets what's wrong with it, each with its place.
  /// - Returns: The people; nil for a list without a header or a column of names.
  func read(_ bytes: [UInt8], into log: inout DiagnosticLog) -> People? {
    let text = TextDecoder.text(of: bytes, file: file, language: show.language, into: &log)
    guard let text else { return nil }
    let rows = CSVReader.rows(of: text, file: file, into: &log)
    guard let header = rows.first else {
      log.add(
        .missingValue,
        at: SourceLocation(file: file),
        "is empty; the first row must name the columns, such as name,email,audience"
      )
      return nil
    }
    guard let columns = columns(of: header, into: &log) else { return nil }
    var result = People(columns: columns)
    var seen = Seen()
    for row in rows.dropFirst() {
      if row.count > header.count,
        row[header.count...].contains(where: { !$0.text.trimmed.isEmpty })
      {
        log.add(
          .csvSyntax,
          at: row[header.count].location,
          "this row has \(row.count) cells, and the header \(header.count); put a text that has a "
            + "separator in quotes"
        )
        continue
      }
      guard let person = person(in: row, columns, into: &log) else { continue }
      if seen.isNew(person, into: &log) { result.people.append(person) }
    }
    return result
  }

  // MARK: Columns

  private static let names = ["name", "email", "audience", "until"]

  private func columns(
    of header: [CSVReader.Cell],
    into log: inout DiagnosticLog
  ) -> PeopleColumns? {
    var columns = PeopleColumns()
    var found: [String: Int] = [:]
    let facets = show.facets.map(\.name)
    // A column that has another name by its first letters alone isn't worth a question.
    let known = Self.names + facets.filter { !Self.names.contains($0) }
    for (index, cell) in header.enumerated() {
      let title = cell.text.trimmed
      guard let name = known.first(where: { Self.plain($0) == Self.plain(title) }) else {
        if let near = Suggestion.nearest(to: title, among: known) {
          log.add(
            .unknownKey,
            at: cell.location,
            "no column \(title.quoted); did you mean \(near.quoted)? Rename the column, or remove it"
          )
        } else if !title.isEmpty {
          columns.ignored.append(title)
        }
        continue
      }
      guard found.updateValue(index, forKey: name) == nil else {
        log.add(
          .duplicateKey,
          at: cell.location,
          "the column \(name.quoted) appears twice; remove one of the two"
        )
        continue
      }
    }
    columns.email = found["email"]
    columns.audience = found["audience"]
    columns.until = found["until"]
    columns.facets = found.filter { facets.contains($0.key) && !Self.names.contains($0.key) }
    guard let name = found["name"] else {
      let titles = header.map { $0.text.trimmed.escapedForDisplay }.joined(separator: ", ")
      log.add(
        .missingKey,
        at: SourceLocation(file: file, line: header.first?.location.line),
        "no column \"name\"; the columns are \(titles)"
      )
      return nil
    }
    columns.name = name
    return columns
  }

  /// A title in lower case, without spaces and hyphens: `E-Mail` is `email`.
  private static func plain(_ title: String) -> String {
    String(title.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  // MARK: Rows

  private func person(
    in row: [CSVReader.Cell],
    _ columns: PeopleColumns,
    into log: inout DiagnosticLog
  ) -> ListedPerson? {
    let reader = PersonReader(show: show)
    let place = row.first?.location ?? SourceLocation(file: file)
    func cell(_ column: Int?) -> CSVReader.Cell? {
      guard let column, column < row.count, !row[column].text.trimmed.isEmpty else { return nil }
      return row[column]
    }
    var isRight = true
    /// Reads a cell, and reports what's wrong with it at its place.
    func read<Value>(
      _ cell: CSVReader.Cell?,
      _ log: inout DiagnosticLog,
      _ body: (String) throws(PersonProblem) -> Value
    ) -> Value? {
      guard let cell else { return nil }
      do throws(PersonProblem) {
        return try body(cell.text)
      } catch {
        log.add(error.rule, severity: .error, at: cell.location, error.message)
        isRight = false
        return nil
      }
    }
    guard let nameCell = cell(columns.name) else {
      log.add(
        .missingValue,
        at: columns.name < row.count ? row[columns.name].location : place,
        "this person has no name; add it"
      )
      return nil
    }
    let name = read(nameCell, &log) { text throws(PersonProblem) in
      try reader.name(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
    var person = ListedPerson(name: name ?? "", location: place)
    person.email = read(cell(columns.email), &log) { text throws(PersonProblem) in
      try reader.email(text)
    }
    person.audience = read(cell(columns.audience), &log) { text throws(PersonProblem) in
      try reader.audience(text)
    }
    person.until = read(cell(columns.until), &log) { text throws(PersonProblem) in
      try reader.until(text, acceptsOtherForms: true)
    }
    for (facet, column) in columns.facets.sorted(by: { $0.value < $1.value }) {
      let tags = read(cell(column), &log) { text throws(PersonProblem) in
        try several(text, of: facet, reader)
      }
      person.tags += tags ?? []
    }
    person.tags = reader.sorted(person.tags)
    if person.audience != nil, !person.tags.isEmpty {
      log.add(
        .wrongValue,
        at: cell(columns.audience)?.location ?? place,
        "\(person.name.quoted) has an audience and tags; leave one of them empty"
      )
      return nil
    }
    return isRight ? person : nil
  }

  /// Reads the tags of one cell: one of the facet's, or several with a comma or semicolon between them.
  private func several(
    _ text: String,
    of facet: String,
    _ reader: PersonReader
  ) throws(PersonProblem) -> [Tag] {
    let allowed = show.facets.first { $0.name == facet }?.tags
    if let allowed, PersonReader.match(text.trimmed, among: allowed) == nil {
      var tags: [Tag] = []
      for part in text.split(whereSeparator: { ",;|\n\r".contains($0) }) {
        tags.append(try reader.tag(String(part), facet: facet))
      }
      return tags
    }
    return [try reader.tag(text, facet: facet)]
  }
}

/// The people of a list so far, to find those who appear twice.
private struct Seen {
  private var mailboxes: [String: Int] = [:]
  private var names: [String: Int] = [:]

  mutating func isNew(_ person: ListedPerson, into log: inout DiagnosticLog) -> Bool {
    let line = person.location.line ?? 0
    let (text, first): (String, Int?)
    if let email = person.email?.lowercased() {
      text = email
      first = mailboxes.updateValue(line, forKey: email)
    } else {
      text = person.name
      first = names.updateValue(line, forKey: person.name.lowercased())
    }
    guard let first else { return true }
    log.add(
      .sameSubscriber,
      severity: .error,
      at: person.location,
      "\(text.quoted) is also in line \(first); remove one of the two"
        + (person.email == nil ? ", or add their e-mail addresses" : "")
    )
    return false
  }
}
