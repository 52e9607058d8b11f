import RoadcastModel
import Testing

struct FeedLayoutRecognitionTests {
  @Test(arguments: [
    "audio/one-0123456789ab.mp3", "transcripts/one-0123456789ab.srt", "cover-0123456789ab.png",
    "clips/a-b-0123456789ab.mp3", "voicemail/one-0123456789ab.wav",
    "chapters/one-0123456789ab.json", "cover-0123456789ab.jpg",
  ])
  func `a name with the start of a hash is a build's`(path: String) {
    #expect(FeedLayout.isTelling(path) && FeedLayout.isPossible(path))
  }

  @Test(arguments: [
    "feed.xml", "index.html", "episodes/one.html", "tags/kind.html", "audiences/midwest.xml",
    "audiences/midwest/index.html", "audiences/midwest/episodes/one.html", "assets/pages.css",
    "audiences/midwest/tags/kind.html", "assets/player.js", "assets/copy.js", "assets/theme.css",
    "people.html",
    "audiences/midwest/people/dana-reyes.html", "archive.html", "subscribe.html",
    "images/one-0123456789ab.png", "waveforms/a-b-0123456789ab.json", "assets/shared.js",
    "embed/one.html", "audiences/midwest/embed/one.html", "cuts/west-0123456789ab.xml",
    "cuts/west-0123456789ab/episodes/one.html",
  ])
  func `a page or a feed can be a build's, but its name doesn't prove it`(path: String) {
    #expect(!FeedLayout.isTelling(path) && FeedLayout.isPossible(path))
  }

  @Test(arguments: [
    ".htaccess", "CNAME", "robots.txt", "audio/one.mp3", "audio/one-0123456789a.mp3", "notes.html",
    "audio/one-0123456789aB.mp3", "audio/deep/one-0123456789ab.mp3", "cover-0123456789ab.gif",
    "episodes/.html", "episodes/one.htm", "audiences/midwest/notes.html", "one-0123456789ab.mp3",
    "audiences/index.html", "cuts/index.html", "cuts/West.xml", "", "/", "logo-0123456789ab.png",
    "audio/-0123456789ab.mp3.part",
  ])
  func `other names are someone's`(path: String) {
    #expect(!FeedLayout.isTelling(path) && !FeedLayout.isPossible(path))
  }
}
