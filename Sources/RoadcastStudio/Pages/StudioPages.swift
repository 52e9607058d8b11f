import RoadcastSite

/// The templates of the studio's pages.
struct StudioPages: Sendable {
  private let templates: HTMLTemplates

  init() throws {
    templates = try HTMLTemplates([
      "head": PackageResources.head_mustache,
      "top": PackageResources.top_mustache,
      "calendar": PackageResources.calendar_mustache,
      "calendarslot": PackageResources.calendarslot_mustache,
      "step": PackageResources.step_mustache,
      "steprow": PackageResources.steprow_mustache,
      "week": PackageResources.week_mustache,
      "slot": PackageResources.slot_mustache,
      "episode": PackageResources.episode_mustache,
      "segment": PackageResources.segment_mustache,
      "segments": PackageResources.segments_mustache,
      "lengths": PackageResources.lengths_mustache,
      "facets": PackageResources.facets_mustache,
      "history": PackageResources.history_mustache,
      "text": PackageResources.text_mustache,
      "release": PackageResources.release_mustache,
      "drop": PackageResources.drop_mustache,
      "transcript": PackageResources.transcript_mustache,
      "cues": PackageResources.cues_mustache,
    ])
  }

  /// Renders a page or a part of one, as UTF-8.
  func render(_ name: String, _ values: [String: Any?]) -> [UInt8] {
    templates.render(HTMLValues(values), with: name)
  }
}
