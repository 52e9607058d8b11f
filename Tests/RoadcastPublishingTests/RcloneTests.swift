import Testing

@testable import RoadcastPublishing

/// What rclone prints, which another machine has a say in.
struct RcloneTests {
  private func sizes(_ text: String) -> [String: Int]? { RcloneListing.sizes(Array(text.utf8)) }

  @Test func `a listing has sizes by path`() {
    let text = """
      [
      {"Path":"audio/a.mp3","Name":"a.mp3","Size":3,"ModTime":"","IsDir":false},
      {"Path":"feed.xml","Name":"feed.xml","Size":-1,"ModTime":"","IsDir":false}
      ]

      """
    #expect(sizes(text) == ["audio/a.mp3": 3, "feed.xml": -1])
    #expect(sizes("[\n]\n") == [:])
  }

  @Test(
    arguments: [
      "../a", "/etc/passwd", "a/../b", "a//b", "./a", "-rf", "a\\nb", "a\\u0000b", "b\\u202ea",
      "caf\\u00e9",
    ]
  )
  func `a name that's none of ours is left out`(name: String) {
    let text = """
      [
      {"Path":"\(name)","Name":"x","Size":3,"IsDir":false},
      {"Path":"feed.xml","Name":"x","Size":4,"IsDir":false}
      ]
      """
    #expect(sizes(text) == ["feed.xml": 4])
  }

  @Test(
    arguments: [
      "", "[", "[\n{\"Path\":\"a\",\"Size\":1}", "{\"Path\":\"a\"}\n]", "[\nhello\n]",
      "[\n{\"Path\":\"a\",\"Size\":\"1\"}\n]", "[\n{\"Path\":\"a\n]", "[\n{\"Path\":\"a\\u12",
    ]
  )
  func `half a listing is none`(text: String) {
    #expect(sizes(text) == nil)
  }

  @Test func `a name can't pretend to be another entry`() {
    let text = """
      [
      {"Path":"x\\",\\"Size\\":9,\\"Path\\":\\"feed.xml","Name":"x","Size":3}
      ]
      """
    #expect(sizes(text)?["feed.xml"] == nil)
  }

  @Test func `a message has no secret of an address`() {
    let line =
      "Failed to copy: Get \"https://user:pw@bucket.example/x?X-Amz-Signature=abc\": dial tcp: no route"
    let shown = RcloneProgram.withoutSecrets(line)
    #expect(shown.hasPrefix("Failed to copy: Get \"https://…@bucket.example/x?…\": dial tcp"))
    #expect(!shown.contains("pw") && !shown.contains("abc"))
    #expect(RcloneProgram.withoutSecrets("no address: here") == "no address: here")
  }

  @Test func `progress is the last share`() {
    let line = "2026/11/27 13:15:47 NOTICE:     1.2 MiB / 4.8 MiB, 25%, 1 MiB/s, ETA 3s\n"
    #expect(RcloneProgram.share(in: line + line.replacing("25%", with: "50%")) == 0.5)
    #expect(RcloneProgram.share(in: "2026/11/27 ERROR : nothing") == nil)
  }
}
