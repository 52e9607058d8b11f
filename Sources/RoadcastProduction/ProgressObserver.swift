/// Is told how the work goes on; from any task, in any order.
package protocol ProgressObserver: Sendable {
  /// A recording that was not known is being listened to; its path.
  func listening(to recording: String)

  /// So many seconds of sound are going to be encoded.
  func willEncode(seconds: Double)

  /// So many seconds more of a recording are encoded.
  func encoded(seconds: Double, of recording: String)
}
