import RoadcastModel
import RoadcastTesting
import Testing

struct AudienceTests {
  @Test(arguments: [
    // The answers of an audience, an `only`, and whether they match.
    ([], [], true),
    (["territory=midwest"], [], true),
    ([], ["territory=midwest"], false),
    (["territory=midwest"], ["territory=midwest"], true),
    (["territory=west"], ["territory=midwest"], false),
    (["territory=west"], ["territory=midwest", "territory=west"], true),
    (["territory=midwest", "territory=west"], ["territory=west"], true),
    (["territory=midwest"], ["territory=midwest", "industry=dental"], false),
    (["territory=midwest", "industry=dental"], ["territory=midwest", "industry=dental"], true),
    (["territory=midwest", "industry=retail"], ["territory=midwest", "industry=dental"], false),
    (["industry=midwest"], ["territory=midwest"], false),
  ])
  func `for every facet of an only, the answers must include one of its tags`(
    answers: [String],
    only: [String],
    matches: Bool
  ) {
    #expect(tags(answers).matches(tags(only)) == matches)
  }

  @Test func `tags are sorted in the order of the vocabulary, without duplicates`() {
    let facets = [
      Facet(name: "kind", tags: ["news", "morale"]), Facet(name: "customer", tags: nil),
    ]
    let given = tags([
      "other=x", "customer=Northwind", "kind=morale", "customer=Contoso", "kind=news",
      "kind=morale",
    ])
    let sorted = facets.sorted(given).map { "\($0.facet)=\($0.value)" }
    #expect(
      sorted == [
        "kind=news", "kind=morale", "customer=Contoso", "customer=Northwind", "other=x",
      ]
    )
  }
}
