import RoadcastModel
import Testing

@testable import RoadcastPublishing

/// What's sent and removed, from what's there.
struct PublishingPlanTests {
  private static let show = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
  private static let now = Moment(seconds: 1_000_000)

  private let files = [
    FeedFile(path: "feed.xml", size: 10, hash: "a1"),
    FeedFile(path: "index.html", size: 20, hash: "b1"),
    FeedFile(path: "audio/one-0123456789ab.mp3", size: 30, hash: "c1"),
  ]

  private var sizes: [String: Int] {
    Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.size) })
  }

  private var record: TargetRecord {
    var record = TargetRecord(show: Self.show)
    for file in files { record.finish(file) }
    return record
  }

  private func plan(
    _ files: [FeedFile],
    _ listing: [String: Int],
    _ record: TargetRecord?,
    now: Moment = Self.now,
    grace: Int64 = 100,
    adopts: Bool = false
  ) -> PublishingPlan {
    PublishingPlan(
      of: files,
      against: listing,
      record,
      show: Self.show,
      PublishingPlan.Terms(now: now, grace: grace, adopts: adopts)
    )
  }

  @Test func `an empty target gets everything, media first and feeds last`() {
    let plan = plan(files, [:], nil)
    #expect(plan.sends.map(\.stage) == [.media, .pages, .feeds])
    #expect(plan.bytes == 60)
    #expect(plan.removals.isEmpty)
  }

  @Test func `a target that has everything gets nothing`() {
    let plan = plan(files, sizes, record)
    #expect(plan.isEmpty)
    #expect(!plan.changesRecord)
    #expect(plan.unchanged == 3)
  }

  @Test func `what's missing or has another size is sent again`() {
    var listing = sizes
    listing["index.html"] = nil
    listing["audio/one-0123456789ab.mp3"] = 29
    #expect(plan(files, listing, record).sends.map(\.size) == [30, 20])
  }

  @Test func `a target that doesn't tell sizes is believed to have what was sent`() {
    #expect(plan(files, sizes.mapValues { _ in -1 }, record).isEmpty)
  }

  @Test func `media stay for the grace period, pages don't`() throws {
    let feed = [files[0]]
    let first = plan(feed, sizes, record)
    #expect(first.removals == ["index.html"])
    #expect(first.waiting == ["audio/one-0123456789ab.mp3"])
    #expect(first.nextRemoval?.seconds == 1_000_100)
    var listing = sizes
    listing["index.html"] = nil
    let early = plan(feed, listing, first.record, now: Moment(seconds: 1_000_099))
    #expect(early.isEmpty)
    #expect(!early.changesRecord)
    let late = plan(feed, listing, first.record, now: Moment(seconds: 1_000_100))
    #expect(late.removals == ["audio/one-0123456789ab.mp3"])
    // Back in the feed, it's there at once, and its time begins anew.
    let back = plan(files, listing, first.record)
    #expect(back.sends.map(\.path) == ["index.html"])
    #expect(back.record["audio/one-0123456789ab.mp3"]?.superseded == nil)
  }

  @Test func `nothing is removed before a moment that's given`() {
    let first = plan([files[0]], sizes, record)
    var listing = sizes
    listing["index.html"] = nil
    let later = PublishingPlan(
      of: [files[0]],
      against: listing,
      first.record,
      show: Self.show,
      PublishingPlan.Terms(
        now: Moment(seconds: 2_000_000),
        grace: 100,
        earliestRemoval: Moment(seconds: 2_086_400)
      )
    )
    #expect(later.removals.isEmpty)
    #expect(later.nextRemoval?.seconds == 2_086_400)
  }

  @Test func `a clock that was set back doesn't keep files for years`() {
    let future = plan([files[0]], sizes, record, now: Moment(seconds: 9_000_000_000))
    let now = plan([files[0]], sizes, future.record)
    #expect(now.nextRemoval?.seconds == 1_000_100)
  }

  @Test func `files of someone else are neither replaced nor removed`() {
    var listing = sizes
    listing["notes.txt"] = 5
    listing["audio/other-ffffffffffff.mp3"] = 5
    listing["../../etc/passwd"] = 5
    #expect(plan(files, listing, record).isEmpty)
    let first = plan(files, ["feed.xml": 10, "index.html": 20], nil)
    #expect(first.conflicts == ["feed.xml", "index.html"])
    #expect(plan(files, ["feed.xml": 10], nil, adopts: true).conflicts == [])
    // A link isn't a copy of ours.
    #expect(plan(files, ["feed.xml": -2], nil, adopts: true).conflicts == ["feed.xml"])
  }

  @Test func `a list that names files of someone else removes only what can be ours`() {
    var record = record
    record.finish(FeedFile(path: "backup.tar", size: 5, hash: "d1"))
    record.finish(FeedFile(path: "../secret", size: 5, hash: "d1"))
    let plan = plan(files, sizes.merging(["backup.tar": 5, "../secret": 5]) { $1 }, record)
    #expect(plan.removals.isEmpty)
  }

  @Test func `an interrupted run goes on where it was`() {
    let first = plan(files, [:], nil)
    var listing = sizes
    listing["feed.xml"] = nil
    // Pages were sent, but it isn't known which version; media have their content's hash in their names.
    let next = plan(files, listing, first.recordWhileSending)
    #expect(next.sends.map(\.path) == ["index.html", "feed.xml"])
    #expect(next.conflicts.isEmpty)
    listing["audio/one-0123456789ab.mp3"] = 12
    #expect(plan(files, listing, first.recordWhileSending).sends.count == 3)
  }

  @Test func `the list survives its form`() throws {
    var record = record
    record.supersede("audio/one-0123456789ab.mp3", at: Self.now)
    record.begin(FeedFile(path: "people.html", size: 1, hash: "e"))
    record.announce("guid-1")
    let bytes = record.bytes
    #expect(TargetRecord(bytes) == record)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("one-0123"))
  }

  @Test func `a damaged list is no list`() {
    let bytes = record.bytes
    for index in stride(from: 0, to: bytes.count, by: 7) {
      var damaged = bytes
      damaged[index] ^= 0x11
      #expect(TargetRecord(damaged) == nil)
    }
    #expect(TargetRecord(Array(bytes.dropLast(3))) == nil)
    #expect(TargetRecord([]) == nil)
  }
}
