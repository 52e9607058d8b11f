package import RoadcastModel

/// What was done, or would be done, at one target.
package struct PublishingReport: Sendable {
  package var target: Target
  package var plan: PublishingPlan

  /// Whether nothing was done.
  package var isDryRun: Bool

  /// What was found at the public address; nil if nothing was fetched.
  var verification: PublicCheck.Result?

  /// What was announced, or would be.
  var announcements: [Announcer.Message] = []

  /// What would be announced, in full; empty if that wasn't asked for.
  package var previews: [AnnouncementPreview] = []

  /// What couldn't be announced, a sentence each.
  ///
  /// The next run tries again.
  package var announcementProblems: [String] = []

  /// Why what follows sending couldn't be done; a sentence each.
  package var failures: [String] = []

  /// When the next report of a week is due; nil if none is wanted.
  var nextReport: Moment?

  /// What was announced, or would be: the channel and the episode, or nil for the report of the week.
  package var told: [(channel: String, slug: String?)] {
    announcements.map { ($0.channel.rawValue, $0.episode?.slug) }
  }

  /// What apps can't use at the public address; a sentence each.
  package var brokenLinks: [String] { verification?.problems ?? [] }

  /// What apps can't use at the public address, and what couldn't be done after sending; a sentence each.
  package var problems: [String] { brokenLinks + failures }

  /// What someone should know about it; a sentence each.
  package var notes: [String] { verification?.notes ?? [] }

  /// How many links were fetched at the public address; nil if none were.
  package var verifiedLinks: Int? { verification?.links }

  package init(target: Target, plan: PublishingPlan, isDryRun: Bool) {
    self.target = target
    self.plan = plan
    self.isDryRun = isDryRun
  }

  /// When the public address is to be looked at again; nil if it needn't be.
  var nextCheck: Moment?

  /// Whether some caches still have what was there before, for a few minutes.
  var isStale: Bool { verification.map { $0.stale > 0 } ?? false }

  /// When there's something to do at the target again, though nothing changes in the feeds.
  package var nextUpkeep: Moment? {
    [plan.nextRemoval, nextReport, nextCheck].compactMap(\.self).min()
  }

  /// Writes the members of the target's object.
  package func write(to json: inout JSONWriter) {
    json.list("announced", of: told) { told, json in
      json.member("channel", told.channel)
      json.member("slug", told.slug)
    }
    json.member("bytes", plan.bytes)
    json.member("dryRun", isDryRun)
    json.member("nextRemoval", plan.nextRemoval?.rfc3339)
    json.list("problems", problems + announcementProblems)
    json.list("removed", plan.removals)
    json.list("sent", of: plan.sends) { file, json in
      json.member("bytes", file.size)
      json.member("path", file.path)
      json.member("stage", file.stage.rawValue)
    }
    json.member("target", target.name.value)
    json.member("to", target.placeText)
    json.member("unchanged", plan.unchanged)
    json.member("verifiedLinks", verifiedLinks)
    json.list("waiting", plan.waiting)
  }
}
