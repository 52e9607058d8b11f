import RoadcastFiles
import Testing

struct ProgramStampTests {
  // Without it, a build with nothing to do would compose everything again.
  @Test func `the running program and its libraries are known`() {
    #expect(ProgramStamp.current?.count == 64)
  }
}
