import Foundation
import RoadcastTesting
import Testing

/// `roadcast subscribers invite` at the door: Python's `email` reads the mails.
struct InvitationTests {
  private let workspace: SampleWorkspace
  private static let now = "2026-12-01T12:00:00Z"

  init() throws {
    workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        timezone: America/New_York
        owner: { name: "Ünïted Field, \\"Marketing\\"", email: briefings@example.com }

        """
    )
    try workspace.write(
      workspace.text("episodes/show.yml").replacing(
        "title: Road Notes",
        with: "title: Straße & <Notes>"
      ),
      to: "episodes/show.yml"
    )
  }

  @discardableResult
  private func run(_ arguments: String..., status: Int32 = 0) throws -> Outcome {
    let outcome = try workspace.command(["subscribers"] + arguments).run()
    #expect(outcome.end == .exited(status), "\(arguments): \(outcome.stderr)")
    return outcome
  }

  private func address(_ name: String) throws -> String {
    let shown = try JSONValue(run("show", name, "--json").output)
    return try #require(shown["subscriber"]?["address"]?.text)
  }

  /// What Python's `email` reads in a mail, as JSON.
  private func parse(_ path: String) throws -> JSONValue {
    let script = """
      import email, email.policy, json, sys, struct
      raw = open(sys.argv[1], 'rb').read()
      mail = email.message_from_bytes(raw, policy=email.policy.default)
      parts = [p for p in mail.walk() if not p.is_multipart()]
      lines = raw.split(b'\\r\\n')
      def mailbox(h): a = h.addresses; return [[x.display_name, x.addr_spec] for x in a]
      print(json.dumps({
        'from': mailbox(mail['From']), 'to': mailbox(mail['To']), 'subject': mail['Subject'],
        'date': mail['Date'].datetime.isoformat(), 'id': mail['Message-ID'],
        'headers': [k for k, v in mail.raw_items()],
        'types': [p.get_content_type() for p in mail.walk()],
        'text': parts[0].get_content().replace('\\r\\n', '\\n'),
        'html': parts[1].get_content().replace('\\r\\n', '\\n'),
        'picture': list(parts[2].get_content()[:24]), 'cid': parts[2]['Content-ID'],
        'defects': [str(d) for p in mail.walk() for d in p.defects]
          + [str(d) for k, v in mail.items() for d in v.defects],
        'longest': max(map(len, lines)), 'ascii': raw.isascii(),
        'bare': raw.replace(b'\\r\\n', b'').count(b'\\n') + raw.replace(b'\\r\\n', b'').count(b'\\r'),
      }))
      """
    let outcome = try Command("python3", ["-c", script, path]).run()
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    return try JSONValue(outcome.output)
  }

  @Test(
    arguments: [
      "Dana Reyes", "Dana \"D.\" O'Neil, Jr. (x) <y>", "Zoë Łukasz 山田 🎧",
      "=?utf-8?Q?=41?=", "Back\\slash, Inc.", "dana@example.com",
    ]
  )
  func `a mail is well-formed whatever the names are`(name: String) throws {
    try run("add", name, "--email", "dana.o'neil+road@exämple.com")
    try run("invite", "--now", Self.now)
    let folder = ".roadcast/invitations"
    let file = try #require(workspace.names(in: folder).first)
    let mail = try parse(workspace.path("\(folder)/\(file)"))
    let address = try address("1")
    #expect(mail["defects"] == .list([]))
    #expect(mail["bare"] == .number(0))
    #expect(mail["ascii"] == .flag(true))
    #expect(mail["longest"]?.number ?? 999 <= 78)
    #expect(
      mail["from"]
        == .list([.list([.text("Ünïted Field, \"Marketing\""), .text("briefings@example.com")])])
    )
    #expect(
      mail["to"] == .list([.list([.text(name), .text("dana.o'neil+road@xn--exmple-cua.com")])])
    )
    #expect(mail["subject"] == .text("Your private address for Straße & <Notes>"))
    #expect(mail["date"] == .text("2026-12-01T07:00:00-05:00"))
    #expect(
      mail["headers"]
        == .list(
          ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"].map {
            .text($0)
          }
        )
    )
    #expect(
      mail["types"]
        == .list(
          [
            "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png",
          ].map { .text($0) }
        )
    )
    let text = try #require(mail["text"]?.text)
    #expect(text.contains("Hello \(name),\n"))
    #expect(text.contains("\n\(address)\n"))
    let html = try #require(mail["html"]?.text)
    let page = address.replacing("feed.xml", with: "subscribe.html")
    let encoded = address.replacing(":", with: "%3A").replacing("/", with: "%2F")
    for part in [
      "href=\"\(address)\"", "href=\"\(page)\"", "overcast://x-callback-url/add?url=\(encoded)",
      "pktc://subscribe/\(address)", "Straße &amp; &lt;Notes&gt;",
    ] {
      #expect(html.contains(part), "\(part)")
    }
    let id = try #require(mail["cid"]?.text).dropFirst().dropLast()
    #expect(html.contains("src=\"cid:\(id)\""))
    #expect(!html.contains("http://"))
    // Nothing is fetched from anyone.
    #expect(html.matches(of: /src="(?!cid:)/).isEmpty)
    #expect(mail["picture"]?.list?.prefix(4).map(\.number) == [0x89, 0x50, 0x4E, 0x47])
    #expect(html.unicodeScalars.allSatisfy { $0 != "\u{FFFD}" })
  }

  @Test(arguments: [
    ("de-AT", "Ihre persönliche Adresse für", "Guten Tag, Dana,", "de"),
    ("fr", "Votre adresse personnelle pour", "Bonjour Dana,", "fr"),
    ("es-mx", "Su dirección personal para", "Hola, Dana:", "es"),
    ("pt", "O seu endereço pessoal para", "Olá, Dana,", "pt"),
    ("fi", "Your private address for", "Hello Dana,", "en"),
  ])
  func `a mail is in the show's language`(
    language: String,
    subject: String,
    greeting: String,
    code: String
  ) throws {
    let show = try workspace.text("episodes/show.yml")
    try workspace.write(show + "language: \(language)\n", to: "episodes/show.yml")
    try run("add", "Dana", "--email", "dana@example.com")
    try run(
      "invite",
      "--now",
      Self.now,
      "--cards",
      workspace.path("cards.html"),
      "--output",
      workspace.path("mails")
    )
    let file = try #require(workspace.names(in: "mails").first)
    let mail = try parse(workspace.path("mails/\(file)"))
    #expect(mail["defects"] == .list([]))
    #expect(mail["subject"] == .text("\(subject) Straße & <Notes>"))
    #expect(mail["text"]?.text?.hasPrefix("\(greeting)\n") == true)
    let html = try #require(mail["html"]?.text)
    #expect(html.contains("<html lang=\"\(code)\">"))
    #expect(html.contains("<p>\(greeting)</p>"))
    #expect(try workspace.text("cards.html").contains("<html lang=\"\(code)\">"))
  }

  @Test func `mails are for their owner alone, and each person is invited once`() throws {
    try run("add", "Dana", "--email", "dana@example.com")
    try run("add", "Ann", "--email", "ann@example.com")
    try run("add", "Bo")
    try run("add", "Cleo", "--email", "cleo@example.com", "--until", "2026-11-30")
    try run("add", "Dora", "--email", "dora@example.com")
    try run("suspend", "Dora")
    let first = try run("invite", "--now", Self.now)
    #expect(first.stdout.contains("left out Bo (id 3): has no e-mail address"))
    #expect(first.stdout.contains("wrote 2 e-mails to"))
    let folder = ".roadcast/invitations"
    #expect(try workspace.names(in: folder) == ["1-dana.eml", "2-ann.eml"])
    let manager = FileManager.default
    let file = try manager.attributesOfItem(atPath: workspace.path("\(folder)/1-dana.eml"))
    #expect(file[.posixPermissions] as? Int == 0o600)
    let place = try manager.attributesOfItem(atPath: workspace.path(folder))
    #expect(place[.posixPermissions] as? Int == 0o700)

    try workspace.remove(folder)
    #expect(try run("invite", "--now", Self.now).stdout.contains("no one to invite"))
    try run("rotate", "Ann")
    let report = try JSONValue(run("invite", "--json", "--now", Self.now).output)
    #expect(report["invited"]?.list?.map { $0["name"]?.text } == ["Ann"])
    #expect(report["invited"]?.list?.first?["file"] == .text("2-ann.eml"))
    let mail = try parse(workspace.path("\(folder)/2-ann.eml"))
    #expect(try mail["text"]?.text?.contains(address("Ann")) == true)

    try run("invite", "--all", "--output", workspace.path("mails"), "--now", Self.now)
    #expect(try workspace.names(in: "mails") == ["1-dana.eml", "2-ann.eml"])
    #expect(try run("invite", "Cleo", "--now", Self.now, status: 64).stderr.contains("is expired"))
    #expect(try run("invite", "Dora", status: 64).stderr.contains("is suspended"))
    try run("invite", "nobody", status: 64)
    try run("invite", "Ann", "--all", status: 64)
  }

  @Test func `cards are one page that needs nothing else`() throws {
    try run("add", "Dana <b>", "--email", "dana@example.com")
    try run("add", "Bo")
    try run("invite", "--cards", workspace.path("cards.html"), "--now", Self.now)
    let page = try workspace.text("cards.html")
    #expect(page.contains("<h2>Dana &lt;b&gt;</h2>"))
    #expect(try page.contains(address("1")) && page.contains(address("Bo")))
    #expect(page.components(separatedBy: "<svg ").count == 3)
    #expect(page.contains("<meta name=\"referrer\" content=\"no-referrer\">"))
    #expect(!page.contains("src=") && !page.contains("url("))
    let attributes = try FileManager.default.attributesOfItem(atPath: workspace.path("cards.html"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(!FileManager.default.fileExists(atPath: workspace.path(".roadcast/invitations")))
    #expect(try run("invite", "--now", Self.now).stdout.contains("no one to invite"))
  }

  @Test func `the same invitation has the same bytes, and needs an owner`() throws {
    try run("add", "Dana", "--email", "dana@example.com")
    try run("invite", "--now", Self.now)
    let first = try workspace.folder.read(".roadcast/invitations/1-dana.eml")
    try run("invite", "--all", "--now", Self.now)
    #expect(try workspace.folder.read(".roadcast/invitations/1-dana.eml") == first)
    let show = try workspace.text("episodes/show.yml").split(separator: "\n")
      .filter { !$0.hasPrefix("owner:") }.joined(separator: "\n")
    try workspace.write(show, to: "episodes/show.yml")
    #expect(try run("invite", "--all", status: 2).stderr.contains("has no `owner`"))
  }
}
