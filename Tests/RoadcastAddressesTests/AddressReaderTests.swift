import RoadcastAddresses
import Testing

struct AddressReaderTests {
  private static let all = ["https", "http", "mailto"]

  private func problem(with text: String, schemes: [String] = all) -> String? {
    do throws(AddressProblem) {
      _ = try AddressReader.read(text, schemes: schemes)
      return nil
    } catch {
      return error.message
    }
  }

  @Test(arguments: [
    "https://example.com", "https://example.com/", "HTTPS://example.com/a?b=c#d",
    "http://localhost:8080/x", "https://[::1]/x", "https://[2001:db8::1]:8080/feed/",
    "https://example.com/%C3%BC", "mailto:a@b.c", "mailto:a@b.c?subject=x",
    "mailto:a@b.c,d@e.f", "https://example.com/@user", "https://example.com./",
    "https://a_b.example.com/", "https://xn--mller-kva.example/",
  ])
  func `an address that needs no change stays as it is`(text: String) throws {
    #expect(try AddressReader.read(text, schemes: Self.all) == text)
  }

  @Test(arguments: [
    ("https://de.example.org/wiki/Köln", "https://de.example.org/wiki/K%C3%B6ln"),
    ("https://example.com/price list.pdf", "https://example.com/price%20list.pdf"),
    ("https://example.com/a|b", "https://example.com/a%7Cb"),
    ("https://example.com/100%?q=50%25#a#b", "https://example.com/100%25?q=50%25#a%23b"),
    (
      "https://example.com/{a}[b]\\c\"<d>^`",
      "https://example.com/%7Ba%7D%5Bb%5D%5Cc%22%3Cd%3E%5E%60"
    ),
    ("https://example.com?q=日本&r=👋", "https://example.com?q=%E6%97%A5%E6%9C%AC&r=%F0%9F%91%8B"),
    (
      "mailto:dana+briefing@example.com?subject=Grüße an alle",
      "mailto:dana+briefing@example.com?subject=Gr%C3%BC%C3%9Fe%20an%20alle"
    ),
    ("mailto:jürgen@müller.example", "mailto:j%C3%BCrgen@xn--mller-kva.example"),
  ])
  func `what an address can't have after its host is percent-encoded`(
    text: String,
    address: String
  ) throws {
    #expect(try AddressReader.read(text, schemes: Self.all) == address)
  }

  @Test(arguments: [
    ("https://medien.müller.example/briefing/", "https://medien.xn--mller-kva.example/briefing/"),
    ("https://Medien.MÜLLER.example:8080", "https://medien.xn--mller-kva.example:8080"),
    ("https://medien.mu\u{308}ller.example/", "https://medien.xn--mller-kva.example/"),
    ("https://straße.example/ß", "https://xn--strae-oqa.example/%C3%9F"),
    ("https://例え。テスト/", "https://xn--r8jz45g.xn--zckzah/"),
    ("https://президент.рф/", "https://xn--d1abbgf6aiiy.xn--p1ai/"),
    ("https://مثال.إختبار/", "https://xn--mgbh0fb.xn--kgbechtv/"),
  ])
  func `a host beyond ASCII is written in Punycode`(text: String, address: String) throws {
    #expect(try AddressReader.read(text, schemes: Self.all) == address)
  }

  @Test(arguments: [
    ("", "must start with"), ("example.com", "must start with"), ("ftp://example.com", "start"),
    ("javascript:alert(1)", "must start with"), ("https:/example.com", "must start with"),
    ("https://", "no host"), ("https:///x", "no host"), ("https://:80/", "no host"),
    ("https://user@example.com/", "password"), ("https://user:pw@example.com/", "password"),
    ("https://exa mple.com/", "no server can have"), ("https://a..b/", "no server can have"),
    ("https://./", "no server can have"), ("https://example.com\\x", "no server can have"),
    ("https://example.com:x/", "port"),
    ("https://example.com:80000/", "port"), ("https://[::1/", "IP address"),
    ("https://[example]/", "IP address"), ("https://a\u{2044}b.example/", "isn't a valid name"),
    ("mailto:", "no mailbox"), ("mailto:a", "no mailbox"), ("mailto:@b", "no mailbox"),
    ("mailto:a@", "no mailbox"), ("mailto:?to=a@b", "no mailbox"), ("mailto:a@b,c", "no mailbox"),
  ])
  func `an address that apps refuse is a problem`(text: String, words: String) throws {
    let found = try #require(problem(with: text))
    #expect(found.contains(words))
  }

  @Test func `a host with percent signs is refused, and the problem has the right form`() {
    #expect(
      problem(with: "https://medien.m%C3%BCller.example/briefing/")
        == "has a host with \"%\", which no host can have; write it as medien.xn--mller-kva.example"
    )
    for host in ["a%.example", "%", "a%25b", "%2525", "%FF.example", "a%20b"] {
      #expect(problem(with: "https://\(host)/")?.hasSuffix("no host can have; correct it") == true)
    }
  }

  @Test func `a scheme that isn't allowed or is missing is a problem`() {
    #expect(problem(with: "http://e.com/", schemes: ["https"]) == "must start with https://")
    #expect(problem(with: "x", schemes: Self.all) == "must start with https://, http:// or mailto:")
    #expect(
      problem(with: "www.example.com/a b")
        == "must start with https://, http:// or mailto:; did you mean https://www.example.com/a b?"
    )
    #expect(
      problem(with: "dana@example.com")?.hasSuffix("did you mean mailto:dana@example.com?") == true
    )
    #expect(problem(with: "dana@example.com", schemes: ["https"]) == "must start with https://")
    #expect(problem(with: "/notes.html") == "must start with https://, http:// or mailto:")
  }

  @Test func `a mailbox has a domain in ASCII`() throws {
    #expect(try AddressReader.mailbox("a.b+c@example.com") == "a.b+c@example.com")
    #expect(try AddressReader.mailbox("dana@müller.example") == "dana@xn--mller-kva.example")
    for text in ["", "a", "@b", "a@", "jürgen@example.com", "a b@example.com", "a@b c"] {
      #expect(throws: AddressProblem.self) { try AddressReader.mailbox(text) }
    }
  }
}
