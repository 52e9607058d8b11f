import Foundation
import RoadcastTesting
import Testing

/// What once stopped a reader, or took it long: each is a file of `Tests/Fixtures/Fuzz/TARGET`.
struct FuzzFixtureTests {
  @Test(arguments: FuzzTarget.allCases)
  func `what once hurt is read or refused, and quickly`(target: FuzzTarget) throws {
    let folder = "\(Repository.path)/Tests/Fixtures/Fuzz/\(target)"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let bytes = try Array(Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
      let start = ContinuousClock.now
      target.read(bytes)
      #expect(ContinuousClock.now - start < .seconds(2), "\(name)")
    }
  }

  @Test(arguments: FuzzTarget.allCases)
  func `any bytes are read or refused`(target: FuzzTarget) {
    for seed in 0..<20 {
      var random = SeededRandom(seed: seed)
      target.read(random.bytes(Int.random(in: 0...400, using: &random)))
    }
  }
}
