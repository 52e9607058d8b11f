import ArgumentParser
import RoadcastProduction

/// The options of `check` and `build`.
struct CheckingOptions: ParsableArguments {
  @OptionGroup var time: NowOption

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many tasks to run at once, from 1 to 64 (default: the number of cores).",
      valueName: "n"
    ),
    transform: ArgumentReader.number(in: 1...64)
  )
  var jobs: Int?

  /// The same options for the production.
  var productionOptions: Production.Options {
    var options = time.productionOptions
    options.jobs = jobs ?? options.jobs
    options.strict = strict
    return options
  }
}
