@testable import RoadcastFiles
import SystemPackage
import Testing

/// The words for errors of the system.
struct WorkFailureTests {
  @Test(arguments: [true, false])
  func `every reason ends in what to do, and reading never asks for permission to write`(
    isReading: Bool
  ) {
    for number in Int32(1)...133 {
      let words = WorkFailure.explanation(of: Errno(rawValue: number), isReading: isReading)
      #expect(words.contains("; "), "\(words)")
      #expect(!isReading || !words.contains("write"), "\(words)")
    }
    let refused = WorkFailure(doing: "read x", isReading: true, Errno.permissionDenied)
    #expect(
      refused.message == "can't read x: Permission denied; give yourself permission to read it"
    )
  }
}
