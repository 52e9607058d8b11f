import RoadcastModel
import RoadcastSite

/// The pickers for tags: a question of the show's vocabulary each, with its answers.
struct FacetPickers {
  let show: Show

  /// The answers to free questions that other episodes have, by question.
  let used: [String: [String]]

  /// - Parameters:
  ///   - tags: The tags that are chosen.
  ///   - id: What the pickers' names on the page begin with.
  /// - Returns: The values of the template `facets`.
  func values(_ tags: [Tag], id: String) -> [HTMLValues] {
    let known = show.facets.map { facet -> HTMLValues in
      let chosen = tags.filter { $0.facet == facet.name }.map(\.value)
      return values(facet.name, facet.tags, chosen: chosen, id: id)
    }
    // What isn't in the vocabulary is shown too, so that it can be taken away.
    let names = Set(show.facets.map(\.name))
    let others = Dictionary(grouping: tags.filter { !names.contains($0.facet) }, by: \.facet)
    return known
      + others.sorted { $0.key < $1.key }.map { facet, tags in
        values(facet, [], chosen: tags.map(\.value), id: id)
      }
  }

  private func values(
    _ facet: String,
    _ allowed: [String]?,
    chosen: [String],
    id: String
  ) -> HTMLValues {
    guard let allowed else {
      return HTMLValues([
        "facet": facet, "isFree": true, "id": "\(id)-\(facet)",
        "text": chosen.joined(separator: ", "),
        "used": used[facet, default: []],
      ])
    }
    let unknown = chosen.filter { !allowed.contains($0) }
    return HTMLValues([
      "facet": facet, "isFree": false,
      "answers": (allowed + unknown).map { answer in
        HTMLValues([
          "answer": answer, "isChosen": chosen.contains(answer),
          "isUnknown": unknown.contains(answer),
        ])
      },
    ])
  }
}
