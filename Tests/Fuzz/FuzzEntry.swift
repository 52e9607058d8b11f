import Foundation

/// libFuzzer itself.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ read: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What the package manager takes for the program's `main`.
///
/// - Parameters:
///   - count: How many arguments there are.
///   - arguments: Options of libFuzzer, and the folder of inputs to begin with.
/// - Returns: The exit status.
@_cdecl("RoadcastFuzz_main")
public func fuzz(
  _ count: CInt,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  var (count, arguments) = unsafe (count, arguments)
  return unsafe runFuzzer(&count, &arguments) { start, count in
    target.read(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
  }
}

/// The reader that ROADCAST_FUZZ names.
private let target: FuzzTarget = {
  let name = ProcessInfo.processInfo.environment["ROADCAST_FUZZ"] ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    fatalError("set ROADCAST_FUZZ to one of \(FuzzTarget.allCases.map(\.rawValue))")
  }
  return target
}()
