import RoadcastModel

/// Asks every rule.
enum RunChecks {
  static func run(on plan: Plan) -> [Finding] {
    let ofShow = Checks.show.flatMap { $0.diagnostics(in: plan) }
    let ofEpisodes = plan.episodes.flatMap { planned in
      Checks.episode.flatMap { $0.diagnostics(for: planned, in: plan) }.map {
        Finding(slug: planned.episode.slug, diagnostic: $0)
      }
    }
    return ofShow.map { Finding(slug: slug(of: $0), diagnostic: $0) } + ofEpisodes
  }

  /// Rules that compare episodes tell it at one of them: `episodes/SLUG/episode.yml`.
  private static func slug(of diagnostic: Diagnostic) -> String? {
    let parts = diagnostic.location.file.split(separator: "/")
    return parts.count >= 3 ? String(parts[1]) : nil
  }
}
