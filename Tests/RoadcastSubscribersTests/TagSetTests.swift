import RoadcastModel
import Testing

@testable import RoadcastSubscribers

struct TagSetTests {
  private func tags(_ pairs: (String, String)...) -> [RoadcastModel.Tag] {
    let place = SourceLocation(file: SubscriberList.file)
    return pairs.map {
      RoadcastModel.Tag(facet: Located($0.0, at: place), value: Located($0.1, at: place))
    }
  }

  @Test func `a set is the same in any order, and its name can be a part of a path`() {
    let one = TagSet(of: tags(("territory", "midwest"), ("industry", "dental")))
    let other = TagSet(
      of: tags(("industry", "dental"), ("territory", "midwest"), ("industry", "dental"))
    )
    #expect(one == other)
    #expect(one.text == "industry=dental, territory=midwest")
    #expect(one.name.wholeMatch(of: /dental-midwest-[0-9a-f]{12}/) != nil)
    #expect(FeedLayout.isPossible(FeedLayout.feed(.tags(one))))
  }

  @Test(
    arguments: [
      [("a", "b-c")], [("a", "b"), ("a", "c")], [("x", "b"), ("a", "c")], [("a", "日本")],
      [("a", "日")], [("customer", String(repeating: "very long ", count: 8))],
    ]
  )
  func `other tags have another name`(pairs: [(String, String)]) {
    let place = SourceLocation(file: "")
    let set = TagSet(
      of: pairs.map {
        RoadcastModel.Tag(facet: Located($0.0, at: place), value: Located($0.1, at: place))
      }
    )
    #expect(Slug.isValid(set.name))
    #expect(set.name != TagSet(of: tags(("a", "b"), ("x", "c"))).name)
  }
}
