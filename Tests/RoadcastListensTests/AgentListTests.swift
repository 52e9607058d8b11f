import RoadcastListens
import Testing

/// Which programs count as someone's app.
struct AgentListTests {
  @Test(arguments: [
    ("AntennaPod/3.5.0", AgentKind.app),
    ("Overcast/3.0 (+http://overcast.fm/; iOS podcast app)", .app),
    ("AppleCoreMedia/1.0.0.16G114 (iPod touch; U; CPU OS 12_4_2 like Mac OS X; en_us)", .app),
    ("Something Nobody Knows/1.0", .app), ("Cubot podcasts", .bot), ("My Crawler", .bot),
    ("Dalvik/2.1.0 (Linux; U; Android 9; CUBOT_X19)", .app), ("Tweetbot/3.1", .app),
    ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", .bot),
    ("curl/7.88.1", .bot), ("Python/3.10 aiohttp/3.9.3", .bot), ("Goodpods/3.2", .bot),
    ("Goodpods/3 CFNetwork/1128.0.1 Darwin/19.6.0", .app),
    ("atc/1.0 watchOS/7.1 model/Watch4,2 hwp/t8006 build/18R590 (6; dt:191)", .watch),
    ("(null)/(null) watchOS/5.0.1 model/Watch3,3 hwp/t8004 build/16R381 (6; dt:155)", .watch),
    ("", .unnamed), ("-", .unnamed), ("  ", .unnamed),
  ])
  func `programs are known by their user agents`(agent: String, kind: AgentKind) {
    var list = AgentList()
    #expect(list.kind(of: Array(agent.utf8)[...]) == kind)
    // The second time, it's remembered.
    #expect(list.kind(of: Array(agent.utf8)[...]) == kind)
  }

  @Test func `the list has a date`() throws {
    #expect(AgentList().day.wholeMatch(of: /20\d\d-\d\d-\d\d/) != nil)
  }
}
