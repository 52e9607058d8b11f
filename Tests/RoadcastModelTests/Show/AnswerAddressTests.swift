import RoadcastModel
import Testing

struct AnswerAddressTests {
  /// The form about an episode named R&D.
  private static let form =
    "body=Episode%3A%20R%26D%0D%0ATime%3A%20%5Btime%5D%0D%0A%0D%0AWhat%20happened%3F%0D%0A%0D%0A%0D%0A"
    + "With%20which%20customer%3F%0D%0A%0D%0A%0D%0AWhat%20would%20help%3F%0D%0A%0D%0A"

  @Test(arguments: [
    ("mailto:a@b.c", "mailto:a@b.c?subject=R%26D&\(form)"),
    ("mailto:a@b.c?cc=d@e.f", "mailto:a@b.c?cc=d@e.f&subject=R%26D&\(form)"),
    ("mailto:a@b.c?Subject=Mine", "mailto:a@b.c?Subject=Mine&\(form)"),
    (
      "mailto:a@b.c?Body=Mine%20at%20%5Btime%5D",
      "mailto:a@b.c?Body=Mine%20at%20%5Btime%5D&subject=R%26D"
    ),
    ("https://e.com/?a=b", "https://e.com/?a=b&subject=R%26D"),
    ("https://e.com/form#answer", "https://e.com/form?subject=R%26D#answer"),
    ("https://e.com/form?a=b#x?y", "https://e.com/form?a=b&subject=R%26D#x?y"),
    ("https://e.com/?", "https://e.com/?subject=R%26D"),
    ("https://e.com/?a&", "https://e.com/?a&subject=R%26D"),
    ("https://e.com/?subject=Mine", "https://e.com/?subject=Mine"),
  ])
  func `an answer says which episode it's about, and a mail asks why`(
    feedback: String,
    answer: String
  ) {
    #expect(AnswerAddress.address(to: feedback, about: "R&D") == answer)
  }

  @Test func `a long title is shortened in the form`() {
    let answer = AnswerAddress.address(
      to: "mailto:a@b.c",
      about: String(repeating: "W", count: 255)
    )
    #expect(answer.contains("subject=" + String(repeating: "W", count: 255) + "&"))
    #expect(
      answer.contains("Episode%3A%20" + String(repeating: "W", count: 80) + "%E2%80%A6%0D%0A")
    )
  }
}
