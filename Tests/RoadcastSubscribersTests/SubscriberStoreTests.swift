import Foundation
import RoadcastFiles
import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastSubscribers

struct SubscriberStoreTests {
  private let folder: TemporaryFolder
  private let store: SubscriberStore

  init() throws {
    folder = try TemporaryFolder()
    store = SubscriberStore(root: folder.path, dates: DateRules())
  }

  private func add(_ name: String) throws -> Subscriber {
    try store.change { $0.add(NewSubscriber(name: name)) }
  }

  @Test func `what is written is read again`() throws {
    let written = try store.change { list in
      var dana = NewSubscriber(name: "Dana “D” Reyes\\")
      dana.email = "dana@example.com"
      dana.until = Subscriber.End(text: "2026-12-31", moment: Moment(seconds: 1_798_761_600))
      _ = list.add(dana)
      var ann = NewSubscriber(name: "Ann Lee")
      let place = SourceLocation(file: "")
      ann.tags = ["west", "south"].map {
        Tag(facet: Located("territory", at: place), value: Located($0, at: place))
      }
      _ = list.add(ann)
      list.subscribers[1].invited = Moment(seconds: 1_700_000_000, offset: 60)
      list.subscribers[1].hasLeft = true
      list.subscribers[1].state = .suspended
      return list
    }
    let read = try store.load()
    #expect(read.next == 3)
    #expect(read.subscribers.map(\.name) == written.subscribers.map(\.name))
    #expect(read.subscribers.map(\.email) == ["dana@example.com", nil])
    #expect(read.subscribers.map(\.until) == written.subscribers.map(\.until))
    #expect(read.subscribers[1].tags.map(\.value) == ["south", "west"])
    #expect(read.subscribers[1].invited == written.subscribers[1].invited)
    #expect(read.subscribers[1].hasLeft)
    #expect(read.subscribers.map(\.state) == [.active, .suspended])
    // Writing it again gives the same bytes.
    let bytes = try folder.read(SubscriberList.file)
    try store.change { $0.subscribers[0].generation = 2 }
    try store.change { $0.subscribers[0].generation = 1 }
    #expect(try folder.read(SubscriberList.file) == bytes)
  }

  @Test func `a number is never given twice, even where someone was removed by hand`() throws {
    _ = try add("Dana")
    _ = try add("Ann")
    try store.change { _ = $0.subscribers.removeLast() }
    #expect(try add("Bo").number == 3)
  }

  @Test func `changes at the same time don't lose each other`() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<24 { group.addTask { _ = try add("Person \(index)") } }
      try await group.waitForAll()
    }
    let list = try store.load()
    #expect(list.subscribers.map(\.number) == Array(1...24))
    #expect(Set(list.subscribers.map(\.name)).count == 24)
    #expect(try folder.names(".roadcast") == ["subscribers.json"])
  }

  @Test func `keys made at the same time are one key`() async throws {
    let keys = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<8 { group.addTask { try store.key().key.bytes } }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(keys.count == 1)
    #expect(try folder.read(".roadcast/key").count == 32)
  }

  @Test func `a damaged file is never written over`() throws {
    let damaged = "{ \"subscribers\": [ { \"id\": 1, \"name\": \"Da"
    try folder.write(damaged, to: SubscriberList.file)
    let failure = #expect(throws: DamagedSubscribers.self) { try add("Ann") }
    #expect(failure?.diagnostics.first?.location.column == 42)
    #expect(try folder.read(SubscriberList.file) == Array(damaged.utf8))
  }

  @Test func `what couldn't be read again is never written`() throws {
    _ = try store.change { list in
      var dana = NewSubscriber(name: "Dana")
      dana.email = "dana@example.com"
      return list.add(dana)
    }
    let before = try folder.read(SubscriberList.file)
    let failure = #expect(throws: WorkFailure.self) {
      _ = try store.change { list in
        var other = NewSubscriber(name: "Ann")
        other.email = "Dana@example.com"
        return list.add(other)
      }
    }
    #expect(failure?.message.contains("stays as it was") == true)
    #expect(try folder.read(SubscriberList.file) == before)
  }

  @Test func `10,000 subscribers are found by their tokens, and a change shows`() throws {
    try store.change { list in
      for index in 0..<10_000 {
        var person = NewSubscriber(name: "Person \(index)")
        person.email = "person\(index)@example.com"
        _ = list.add(person)
      }
    }
    #expect(try store.loadDirectory() == nil)
    let key = try store.key().key
    let stamp = store.stamp
    #expect(store.stamp == stamp)
    let directory = try #require(try store.loadDirectory())
    for number in [1, 5_000, 10_000] {
      let token = AddressToken(number: number, generation: 1, key: key).text
      #expect(directory.subscriber(with: token, at: Moment(seconds: 0))?.number == number)
    }
    try store.change { $0.subscribers[4_999].state = .revoked }
    #expect(store.stamp != stamp)
    let token = AddressToken(number: 5_000, generation: 1, key: key).text
    #expect(
      try store.loadDirectory()?.subscriber(with: token, at: Moment(seconds: 0)) == nil
    )
  }
}
