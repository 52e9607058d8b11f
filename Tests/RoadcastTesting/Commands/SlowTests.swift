import Foundation

/// Whether tests that repeat themselves at random run many times instead of a few.
///
/// `make slow-test` sets this.
package enum SlowTests {
  package static let areOn = ProcessInfo.processInfo.environment["ROADCAST_SLOW_TESTS"] == "1"
}
