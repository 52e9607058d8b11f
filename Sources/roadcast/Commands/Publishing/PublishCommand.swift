import ArgumentParser
import RoadcastFiles
import RoadcastModel
import RoadcastProduction
import RoadcastPublishing

/// `roadcast publish`.
struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Send feed/ to where it's hosted.",
    discussion: """
      EXAMPLES
        roadcast publish                 to every target in show.yml
        roadcast publish cdn             to this one
        roadcast publish cdn --dry-run   show what would be sent and removed
        roadcast publish --if-due        build and publish what is due, for a timer

      `targets:` in show.yml names the places: a folder of this machine, or a folder on a remote of \
      rclone, such as an S3 bucket or an SFTP server. rclone keeps the passwords.

      Audio goes first, then pages, then feeds, so that no feed ever links to a missing file. Only \
      changes are sent. Audio that no feed links to any more stays for the target's `grace`. Files \
      that Roadcast didn't put there are never changed or removed. private/ is never sent. \
      Afterwards, every link in the feed is checked at the public address, and new episodes are \
      announced as the target's `announce` says.
      """
  )

  @Argument(help: "A target's name in show.yml (default: all of them).")
  var target: String?

  @Flag(
    help:
      "Build and publish if an episode has become due or has expired since the last run; otherwise do nothing."
  )
  var ifDue = false

  @Flag(help: "With --if-due: treat warnings as errors.")
  var strict = false

  @Flag(help: "With --if-due: leave out episodes with errors instead of stopping.")
  var skipInvalid = false

  @Flag(help: "Show what would be sent and removed, and do nothing.")
  var dryRun = false

  @Flag(
    help:
      "Replace files at the target that have the same names as the feed's, even if Roadcast didn't put them there."
  )
  var adopt = false

  @Flag(
    help: "Remove audio that no feed links to any more at once, not after the target's grace."
  )
  var noGrace = false

  @Flag(help: "Don't check the feed's links at the public address afterwards.")
  var noVerify = false

  @Flag(help: "Check the feed's links at the public address even if nothing was sent.")
  var verify = false

  @OptionGroup var time: NowOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if ifDue, dryRun { throw ValidationError("--if-due and --dry-run can't be used together") }
    if strict || skipInvalid, !ifDue {
      throw ValidationError("--strict and --skip-invalid are for --if-due, which builds")
    }
    if verify, noVerify { throw ValidationError("--verify and --no-verify can't be used together") }
  }

  func run() async throws {
    try await common.reportingFailures {
      Signals.watch()
      let workspace = try common.openWorkspace()
      let desk = PublishingDesk(workspace: workspace, common: common)
      let clock = time.now ?? Machine.now
      if ifDue {
        let run = DueRun(desk: desk, target: target, strict: strict, skipInvalid: skipInvalid)
        return try await run.run(at: clock, options)
      }
      let show = try desk.readShow()
      if !dryRun { DueState.noteManualRun(in: workspace.path(PublishingState.folder), at: clock) }
      let result = try await desk.publish(show, to: target, options(show, clock))
      if result.hasFailed { throw ExitStatus.workFailed }
    }
  }

  private func options(_ show: Show, _ now: Moment) -> Publisher.Options {
    var options = Publisher.Options(now: now, show: show)
    options.verifies = !noVerify
    options.verifiesAlways = verify
    options.adviceWithoutAccess = "use --no-verify"
    options.isDryRun = dryRun
    options.adopts = adopt
    options.removesAtOnce = noGrace
    return options
  }
}
