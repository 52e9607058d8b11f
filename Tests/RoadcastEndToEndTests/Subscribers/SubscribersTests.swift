import Foundation
import RoadcastTesting
import Testing

/// `roadcast subscribers` at the door.
struct SubscribersTests {
  private let workspace: SampleWorkspace

  init() throws {
    workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        timezone: America/New_York
        facets: { territory: [midwest, south], industry: [dental, retail], customer: any }
        audiences: { midwest: { title: Midwest, only: { territory: midwest } } }

        """
    )
  }

  @discardableResult
  private func subscribers(_ arguments: String..., status: Int32 = 0) throws -> Outcome {
    let outcome = try workspace.command(["subscribers"] + arguments).run()
    #expect(outcome.end == .exited(status), "\(arguments): \(outcome.stderr)")
    return outcome
  }

  private func person(_ arguments: String...) throws -> [String: JSONValue] {
    let outcome = try workspace.command(["subscribers"] + arguments + ["--json"]).run()
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    return try #require(JSONValue(outcome.output)["subscriber"]?.object)
  }

  private func file() throws -> String { try workspace.text(".roadcast/subscribers.json") }

  @Test func `add prints an address, and show prints the same again`() throws {
    let added = try person(
      "add",
      "Dana Reyes",
      "--email",
      "dana@example.com",
      "--audience",
      "midwest"
    )
    #expect(added.keys.sorted() == ["address", "audience", "id", "name", "tags"])
    #expect(added["audience"] == .text("midwest"))
    #expect(added["tags"] == .object([:]))
    let address = try #require(added["address"]?.text)
    let pattern = /https:\/\/media\.roadnotes\.test\/road-notes\/s\/[a-z0-9]{42}\/feed\.xml/
    #expect(address.wholeMatch(of: pattern) != nil)
    for name in ["Dana Reyes", "dana reyes", "DANA@example.com", "1"] {
      #expect(try person("show", name) == added)
    }
    #expect(try subscribers("show", "1").stdout.contains(address))

    let token = address.split(separator: "/")[4]
    #expect(try !file().contains(token))
    #expect(try !subscribers("list").stdout.contains(token))
    #expect(try !subscribers("list", "--json").stdout.contains(token))
  }

  @Test func `tags are checked against the vocabulary, and case doesn't matter`() throws {
    let ann = try person(
      "add",
      "Ann Lee",
      "--tags",
      "Industry=DENTAL,territory=midwest,customer=Big Co"
    )
    let tags = JSONValue.object([
      "customer": .list([.text("Big Co")]), "industry": .list([.text("dental")]),
      "territory": .list([.text("midwest")]),
    ])
    #expect(ann["tags"] == tags)
    for (option, value, message) in [
      ("--tags", "territory=midwst", "did you mean \"midwest\"?"),
      ("--tags", "teritory=midwest", "did you mean \"territory\"?"),
      ("--tags", "midwest", "isn't a tag"), ("--tags", "territory=", "no tag for"),
      ("--audience", "midwst", "did you mean \"midwest\"?"),
      ("--until", "12/11/2026", "can mean two days"), ("--until", "soon", "isn't a date"),
      ("--email", "dana", "isn't an e-mail address"),
      ("--email", "a@example.com\r\nBcc: b@example.com", "isn't an e-mail address"),
    ] {
      let refused = try subscribers("add", "Bo", option, value, status: 64)
      #expect(refused.stderr.contains(message), "\(refused.stderr)")
      #expect(refused.disturbances == [])
    }
    try subscribers("add", "Bo", "--audience", "midwest", "--tags", "territory=south", status: 64)
    try subscribers("add", "Bo\nChen", status: 64)
    try subscribers("add", " ", status: 64)
    #expect(try file().contains("\"next\": 2"))
  }

  @Test func `the key is made on first use, for its owner alone, and a wrong one is refused`()
    throws
  {
    let address = try person("add", "Dana")["address"]
    let key = workspace.path(".roadcast/key")
    let attributes = try FileManager.default.attributesOfItem(atPath: key)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(attributes[.size] as? Int == 32)

    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
    #expect(try subscribers("show", "1", status: 2).stderr.contains("chmod 600 .roadcast/key"))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
    #expect(try person("show", "1")["address"] == address)

    let bytes = try workspace.folder.read(".roadcast/key")
    try workspace.write(bytes + [1], to: ".roadcast/key")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
    #expect(try subscribers("show", "1", status: 2).stderr.contains("must have 32 bytes"))

    // Another key means other addresses, which people should know.
    try workspace.remove(".roadcast/key")
    let renewed = try subscribers("show", "1", "--json")
    #expect(renewed.stderr.contains(".roadcast/key was missing"))
    #expect(try JSONValue(renewed.output)["subscriber"]?["address"] != address)
  }

  @Test func `addresses are suspended, resumed, rotated and revoked`() throws {
    try subscribers("add", "Dana", "--email", "dana@example.com")
    try subscribers("add", "Ann")
    func states() throws -> [String?] {
      let list = try JSONValue(subscribers("list", "--json").output)["subscribers"]?.list
      return try #require(list).map { $0["state"]?.text }
    }
    let first = try person("show", "Dana")["address"]
    try subscribers("suspend", "Dana", "2")
    #expect(try states() == ["suspended", "suspended"])
    try subscribers("resume", "dana@example.com")
    #expect(try states() == ["active", "suspended"])
    #expect(try person("show", "Dana")["address"] == first)

    try subscribers("rotate", "Dana")
    let second = try person("show", "Dana")["address"]
    #expect(second != first)
    let all = try JSONValue(subscribers("rotate", "--all", "--json").output)["subscribers"]?.list
    #expect(all?.count == 2)
    #expect(all?.first?["address"] != second)
    #expect(try subscribers("list").stdout.contains("2 subscribers, 1 active"))

    try subscribers("revoke", "Dana")
    #expect(try subscribers("resume", "Dana", status: 64).stderr.contains("was revoked for good"))
    try subscribers("rotate", "Dana", status: 64)
    try subscribers("rotate", status: 64)
    // Someone who comes back is someone new.
    #expect(try person("add", "Dana", "--email", "dana@example.com")["id"] == .text("3"))
    #expect(try person("show", "Dana")["id"] == .text("3"))
    try subscribers("add", "Other", "--email", "Dana@example.com", status: 64)
  }

  @Test func `a name that two people have is listed with both`() throws {
    try subscribers("add", "Dana Reyes", "--email", "dana@example.com")
    let second = try subscribers("add", "dana  reyes")
    #expect(second.stderr.contains("subscriber 1 has the same name"))
    let ambiguous = try subscribers("suspend", "Dana Reyes", status: 64)
    #expect(
      ambiguous.stderr.contains("2 subscribers: 1 (dana@example.com), 2; name one by id or e-mail")
    )
    #expect(try subscribers("show", "dana", status: 64).stderr.contains("\"Dana Reyes\" (id 1) or"))
    #expect(try subscribers("show", "Dan Reyes", status: 64).stderr.contains("did you mean"))
  }

  @Test func `an address works until the end of a day`() throws {
    try subscribers("add", "Dana", "--until", "2026-12-31")
    for (now, state) in [("2027-01-01T04:59:59Z", "active"), ("2027-01-01T05:00:00Z", "expired")] {
      let list = try JSONValue(subscribers("list", "--json", "--now", now).output)
      #expect(list["subscribers"]?.list?.first?["state"] == .text(state))
    }
    #expect(try file().contains("\"until\": \"2026-12-31\""))
  }

  @Test func `a damaged file stops every command with its place, and a build too`() throws {
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    #expect(try workspace.run("build").end == .exited(0))
    let before = try workspace.feed()
    try subscribers("add", "Dana")
    let damaged = try String(file().dropLast(20))
    try workspace.write(damaged, to: ".roadcast/subscribers.json")
    for arguments in [
      ["subscribers", "list"], ["subscribers", "add", "Ann"], ["check"], ["build"],
    ] {
      let outcome = try workspace.command(arguments).run()
      #expect(outcome.end == .exited(1))
      #expect(outcome.stderr.contains(".roadcast/subscribers.json:4:"), "\(outcome.stderr)")
    }
    #expect(try file() == damaged)
    #expect(try workspace.feed().differences(from: before) == [])
  }

  @Test func `a link in place of the folder or the files is refused`() throws {
    let elsewhere = try TemporaryFolder()
    try elsewhere.write("{\"subscribers\": []}", to: "subscribers.json")
    try workspace.link(".roadcast", to: elsewhere.path)
    try subscribers("add", "Dana", status: 2)
    try workspace.remove(".roadcast")
    try FileManager.default.createDirectory(
      atPath: workspace.path(".roadcast"),
      withIntermediateDirectories: false
    )
    try workspace.link(".roadcast/subscribers.json", to: "\(elsewhere.path)/subscribers.json")
    try subscribers("add", "Dana", status: 2)
    #expect(try elsewhere.names(".") == ["subscribers.json"])
  }
}
