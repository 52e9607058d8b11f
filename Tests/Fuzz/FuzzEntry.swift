import Foundation

/// What libFuzzer calls, once for each input: the reader that ROADCAST_FUZZ names.
@_cdecl("LLVMFuzzerTestOneInput")
public func readFuzzInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  target.read(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

private let target: FuzzTarget = {
  let name = ProcessInfo.processInfo.environment["ROADCAST_FUZZ"] ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    fatalError("set ROADCAST_FUZZ to one of \(FuzzTarget.allCases.map(\.rawValue))")
  }
  return target
}()
