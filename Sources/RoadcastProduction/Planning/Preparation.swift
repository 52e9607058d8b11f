import RoadcastChecks
import RoadcastFiles
import RoadcastModel

/// What is known before anything is made: the plan, and all that is wrong.
struct Preparation {
  let manuscript: Manuscript
  var index: CacheIndex
  var findings: [Finding]
  var plan: Plan?
  var heard: [RecordingUse: KnownRecording] = [:]

  /// By audience (nil: the show's own).
  var artwork: [String?: PublishedArtwork] = [:]

  /// The segments' own pictures, by slug and the segments' places.
  var pictures: [String: [Int: PublishedArtwork]] = [:]

  init(manuscript: Manuscript, index: CacheIndex) {
    self.manuscript = manuscript
    self.index = index
    findings = manuscript.findings
  }

  /// Every use of a recording that the show or an episode makes.
  var recordings: Set<RecordingUse> {
    guard let show = manuscript.show else { return [] }
    let sounds = [show.sound.opener, show.sound.closer].compactMap(\.self)
    return Set(
      sounds.map { show.use(ofSound: $0.value) }
        + manuscript.episodes.flatMap(\.segments).map { show.use(of: $0) }
    )
  }

  var slugs: [String] { manuscript.episodes.map(\.slug) + manuscript.unreadable }

  func knows(_ slug: String) -> Bool { slugs.contains(slug) }

  mutating func tell(_ diagnostics: [Diagnostic], about slug: String?) {
    findings += diagnostics.map { Finding(slug: slug, diagnostic: $0) }
  }

  /// Holds the plan against what was published last.
  ///
  /// - `output`: the folder, an absolute path.
  mutating func checkLedger(of plan: Plan, output: String) {
    var found: [Diagnostic] = []
    let ledger = Ledger.read(output, audiences: plan.show.audiences, into: &found)
    tell(found, about: nil)
    let known = Dictionary(grouping: index.programmes.values) {
      String($0.hash.prefix(FeedLayout.hashDigits))
    }
    let checks = LedgerChecks(ledger: ledger, plan: plan) { [heard] hash, programme in
      guard let files = known[String(hash.prefix(FeedLayout.hashDigits))] else { return nil }
      let masters = programme.parts.compactMap { heard[$0.use]?.key }
      return !files.contains { $0.masters == masters }
    }
    findings += checks.findings()
  }

  /// Leaves only what concerns some episodes, and the show.
  mutating func keep(_ slugs: [String]) {
    findings.removeAll { finding in finding.slug.map { !slugs.contains($0) } ?? false }
    plan?.episodes.removeAll { !slugs.contains($0.episode.slug) }
  }

  /// Leaves out what is wrong with episodes that no feed holds any more.
  mutating func forgetExpired(at now: Moment) {
    let expired = Set(
      manuscript.episodes.filter { EpisodeStatus(of: $0, at: now) == .expired }.map(\.slug)
    )
    findings.removeAll { finding in
      // That no feed ever held it is why it is missing among those that went out.
      finding.diagnostic.rule != .expiresEarly && finding.slug.map(expired.contains) ?? false
    }
  }

  /// Forgets what concerns only episodes whose time in any feed has not come: `check` tells that.
  ///
  /// An episode that is due and that no feed would hear is an error, and stays one.
  mutating func dropWhatIsNotDue() {
    guard let plan else { return }
    let notDue = Set(
      plan.episodes.map(\.episode).filter { episode in
        !plan.feeds.contains { plan.isDue(episode, for: $0) }
      }.map(\.slug)
    )
    findings.removeAll { finding in
      // That somebody is waited for is why it is not due.
      finding.diagnostic.rule != .awaitingApproval
        && finding.slug.map(notDue.contains) ?? false
    }
  }

  private var invalidSlugs: Set<String> {
    Set(findings.filter { $0.diagnostic.severity == .error }.compactMap(\.slug))
      .union(manuscript.unreadable)
  }

  /// Takes episodes with errors out of the plan, and tells their errors as warnings.
  mutating func leaveOutInvalid() {
    let invalid = invalidSlugs
    plan?.episodes.removeAll { invalid.contains($0.episode.slug) }
    for index in findings.indices {
      guard let slug = findings[index].slug, invalid.contains(slug),
        findings[index].diagnostic.severity == .error
      else { continue }
      findings[index].diagnostic = findings[index].diagnostic.asWarning
      findings[index].diagnostic.message += "; the episode is left out"
    }
    skipped = invalid
    if let plan {
      findings.removeAll { $0.diagnostic.rule == .emptyFeed }
      tell(EmptyFeed().diagnostics(in: plan), about: nil)
    }
  }

  private var skipped: Set<String> = []

  func report(strict: Bool) -> Report {
    let invalid = skipped.union(invalidSlugs)
    let planned = Dictionary(
      uniqueKeysWithValues: (plan?.episodes ?? []).map { ($0.episode.slug, $0) }
    )
    let readable = manuscript.episodes.filter {
      plan == nil || planned[$0.slug] != nil || skipped.contains($0.slug)
    }
    var episodes = readable.map { episode in
      let status = plan.map { EpisodeStatus(of: episode, at: $0.now) } ?? .invalid
      return EpisodeReport(
        slug: episode.slug,
        title: episode.title,
        status: invalid.contains(episode.slug) ? .invalid : status,
        published: episode.published.value,
        awaiting: episode.awaiting,
        programmes: planned[episode.slug].map { planned in
          planned.programmes.map {
            ProgrammeReport($0, of: planned, policy: plan?.show.length ?? .standard, heard: heard)
          }
        } ?? [],
        dueIn: planned[episode.slug]?.dueIn ?? []
      )
    }
    episodes += manuscript.unreadable.map {
      EpisodeReport(
        slug: $0,
        title: $0,
        status: .invalid,
        published: nil,
        programmes: [],
        dueIn: []
      )
    }
    return Report(
      diagnostics: diagnostics(strict: strict),
      episodes: episodes.sorted { $0.slug < $1.slug },
      build: nil,
      policy: plan?.show.length
    )
  }

  /// Sorted, each once, and not too many of one file: the errors first of all.
  func diagnostics(strict: Bool) -> [Diagnostic] {
    let all = Set(findings.map(\.diagnostic)).map { strict ? $0.asError : $0 }
    return Dictionary(grouping: all, by: \.location.file).flatMap { file, diagnostics in
      let sorted = diagnostics.sorted()
      let ranked =
        sorted.filter { $0.severity == .error } + sorted.filter { $0.severity == .warning }
      let rest = ranked.dropFirst(Limits.diagnosticsPerFile)
      guard let first = rest.first else { return ranked }
      // Counted only: an error where there is one among them, which then comes first.
      let more = Diagnostic(
        .andMore,
        severity: first.severity,
        at: SourceLocation(file: file),
        "and \(rest.count) more like these"
      )
      return ranked.prefix(Limits.diagnosticsPerFile) + [more]
    }.sorted()
  }
}
