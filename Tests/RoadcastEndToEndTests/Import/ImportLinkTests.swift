import RoadcastTesting
import Testing

/// Links that somebody has put where an import writes, as with a pull request.
struct ImportLinkTests {
  @Test(arguments: [true, false])
  func `a part that leads elsewhere is never written`(isInEpisodes: Bool) throws {
    let isBroken = Flag(true)
    let host = try ChangingFeed(ChangingFeed.item(2) + ChangingFeed.item(1), then: "").host {
      request in
      request.target == "/1.mp3" && isBroken.value ? .some(.init(503)) : nil
    }
    #expect(try host.importing("own.xml", ["--skip-missing"]).run().end == .exited(0))
    let slug = "2021-01-01-e1"
    try host.folder.write("precious", to: "precious")
    let folder = "new/\(isInEpisodes ? "episodes" : "episodes.importing")/\(slug)"
    try host.folder.makeFolder(folder)
    try host.folder.link(
      "\(folder)/episode.mp3.part",
      to: "\(host.folder.path)/precious"
    )
    isBroken.value = false
    let again = try host.importing("own.xml").run()
    #expect(again.end == .exited(0), "\(again.stderr)")
    #expect(host.folder.text("precious") == "precious")
    #expect(try host.folder.read("new/episodes/\(slug)/episode.mp3") == OldHost.mp3.get())
  }

  @Test func `notes of an earlier import that can't be read are named`() throws {
    let host = try ChangingFeed(ChangingFeed.item(1), then: "").host()
    #expect(try host.importing("own.xml").run().end == .exited(0))
    let state = try host.folder.read("new/.roadcast/import.json")
    try host.folder.remove("new/.roadcast/import.json")
    try host.folder.write(state, to: "state.json")
    try host.folder.link("new/.roadcast/import.json", to: "\(host.folder.path)/state.json")
    let again = try host.importing("own.xml").run()
    #expect(again.end == .exited(2))
    #expect(again.stderr.contains("import.json"), "\(again.stderr)")
    #expect(try host.folder.read("state.json") == state)
  }

  @Test func `an episode's folder that leads elsewhere gets nothing`() throws {
    let feed = ChangingFeed(ChangingFeed.item(1), then: ChangingFeed.item(2) + ChangingFeed.item(1))
    let host = try feed.host()
    #expect(try host.importing("own.xml").run().end == .exited(0))
    feed.change()
    try host.folder.makeFolder("elsewhere")
    try host.folder.makeFolder("new/episodes.importing")
    try host.folder.link(
      "new/episodes.importing/2021-01-02-e2",
      to: "\(host.folder.path)/elsewhere"
    )
    let again = try host.importing("own.xml").run()
    #expect(again.end == .exited(2))
    #expect(again.stderr.contains("isn't a folder; remove it"), "\(again.stderr)")
    #expect(try host.folder.names("elsewhere") == [])
  }
}
