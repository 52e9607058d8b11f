import RoadcastFiles
package import RoadcastModel

/// From recordings to a feed: the one place where all the steps can be read, in their order.
package struct Production {
  /// What every command begins with: the plan of what is published, and everything that's wrong.
  ///
  /// `check`, the reports and the search end here, and so does a build with errors.
  static let preparation: [Step<Preparation>] = [
    Step(.manifests) { try await $0.readManifests() },
    Step(.artwork) { try $0.readArtwork() },
    Step(.transcripts) { try await $0.readTranscripts() },
    Step(.recordings) { try await $0.examineRecordings() },
    Step(.plan) { try await $0.drawUpPlan() },
    Step(.checks) { try await $0.check() },
  ]

  /// What a build without errors goes on with: from the plan to a new `feed/`.
  static let publication: [Step<Publication>] = [
    Step(.audio) { try await $0.makeAudio() },
    Step(.texts) { try await $0.writeTexts() },
    Step(.feeds) { try await $0.writeFeeds() },
    Step(.pages) { try await $0.writePages() },
    Step(.publishing) { try await $0.exchange() },
  ]

  /// What shows the changes that a build would make, and makes none.
  static let rehearsal: [Step<Publication>] =
    Array(publication.dropLast()) + [Step(.publishing) { try await $0.rehearse() }]

  package struct Options: Sendable {
    /// What counts as the current time.
    package var now: Moment

    /// How much is worked on at once.
    package var jobs: Int

    /// Whether episodes with errors are left out instead of stopping the build.
    package var skipInvalid = false

    /// Whether warnings count as errors.
    package var strict = false

    /// The only episodes to check; all of them when empty.
    package var slugs: [String] = []

    /// The folder to publish to, an absolute path; `feed` in the workspace when nil.
    package var output: String?

    package init(now: Moment, jobs: Int) {
      self.now = now
      self.jobs = jobs
    }
  }

  let workspace: Workspace
  let options: Options
  let progress: any ProgressObserver

  /// What's known from earlier productions; nil in a program that ends with this one.
  ///
  /// Builds read everything.
  let memory: WorkspaceMemory?

  /// What encodes recordings in a program that plays drafts too; nil if builds do it themselves.
  let masters: MasterQueue?

  package init(
    workspace: Workspace,
    options: Options,
    progress: any ProgressObserver,
    memory: WorkspaceMemory? = nil,
    masters: MasterQueue? = nil
  ) {
    self.workspace = workspace
    self.options = options
    self.progress = progress
    self.memory = memory
    self.masters = masters
  }

  /// Reports every problem, those of drafts and scheduled episodes too.
  ///
  /// Changes only the cache.
  ///
  /// - Throws: `ProductionFailure` when something can't be read, `WorkFailure` when an option names an
  ///   unknown episode.
  package func check() async throws -> Report {
    let request = Preparation.Request(checksAll: true, readsLedger: true) { episode, _ in
      EpisodeStatus(of: episode, at: options.now) != .expired
    }
    var prepared = try await prepare(request)
    try prepared.manuscript.require(options.slugs)
    if !options.slugs.isEmpty { prepared.keep(options.slugs) }
    return await prepared.report(isStrict: options.strict)
  }

  /// How long a build waits for an import that moves files into the workspace.
  private static let longestMove = Duration.seconds(20)

  /// Makes the feed, or leaves it exactly as it was.
  ///
  /// - Throws: `ProductionFailure` when something can't be read or written, `WorkFailure` when another build
  ///   is running.
  package func build() async throws -> Report {
    try workspace.requireStateFolders()
    let lock = try await BuildLock(
      in: workspace.path(Workspace.stateFolder),
      waitingForImport: Self.longestMove
    )
    let report = try await build(rehearses: false)
    // Held until here.
    _ = consume lock
    return report
  }

  /// Finds out what a build would change, and leaves the feed as it is.
  ///
  /// Masters of new recordings are encoded, and stay in the cache for the build. A build can run meanwhile, and
  /// never waits for this.
  ///
  /// - Returns: What the build would report.
  /// - Throws: `ProductionFailure` when something can't be read or written.
  package func rehearse() async throws -> Report {
    try workspace.requireStateFolders()
    let masters = try Cache(workspace: workspace).lockMasters()
    defer { _ = masters }
    for _ in 1..<Self.mostRehearsals {
      let published = OutputTree.allCases.map {
        (path: outputs[$0], folder: try? Folder(outputs[$0]))
      }
      // Once a build has exchanged the folders, everything has to be compared with other ones.
      var isSame: Bool {
        published.allSatisfy { path, folder in
          folder?.isStill(at: path) ?? !FileSystem.exists(path)
        }
      }
      do {
        let report = try await build(rehearses: true)
        if isSame { return report }
      } catch {
        guard !isSame else { throw error }
      }
    }
    return try await build(rehearses: true)
  }

  /// How often a rehearsal begins anew because a build has exchanged the folders.
  private static let mostRehearsals = 3

  private func build(rehearses: Bool) async throws -> Report {
    let cache = Cache(workspace: workspace)
    if !rehearses { cache.sweep() }
    var (open, known) = try await openOutput(cache, rehearses: rehearses)
    if !rehearses { OutputFolder(outputs[.private], for: .private).sweep() }
    var prepared = try await prepare(requestForDue(readsLedger: true), index: known)
    prepared.removeWhatIsNotDue()
    if options.skipInvalid { prepared.leaveOutInvalid() }
    var report = await prepared.report(isStrict: options.strict)
    var index = prepared.index
    if !report.hasErrors, let plan = prepared.plan {
      let isPersonal = plan.feeds.contains { $0.tree == .private }
      let personal =
        isPersonal ? try await output(.private, rehearses: rehearses) { [known] in known } : nil
      do {
        var publication = try await Publication(
          of: plan,
          from: prepared,
          cache: cache,
          outputs: [open, personal].compactMap(\.self),
          obsolete: personal == nil ? ObsoleteOutput(outputs[.private]) : nil,
          masters: masters,
          isRehearsal: rehearses
        )
        // What was read and known of a large show takes many megabytes, which the steps that follow need.
        _ = consume prepared
        if let unchanged = await publication.reportIfUnchanged() {
          report.build = unchanged
        } else {
          if !rehearses {
            known.forgetFiles()
            index = CacheIndex()
          }
          report.build = try await publish(&publication, rehearses: rehearses)
        }
        if !rehearses { index = publication.index }
        report.notes += publication.notes
        async let notes = save(index, in: cache, unless: known)
        // In a large show, removing what the steps leave from memory takes as long as writing the cache.
        _ = consume publication
        report.notes += await notes
      } catch {
        throw ProductionFailure(cause: error, diagnostics: report.diagnostics)
      }
      // Held until here.
      _ = personal
    } else {
      report.notes += await save(index, in: cache, unless: known)
    }
    // Removing them from memory takes long in a large show: the report can be shown meanwhile.
    Task.detached { [index, known] in _ = (index, known) }
    // Held until here.
    _ = open
    return report
  }

  /// Writes the cache's index.
  ///
  /// - Returns: What people should know.
  private func save(
    _ index: CacheIndex,
    in cache: Cache,
    unless known: CacheIndex
  ) async -> [String] {
    do {
      try cache.save(index, unless: known)
      return []
    } catch {
      // What was published stays published, and what was found is reported.
      return ["the cache couldn't be written, so the next build takes longer"]
    }
  }

  /// Prepares to replace the open folder.
  ///
  /// In a large show, reading the index takes as long as listing the folder. The task that reads it ends here, because
  /// it keeps what it has read.
  ///
  /// - Parameters:
  ///   - cache: The cache with the index.
  ///   - rehearses: Whether the folder isn't replaced in the end.
  /// - Returns: The folder, and the index.
  /// - Throws: If a build can't replace the folder.
  private func openOutput(
    _ cache: Cache,
    rehearses: Bool
  ) async throws(WorkFailure) -> (OutputInProgress, CacheIndex) {
    let loading = Task { cache.loadIndex() }
    let open = try await output(.open, rehearses: rehearses) { await loading.value }
    return (open, await loading.value)
  }

  private func output(
    _ tree: OutputTree,
    rehearses: Bool,
    known: @escaping @Sendable () async -> CacheIndex
  ) async throws(WorkFailure) -> OutputInProgress {
    try await OutputInProgress(
      of: tree,
      in: outputs,
      known: known,
      jobs: options.jobs,
      rehearses: rehearses
    ) { [progress] in
      progress.waitForBuild(of: $0)
    }
  }

  private func publish(
    _ publication: inout Publication,
    rehearses: Bool
  ) async throws -> BuildReport {
    publication.index.forgetFiles()
    for (tree, staged) in publication.trees {
      try OutputFolder(staged.staging.output, for: tree).requireReplaceable()
    }
    do {
      for staged in publication.trees.values where !rehearses {
        try await staged.staging.reuseSpare(jobs: options.jobs)
      }
      let steps = rehearses ? Self.rehearsal : Self.publication
      let times = try await steps.take(on: &publication, progress: progress)
      return publication.report(steps: times)
    } catch {
      for staged in publication.trees.values { staged.staging.abandon() }
      throw error
    }
  }

  /// The folders that a build makes.
  private var outputs: OutputPaths { OutputPaths(of: workspace, output: options.output) }
}

// MARK: Preparing

extension Production {
  /// Prepares what a command needs that writes nothing but the cache.
  ///
  /// - Parameter request: what the command wants prepared.
  /// - Returns: the plan, and everything that's wrong.
  /// - Throws: `ProductionFailure` when something can't be read.
  func prepare(_ request: Preparation.Request) async throws -> Preparation {
    let cache = Cache(workspace: workspace)
    try workspace.requireStateFolders()
    let known = cache.loadIndex(memory)
    let prepared = try await prepare(request, index: known, memory: memory)
    // A workspace that can't be written to can still be checked and searched.
    try? cache.save(prepared.index, unless: known)
    return prepared
  }

  private func prepare(
    _ request: Preparation.Request,
    index: CacheIndex,
    memory: WorkspaceMemory? = nil
  ) async throws -> Preparation {
    var state = Preparation(
      workspace: workspace,
      options: options,
      request: request,
      index: index,
      progress: progress,
      memory: memory
    )
    do {
      _ = try await Self.preparation.take(on: &state, progress: progress)
    } catch {
      if !request.checksAll { state.removeWhatIsNotDue() }
      if !options.slugs.isEmpty { state.keep(options.slugs) }
      throw ProductionFailure(
        cause: error,
        diagnostics: state.diagnostics.report(isStrict: options.strict)
      )
    }
    return state
  }

  /// A request for the episodes that are due in any feed.
  ///
  /// - Parameter readsLedger: whether the plan is compared with what was published last.
  /// - Returns: the request.
  func requestForDue(readsLedger: Bool) -> Preparation.Request {
    Preparation.Request(checksAll: false, readsLedger: readsLedger) { episode, plan in
      plan.isDue(episode)
    }
  }
}
