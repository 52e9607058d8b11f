package import RoadcastModel

/// What was done, or would be done, at one target.
package struct PublishingReport: Sendable {
  package var target: Target
  package var plan: PublishingPlan

  /// Whether nothing was done.
  package var isDryRun: Bool

  /// What was found at the public address; nil if nothing was fetched.
  var verification: PublicCheck.Result?

  /// What apps can't use at the public address; a sentence each.
  package var problems: [String] { verification?.problems ?? [] }

  /// What someone should know about it; a sentence each.
  package var notes: [String] { verification?.notes ?? [] }

  /// How many links were fetched at the public address; nil if none were.
  package var verifiedLinks: Int? { verification?.links }

  package init(target: Target, plan: PublishingPlan, isDryRun: Bool) {
    self.target = target
    self.plan = plan
    self.isDryRun = isDryRun
  }

  /// When there's something to do at the target again, though nothing changes in the feeds.
  package var nextUpkeep: Moment? { plan.nextRemoval }

  /// Writes the members of the target's object.
  package func write(to json: inout JSONWriter) {
    json.member("bytes", plan.bytes)
    json.member("dryRun", isDryRun)
    json.member("nextRemoval", plan.nextRemoval?.rfc3339)
    json.list("problems", problems)
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
