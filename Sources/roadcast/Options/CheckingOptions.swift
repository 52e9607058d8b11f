import ArgumentParser
import RoadcastProduction

/// The options of `check` and `build`.
struct CheckingOptions: ParsableArguments {
  @OptionGroup var time: NowOption

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "How many tasks to run at once (default: the number of cores).",
      valueName: "n"
    )
  )
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...64).contains(jobs) {
      throw ValidationError("--jobs must be between 1 and 64")
    }
  }

  /// The same options for the production.
  var productionOptions: Production.Options {
    var options = time.productionOptions
    options.jobs = jobs ?? options.jobs
    options.strict = strict
    return options
  }
}
