import RoadcastFiles
import RoadcastModel
import RoadcastProduction

/// Builds a workspace whenever one of its episodes changes, for `roadcast serve --preview`.
struct PreviewBuilder: Sendable {
  private let workspace: Workspace
  private let printer: DiagnosticPrinter
  private let isQuiet: Bool

  /// What was there before the first build: what changes while it runs is built again.
  private let start: SourceStamp

  private static let interval = Duration.seconds(1)

  init(workspace: Workspace, common: CommonOptions) {
    self.workspace = workspace
    start = SourceStamp(of: workspace)
    printer = common.printer
    isQuiet = common.quiet
  }

  /// Builds once, and reports what's wrong.
  ///
  /// A build with errors leaves the folders as they were.
  ///
  /// - Throws: If something can't be read or written.
  func build() async throws {
    // A fresh one: a workspace remembers what it has read.
    let production = Production(
      workspace: try Workspace(root: workspace.path("")),
      options: Production.Options(now: Machine.now, jobs: Machine.cores),
      progress: ProgressBar(isOn: false)
    )
    let report = try await production.build()
    printer.print(report.diagnostics)
    guard !isQuiet else { return }
    if report.build?.changed ?? false {
      Output.note("built; the pages load again")
    } else if report.hasErrors {
      Output.note("not built: the pages stay as they were until the errors are corrected")
    }
  }

  /// Builds after each change, until it's cancelled.
  @Sendable func watch() async {
    var built = start
    var last = built
    while !Task.isCancelled {
      do { try await Task.sleep(for: Self.interval) } catch { return }
      let stamp = SourceStamp(of: workspace)
      // Someone is still writing.
      defer { last = stamp }
      guard stamp != built, stamp == last else { continue }
      built = stamp
      do {
        try await build()
      } catch let failure as ProductionFailure {
        printer.print(failure.diagnostics)
        printer.printFailure((failure.cause as? WorkFailure)?.message ?? "\(failure.cause)")
      } catch {
        printer.printFailure((error as? WorkFailure)?.message ?? "\(error)")
      }
    }
  }
}
