import Foundation
import RoadcastTesting
import Testing

/// `roadcast subscribers sync` at the door.
struct SubscriberSyncTests {
  private let workspace: SampleWorkspace

  init() throws {
    workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        facets: { territory: [midwest, south], industry: [dental, retail], customer: any }
        audiences: { leaders: { title: Leaders, only: { territory: midwest } } }

        """
    )
  }

  /// Everyone in the file, as `name|state|version`.
  private func people() throws -> [String] {
    let outcome = try workspace.run("subscribers", "list", "--json")
    let list = try JSONValue(outcome.output)["subscribers"]?.list ?? []
    return list.map { person in
      let tags = (person["tags"]?.object ?? [:]).sorted { $0.key < $1.key }.map { facet, tags in
        "\(facet)=\((tags.list ?? []).compactMap(\.text).joined(separator: "+"))"
      }
      let version = person["audience"]?.text ?? tags.joined(separator: ",")
      return "\(person["name"]?.text ?? "")|\(person["state"]?.text ?? "")|\(version)"
    }
  }

  @discardableResult
  private func sync(
    _ content: some Sequence<UInt8>,
    _ options: String...,
    status: Int32 = 0
  ) throws -> Outcome {
    try workspace.write(Array(content), to: "people.csv")
    var command = try workspace.command(
      ["subscribers", "sync", workspace.path("people.csv")] + options
    )
    command.folder = workspace.path
    let outcome = try command.run()
    #expect(outcome.end == .exited(status), "\(outcome.stdout)\(outcome.stderr)")
    #expect(outcome.disturbances == [])
    return outcome
  }

  @Test func `people are added, moved, suspended and resumed`() throws {
    let names = (1...10).map { "Person \($0),person\($0)@example.com,,midwest,\n" }
    let header = "Name,E-Mail,Audience,Territory,Until\n"
    let all = header + names.joined()
    #expect(try sync(all.utf8).stdout.hasSuffix("10 added, 0 unchanged\n"))
    #expect(try people().allSatisfy { $0.hasSuffix("|active|territory=midwest") })
    #expect(try sync(all.utf8).stdout == "10 unchanged\n")

    let next =
      header + "Person 1,PERSON1@example.com,leaders,,\n"
      + "Person Two,person2@example.com,,midwest,2026-12-31\n"
      + names[3...].joined()
    let trial = try sync(next.utf8, "--dry-run")
    #expect(
      trial.stdout == """
        moved      Person 1 (id 1): territory=midwest → leaders, e-mail
        changed    Person Two (id 2): name, until
        suspended  Person 3 (id 3)
        1 moved, 1 changed, 1 suspended, 7 unchanged; nothing was written

        """
    )
    #expect(try sync(all.utf8, "--dry-run").stdout == "10 unchanged; nothing was written\n")
    try sync(next.utf8)
    #expect(
      try people().prefix(3) == [
        "Person 1|active|leaders", "Person Two|active|territory=midwest",
        "Person 3|suspended|territory=midwest",
      ]
    )
    #expect(try sync(all.utf8).stdout.contains("resumed    Person 3 (id 3)"))
    #expect(try people()[2] == "Person 3|active|territory=midwest")
  }

  @Test func `suspending more than a fifth needs --yes`() throws {
    let names = (1...10).map { "Person \($0)\n" }
    try sync("name\n\(names.joined())".utf8)
    // Two of ten are a fifth.
    try sync("name\n\(names[2...].joined())".utf8)
    let before = try workspace.text(".roadcast/subscribers.json")
    let refused = try sync("name\n\(names[4...].joined())".utf8, status: 64)
    #expect(refused.stderr.contains("2 of 8 people aren't in"))
    #expect(refused.stderr.contains("--yes"))
    #expect(try workspace.text(".roadcast/subscribers.json") == before)
    let trial = try sync("name\n\(names[4...].joined())".utf8, "--dry-run")
    #expect(trial.stdout.contains("which needs --yes"))
    try sync("name\n".utf8, "--yes")
    #expect(try people().allSatisfy { $0.contains("|suspended|") })
  }

  @Test
  func `a list doesn't resume whom someone suspended, and doesn't bring back who was revoked`()
    throws
  {
    try sync("name,email\nDana,dana@example.com\nAnn,ann@example.com\n".utf8)
    _ = try workspace.run("subscribers", "suspend", "Dana")
    _ = try workspace.run("subscribers", "revoke", "Ann")
    let again = try sync("name,email\nDana,dana@example.com\nAnn,ann@example.com\n".utf8)
    #expect(again.stdout.contains("still off  Dana (id 1): suspended by hand"))
    #expect(try people() == ["Dana|suspended|", "Ann|revoked|", "Ann|active|"])
  }

  @Test(
    arguments: [
      "name;email;territory\r\nZoë Müller;zoe@example.com;midwest, south\r\n",
      "sep=;\r\nname;email;territory\r\nZoë Müller;zoe@example.com;\"midwest;south\"\r\n",
      "\"Name\"\t\"EMAIL\"\t\"Territory\"\r\"Zoë \nMüller\"\tzoe@example.com\t\"midwest\n south\"\r",
      "\n\nid,name,email,territory,notes\n7,Zoë Müller,zoe@example.com,\"Midwest,SOUTH\",\"a \"\"b\"\",\nc\"\n,,,,\n",
    ]
  )
  func `a table of any spreadsheet is read`(text: String) throws {
    let utf16: (Bool) -> [UInt8] = { isBig in
      text.utf16.flatMap { unit in
        let bytes = [UInt8(unit >> 8), UInt8(unit & 255)]
        return isBig ? bytes : bytes.reversed()
      }
    }
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    let encodings: [[UInt8]] = [
      Array(text.utf8), [0xEF, 0xBB, 0xBF] + text.utf8, [0xFF, 0xFE] + utf16(false),
      [0xFE, 0xFF] + utf16(true), latin,
    ]
    for bytes in encodings {
      try? workspace.remove(".roadcast")
      let outcome = try sync(bytes)
      #expect(try people() == ["Zoë Müller|active|territory=midwest+south"])
      #expect(outcome.stderr.contains("Windows-1252") == (bytes == latin))
    }
  }

  @Test(
    arguments: [
      ("nmae,email\nDana,d@example.com\n", ":1:1:", "did you mean \"name\"?"),
      ("name,teritory\nDana,midwest\n", ":1:6:", "did you mean \"territory\"?"),
      ("mail,territory\nDana,midwest\n", ":1:", "no column \"name\""),
      ("name,name\nDana,Dana\n", ":1:6:", "appears twice"),
      ("", "people.csv: error:", "is empty"),
      ("name,territory\nDana,midwst\n", ":2:6:", "did you mean \"midwest\"?"),
      ("name,audience\nDana,leader\n", ":2:6:", "did you mean \"leaders\"?"),
      ("name,email\nDana,dana\n", ":2:6:", "isn't an e-mail address"),
      ("name,email\nDana,d@x.test\n\nAnn,D@x.test\n", ":4:1:", "also in line 2"),
      ("name\nDana\ndana\n", ":3:1:", "also in line 2"),
      ("name,until\nDana,12/11/2026\n", ":2:6:", "can mean two days"),
      ("name,email\n\"x\ny\",a@x.test\n\"Dana,d@x.test\n", ":4:1:", "a quote starts here"),
      ("name,email\n\"Dana\" R,d@x.test\n", ":2:1:", "after its closing quote"),
      ("name,email\nReyes, Dana,d@x.test\n", ":2:13:", "3 cells, and the header 2"),
      ("name,email\n,d@x.test\n", ":2:1:", "has no name"),
      ("name,audience,territory\nDana,leaders,midwest\n", ":2:6:", "an audience and tags"),
    ]
  )
  func `what's wrong is reported with its row and column, and nothing is written`(
    text: String,
    place: String,
    message: String
  ) throws {
    let refused = try sync(text.utf8, status: 1)
    #expect(refused.stderr.contains(place), "\(refused.stderr)")
    #expect(refused.stderr.contains(message), "\(refused.stderr)")
    #expect(try people() == [])
  }

  @Test func `what a list says nothing about stays as it is`() throws {
    _ = try workspace.run(
      "subscribers",
      "add",
      "Dana",
      "--tags",
      "territory=south",
      "--until",
      "2027-01-31"
    )
    #expect(
      try sync("name,email,Title\nDana,dana@example.com,Rep\n".utf8).stdout.contains("\"Title\"")
    )
    #expect(try people() == ["Dana|active|territory=south"])
    let list = try workspace.text(".roadcast/subscribers.json")
    #expect(list.contains("2027-01-31") && list.contains("dana@example.com"))
    // A person with another e-mail address is someone else, and a name alone is the one who has it.
    try sync("name,email\nDana,other@example.com\n".utf8, "--yes")
    #expect(try people().count == 2)
    try sync("name\nDana\n".utf8, "--dry-run")
  }

  @Test func `tags and audiences that a list has no column for stay`() throws {
    _ = try workspace.run("subscribers", "add", "Dana", "--tags", "territory=south,industry=dental")
    _ = try workspace.run("subscribers", "add", "Ann", "--audience", "leaders")
    #expect(try sync("name,audience\nDana,\nAnn,leaders\n".utf8).stdout == "2 unchanged\n")
    #expect(try sync("name,territory\nDana,south\nAnn,\n".utf8).stdout == "2 unchanged\n")
    try sync("name,territory\nDana,midwest\nAnn,midwest\n".utf8)
    #expect(
      try people() == [
        "Dana|active|industry=dental,territory=midwest", "Ann|active|territory=midwest",
      ]
    )
    try sync("name,audience,territory\nDana,leaders,\nAnn,,\n".utf8)
    #expect(try people() == ["Dana|active|leaders", "Ann|active|"])
  }

  @Test func `an e-mail address in any row counts more than a name`() throws {
    try sync("name,email\nDana Reyes,dana@example.com\n".utf8)
    let both = try sync("name,email\nDana Reyes,\nDana Reyes,dana@example.com\n".utf8)
    #expect(both.stdout.hasSuffix("1 added, 1 unchanged\n"))
    #expect(try people() == ["Dana Reyes|active|", "Dana Reyes|active|"])
  }

  @Test func `a date in another form is read if it can mean only one day`() throws {
    try sync("name,until\nDana,31.12.2026\nAnn,\"Dec 31, 2026\"\nBo,2026-12-31\n".utf8)
    let list = try workspace.text(".roadcast/subscribers.json")
    #expect(list.components(separatedBy: "\"until\": \"2026-12-31\"").count == 4)
  }
}
