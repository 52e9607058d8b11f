import Subprocess

/// What a program reads from its standard input.
struct ProgramInput: InputProtocol {
  let bytes: [UInt8]

  func write(with writer: StandardInputWriter) async throws {
    // A program that ends before it has read everything says itself why.
    _ = try? await writer.write(bytes)
  }
}
