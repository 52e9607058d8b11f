// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// Settings for targets with loops over samples or pixels, which take ten times as long without optimization.
///
/// They make debug builds of the command usable and the tests fast. All of the language's checks stay on.
let loopSettings = settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

/// Sines, logarithms and the like, without the C library's names.
let realModule: Target.Dependency = .product(name: "RealModule", package: "swift-numerics")

/// One of the rooms of the house: a Swift target with the settings that all of them share.
func room(
  _ name: String,
  _ dependencies: [Target.Dependency],
  resources: [Resource] = [],
  settings: [SwiftSetting] = settings
) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

func tests(
  _ name: String,
  _ dependencies: [Target.Dependency],
  exclude: [String] = []
) -> Target {
  .testTarget(
    name: name,
    dependencies: dependencies + ["RoadcastTesting"],
    exclude: exclude,
    swiftSettings: settings
  )
}

func library(_ name: String, pkgConfig: String, apt: String, brew: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt]), .brew([brew])])
}

/// The rooms that read what strangers send.
let fuzzed: [Target.Dependency] = [
  "RoadcastAudio", "RoadcastFeed", "RoadcastFiles", "RoadcastImport", "RoadcastListens",
  "RoadcastManifest", "RoadcastModel", "RoadcastServer", "RoadcastSubscribers",
  "RoadcastTranscript",
]

/// Fuzzing needs code that's instrumented for it: `tools/fuzz` asks for this target, and no other build has it.
let fuzzing: [Target] =
  Context.environment["ROADCAST_FUZZING"] == nil
  ? []
  : [
    .executableTarget(
      name: "RoadcastFuzz",
      dependencies: fuzzed,
      path: "Tests/Fuzz",
      swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]
    )
  ]

let package = Package(
  name: "roadcast",
  products: [.executable(name: "roadcast", targets: ["roadcast"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    library("CSndfile", pkgConfig: "sndfile", apt: "libsndfile1-dev", brew: "libsndfile"),
    library("CEBUR128", pkgConfig: "libebur128", apt: "libebur128-dev", brew: "libebur128"),
    library("CSoxr", pkgConfig: "soxr", apt: "libsoxr-dev", brew: "libsoxr"),
    library("CLAME", pkgConfig: "lame", apt: "libmp3lame-dev", brew: "lame"),
    library("CXML2", pkgConfig: "libxml-2.0", apt: "libxml2-dev", brew: "libxml2"),
    library(
      "CCMark",
      pkgConfig: "libcmark-gfm",
      apt: "libcmark-gfm-dev",
      brew: "cmark-gfm"
    ),
    library("CQRencode", pkgConfig: "libqrencode", apt: "libqrencode-dev", brew: "qrencode"),
    library("CIDN2", pkgConfig: "libidn2", apt: "libidn2-dev", brew: "libidn2"),
    library("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev", brew: "openssl@3"),
    library("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev", brew: "zlib"),
    .target(name: "CFileSystem"),
    .target(
      name: "CPictures",
      linkerSettings: [.linkedLibrary("jpeg"), .linkedLibrary("png16")]
    ),

    room("RoadcastModel", [realModule]),
    room("RoadcastChecks", ["RoadcastModel"]),
    room("RoadcastHashing", ["CCrypto"]),
    room("RoadcastCompression", ["CZlib"]),
    room(
      "RoadcastFiles",
      ["CFileSystem", "RoadcastHashing", systemPackage]
    ),
    room(
      "RoadcastPrograms",
      [
        "RoadcastModel", "RoadcastFiles",
        .product(name: "Subprocess", package: "swift-subprocess"), systemPackage,
      ]
    ),
    room("RoadcastHTTP", ["RoadcastModel", "RoadcastFiles", "RoadcastPrograms"]),
    room("RoadcastAddresses", ["RoadcastModel", "CIDN2"]),
    room("RoadcastMarkdown", ["RoadcastModel", "RoadcastAddresses", "CCMark"]),
    room("RoadcastDates", ["RoadcastModel"]),
    room(
      "RoadcastManifest",
      [
        "RoadcastModel", "RoadcastAddresses", "RoadcastDates",
        .product(name: "Yams", package: "Yams"),
      ]
    ),
    room("RoadcastTranscript", ["RoadcastModel", "RoadcastMarkdown", realModule]),
    room(
      "RoadcastAudio",
      ["RoadcastFiles", "CSndfile", "CEBUR128", "CSoxr", "CLAME", realModule],
      settings: loopSettings
    ),
    room("RoadcastPictures", ["RoadcastModel", "CPictures"], settings: loopSettings),
    room("RoadcastFeed", ["RoadcastModel", "RoadcastMarkdown", "RoadcastHashing", "CXML2"]),
    room(
      "RoadcastSite",
      [
        "RoadcastModel", "RoadcastHashing", "CQRencode",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: ["Episodes", "Pages", "Parts", "Scripts", "Styles"].map {
        .embedInCode("Resources/\($0)")
      }
    ),
    room(
      "RoadcastListens",
      ["RoadcastModel", "RoadcastFiles", "RoadcastSubscribers", "RoadcastCompression"],
      resources: [.embedInCode("Resources")]
    ),
    room(
      "RoadcastReports",
      [
        "RoadcastModel", "RoadcastFiles", "RoadcastSite", "RoadcastSubscribers", "RoadcastListens",
      ],
      resources: [.embedInCode("Resources")]
    ),
    room(
      "RoadcastSubscribers",
      [
        "RoadcastModel", "RoadcastAddresses", "RoadcastFiles", "RoadcastHashing",
        "RoadcastManifest", "RoadcastTranscript", "RoadcastPictures", "RoadcastSite",
      ]
    ),
    room(
      "RoadcastEditing",
      [
        "RoadcastModel", "RoadcastFiles", "RoadcastHashing", "RoadcastManifest",
        "RoadcastTranscript",
      ]
    ),
    room(
      "RoadcastServer",
      [
        "RoadcastModel", "RoadcastFiles", "RoadcastHashing", "RoadcastListens", "RoadcastSite",
        "RoadcastSubscribers", "RoadcastCompression",
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      resources: [.embedInCode("Resources")]
    ),
    room(
      "RoadcastPublishing",
      [
        "RoadcastModel", "RoadcastFeed", "RoadcastFiles", "RoadcastHashing", "RoadcastPrograms",
        "RoadcastHTTP", "RoadcastSubscribers",
        .product(name: "Mustache", package: "swift-mustache"),
      ]
    ),
    room(
      "RoadcastStudio",
      [
        "RoadcastModel", "RoadcastFiles", "RoadcastHashing", "RoadcastMarkdown", "RoadcastManifest",
        "RoadcastEditing", "RoadcastProduction", "RoadcastPublishing", "RoadcastReports",
        "RoadcastServer", "RoadcastSite",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      resources: ["Episode", "Pages", "Parts", "Scripts", "Styles"].map {
        .embedInCode("Resources/\($0)")
      }
    ),
    room(
      "RoadcastDoctor",
      ["RoadcastModel", "RoadcastFeed", "RoadcastFiles", "RoadcastHTTP"]
    ),
    room(
      "RoadcastImport",
      [
        "RoadcastModel", "RoadcastAddresses", "RoadcastAudio", "RoadcastFeed", "RoadcastFiles",
        "RoadcastHashing", "RoadcastHTTP",
      ]
    ),
    room("RoadcastSearch", ["RoadcastModel", .product(name: "GRDB", package: "GRDB.swift")]),
    room(
      "RoadcastProduction",
      [
        "RoadcastModel", "RoadcastChecks", "RoadcastFiles", "RoadcastMarkdown", "RoadcastManifest",
        "RoadcastTranscript", "RoadcastAudio", "RoadcastFeed", "RoadcastSite", "RoadcastSearch",
        "RoadcastHashing", "RoadcastDates", "RoadcastPictures", "RoadcastPrograms",
        "RoadcastSubscribers",
      ],
      resources: [.embedInCode("Resources/default-cover.png")]
    ),
    .executableTarget(
      name: "roadcast",
      dependencies: [
        "RoadcastDoctor", "RoadcastImport", "RoadcastModel", "RoadcastFiles", "RoadcastProduction",
        "RoadcastReports",
        "RoadcastSearch",
        "RoadcastSubscribers", "RoadcastServer", "RoadcastListens", "RoadcastPublishing",
        "RoadcastStudio", "RoadcastPrograms",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings,
      linkerSettings: [
        // A hundred thousand relative addresses take 0.1 MB instead of 2.8, all of which are read at every start.
        // Nothing loads our symbols by name, so that the linker can leave out code that no one calls.
        .unsafeFlags(
          [
            "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker",
            "--no-export-dynamic",
          ],
          .when(platforms: [.linux], configuration: .release)
        )
      ]
    ),

    // No part of the product: `make bench` times the writing of feeds with it.
    .executableTarget(
      name: "FeedBench",
      dependencies: ["RoadcastFeed", "RoadcastModel"],
      path: "bench/FeedBench",
      swiftSettings: settings
    ),

    // No part of the product either: makes the manual page from the command's help.
    .executableTarget(
      name: "ManualPage",
      path: "packaging/ManualPage",
      swiftSettings: settings
    ),

    .target(
      name: "RoadcastTesting",
      dependencies: [
        "RoadcastModel",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      path: "Tests/RoadcastTesting",
      swiftSettings: loopSettings
    ),
    tests("RoadcastModelTests", ["RoadcastModel"]),
    tests("RoadcastChecksTests", ["RoadcastChecks", "RoadcastModel"]),
    tests("RoadcastHashingTests", ["RoadcastHashing"]),
    tests("RoadcastFilesTests", ["RoadcastFiles", systemPackage]),
    tests("RoadcastProgramsTests", ["RoadcastPrograms", "RoadcastFiles"]),
    tests("RoadcastHTTPTests", ["RoadcastHTTP", "RoadcastFiles", "RoadcastModel"]),
    tests("RoadcastReportsTests", ["RoadcastReports", "RoadcastModel"]),
    tests("RoadcastManifestTests", ["RoadcastManifest", "RoadcastModel"]),
    tests(
      "RoadcastEditingTests",
      [
        "RoadcastEditing", "RoadcastFiles", "RoadcastManifest", "RoadcastModel",
        "RoadcastProduction", "RoadcastTranscript",
      ]
    ),
    tests("RoadcastTranscriptTests", ["RoadcastTranscript", "RoadcastModel"]),
    tests("RoadcastAudioTests", ["RoadcastAudio", "RoadcastFiles"]),
    tests("RoadcastPicturesTests", ["RoadcastPictures", "RoadcastModel"]),
    tests("RoadcastAddressesTests", ["RoadcastAddresses"]),
    tests("RoadcastMarkdownTests", ["RoadcastMarkdown"]),
    tests("RoadcastFeedTests", ["RoadcastFeed", "RoadcastMarkdown", "RoadcastModel"]),
    tests("RoadcastSiteTests", ["RoadcastSite", "RoadcastModel"]),
    tests("RoadcastListensTests", ["RoadcastListens", "RoadcastFiles", "RoadcastModel"]),
    tests(
      "RoadcastServerTests",
      [
        "RoadcastServer", "RoadcastFiles", "RoadcastModel", "RoadcastSubscribers",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]
    ),
    tests(
      "RoadcastSubscribersTests",
      [
        "RoadcastSubscribers", "RoadcastFiles", "RoadcastHashing", "RoadcastManifest",
        "RoadcastModel",
      ]
    ),
    tests("RoadcastPublishingTests", ["RoadcastPublishing", "RoadcastFiles", "RoadcastModel"]),
    tests("RoadcastStudioTests", ["RoadcastStudio", "RoadcastFiles"]),
    tests("RoadcastSearchTests", ["RoadcastSearch", "RoadcastModel"]),
    tests(
      "RoadcastProductionTests",
      [
        "RoadcastProduction", "RoadcastAudio", "RoadcastFeed", "RoadcastFiles", "RoadcastModel",
        "RoadcastReports",
      ]
    ),
    tests("RoadcastFuzzTests", fuzzed),
    tests(
      "RoadcastEndToEndTests",
      ["roadcast", "RoadcastFeed", "RoadcastModel", "RoadcastProduction"]
    ),
  ] + fuzzing,
  swiftLanguageModes: [.v6]
)
