import Glibc
import SystemPackage
import Testing

@testable import RoadcastFiles

struct SystemCallTests {
  @Test func `an interrupted call is made again`() throws {
    var results: [(result: Int32, errno: Int32)] = [(-1, EINTR), (-1, EINTR), (7, 0)]
    let result = try systemCall {
      let next = results.removeFirst()
      errno = next.errno
      return next.result
    }
    #expect(result == 7)
    #expect(results.isEmpty)
  }

  @Test func `any other failure is thrown, and not tried again`() {
    var calls = 0
    #expect(throws: Errno.ioError) {
      try systemCall {
        calls += 1
        errno = EIO
        return -1
      }
    }
    #expect(calls == 1)
  }
}
