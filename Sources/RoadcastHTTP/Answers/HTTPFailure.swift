package import RoadcastFiles

/// A request that got no usable answer.
package struct HTTPFailure: Error, Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// The address isn't one with http or https, or redirects to one that isn't.
    case badAddress
    case noSuchHost
    /// Nothing answers there, or the connection broke.
    case noAnswer
    case tooSlow
    /// The certificate isn't valid.
    case badCertificate
    /// There's no agreement about encryption.
    case noEncryption
    case tooManyRedirects
    /// The body has more bytes than the limit.
    case tooLarge
    /// The connection ended before the body did.
    case incomplete
    /// The server didn't send just the rest of a file.
    case cannotResume
    /// The answer couldn't be stored.
    case cannotStore
    /// The address, or a redirect, leads to a machine that only this network can reach; nothing was sent there.
    case privateNetwork
    case other
  }

  package var kind: Kind

  /// A sentence that begins with what's wrong, without secrets, in lower case and without a full stop.
  package var message: String

  /// The answers that came before, such as redirects.
  package var hops: [HTTPHop]

  /// - Parameters:
  ///   - kind: What went wrong.
  ///   - message: A sentence that begins with what's wrong, in lower case and without a full stop.
  ///   - hops: The answers that came before.
  package init(kind: Kind, message: String, hops: [HTTPHop] = []) {
    self.kind = kind
    self.message = message
    self.hops = hops
  }

  /// As a failure of the work itself.
  package var workFailure: WorkFailure { WorkFailure(message) }
}
