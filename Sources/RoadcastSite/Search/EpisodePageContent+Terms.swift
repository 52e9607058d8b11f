import RoadcastModel

extension EpisodePageContent {
  /// The search's terms of everything that the page shows but what's said.
  var writtenTerms: Set<String> {
    var terms = SearchTerms()
    terms.add(title)
    if let summary { terms.add(summary) }
    if let plainNotes { terms.add(plainNotes) }
    for chapter in chapters { terms.add(chapter.title) }
    for tag in tags { terms.add(TagWords.readable(tag.value)) }
    for name in speakers { terms.add(name) }
    return terms.terms
  }
}
