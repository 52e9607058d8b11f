import RoadcastChecks
import RoadcastModel
import Testing

struct ChecksTests {
  @Test func `a check has the name of its rule`() {
    let checks =
      Checks.episode.map { ($0 as Any, type(of: $0).rule) }
      + Checks.show.map { ($0 as Any, type(of: $0).rule) }
    for (check, rule) in checks {
      let name = rule.rawValue.replacing("-", with: "")
      #expect("\(type(of: check))".lowercased() == name)
    }
  }

  @Test func `a check runs once`() {
    let ofEpisodes = Checks.episode.map { type(of: $0).rule }
    #expect(Set(ofEpisodes).count == ofEpisodes.count)
    let ofShow = Checks.show.map { type(of: $0).rule }
    #expect(Set(ofShow).count == ofShow.count)
  }
}
