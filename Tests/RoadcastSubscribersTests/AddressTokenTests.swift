import RoadcastModel
import Testing

@testable import RoadcastSubscribers

struct AddressTokenTests {
  private let now = Moment(seconds: 1_800_000_000)
  private let place = SourceLocation(file: SubscriberList.file)

  private func directory(
    _ subscribers: [Subscriber],
    key: AddressKey? = nil
  ) -> SubscriberDirectory {
    SubscriberDirectory(SubscriberList(subscribers), key: key ?? .random())
  }

  private func subscriber(_ number: Int) -> Subscriber {
    Subscriber(number: number, name: "Dana \(number)", location: place)
  }

  @Test func `a token is made of letters and digits, and says who it's for`() throws {
    let key = try #require(AddressKey([UInt8](repeating: 7, count: 32)))
    let token = AddressToken(number: 17, generation: 3, key: key)
    // Computed with Python's `hmac` and `base64`. It must stay as it is: people have it on their phones.
    #expect(token.text == "rcaaaaaeiaamnb73t4aayeudhzdgms4jaqfzu2iwuy")
    #expect(token.text.wholeMatch(of: /rc[a-z2-7]{40}/) != nil)
    let read = try #require(AddressToken(token.text))
    #expect((read.number, read.generation) == (17, 3))
    #expect(read.isMade(by: key))
    #expect(read.text == token.text)
    #expect(!read.isMade(by: .random()))
  }

  @Test(arguments: [(1, 1), (0xFFFF_FFFF, 0xFFFF), (123_456, 65_535)])
  func `numbers and generations of any size come back`(number: Int, generation: Int) throws {
    let token = AddressToken(number: number, generation: generation, key: .random())
    let read = try #require(AddressToken(token.text))
    #expect((read.number, read.generation) == (number, generation))
  }

  @Test func `a token finds its subscriber, and no other text does`() {
    let dana = subscriber(1)
    let directory = directory([dana, subscriber(2)])
    let token = directory.token(of: dana).text
    #expect(directory.subscriber(with: token, at: now)?.number == 1)
    for index in token.indices {
      var wrong = token
      let other: Character = token[index] == "a" ? "b" : "a"
      wrong.replaceSubrange(index...index, with: [other])
      #expect(directory.subscriber(with: wrong, at: now) == nil)
    }
    let others = [
      "", "rc", token + "a", String(token.dropLast()), token.uppercased(), token + "\u{0}",
      token.replacing("rc", with: "RC"), String(repeating: "é", count: 21), " " + token.dropFirst(),
    ]
    for wrong in others { #expect(directory.subscriber(with: wrong, at: now) == nil) }
  }

  @Test func `an address stops working when it's rotated, suspended, revoked or over`() throws {
    let key = AddressKey.random()
    var dana = subscriber(1)
    let token = directory([dana], key: key).token(of: dana).text
    func finds() -> Bool {
      directory([dana], key: key).subscriber(with: token, at: now) != nil
    }
    #expect(finds())
    dana.until = Subscriber.End(text: "", moment: now.advanced(by: 1))
    #expect(finds())
    dana.until = Subscriber.End(text: "", moment: now)
    #expect(!finds())
    dana.until = nil
    dana.state = .suspended
    #expect(!finds())
    dana.state = .active
    #expect(finds())
    try dana.rotate()
    #expect(!finds())
    #expect(directory([subscriber(2)], key: key).subscriber(with: token, at: now) == nil)
  }

  @Test func `a key doesn't print itself`() {
    let key = AddressKey.random()
    var text = "\(key) \(String(reflecting: key))"
    dump(key, to: &text)
    #expect(!text.contains(key.bytes.map(String.init).joined(separator: ", ")))
    #expect(Mirror(reflecting: key).children.isEmpty)
  }
}
