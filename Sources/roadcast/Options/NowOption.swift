import ArgumentParser
import RoadcastModel
import RoadcastProduction

/// The `--now` option: the time that decides what is published.
struct NowOption: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Treat this as the current time, such as 2026-11-21T12:00:00Z (default: the clock).",
      valueName: "rfc3339"
    ),
    transform: ArgumentReader.moment
  )
  var now: Moment?

  /// Options for the production that work at this time, on every core.
  var productionOptions: Production.Options {
    Production.Options(now: now ?? Machine.now, jobs: Machine.cores)
  }
}
