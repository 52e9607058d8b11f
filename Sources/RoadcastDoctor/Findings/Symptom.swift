/// The kinds of findings; the raw values are their names.
package enum Symptom: String, Sendable, CaseIterable {
  // MARK: Encryption and redirects

  case badCertificate = "bad-certificate"
  case certificateEnds = "certificate-ends"
  case notEncrypted = "not-encrypted"
  case downgrade
  case openPort80 = "open-port-80"
  case temporaryRedirect = "temporary-redirect"
  case manyRedirects = "many-redirects"

  // MARK: The feed

  case feedType = "feed-type"
  case feedRules = "feed-rules"
  case otherAddress = "other-address"
  case notCompressed = "not-compressed"
  case noValidator = "no-validator"
  case noConditional = "no-conditional"
  case feedCache = "feed-cache"

  // MARK: Files

  case missingFile = "missing-file"
  case wrongLength = "wrong-length"
  case wrongType = "wrong-type"
  case noRanges = "no-ranges"
  case noIfRange = "no-if-range"
  case badRangeAnswer = "bad-range-answer"
  case compressedAudio = "compressed-audio"
  case headDiffers = "head-differs"
  case mediaCache = "media-cache"
  case noCORS = "no-cors"

  // MARK: What others can see

  case noBlock = "no-block"
  case indexed
  case openFeed = "open-feed"
  case openWorkspace = "open-workspace"
  case listing
  case tokenInPage = "token-in-page"
  case wrongTokenWorks = "wrong-token-works"
  case sharedCache = "shared-cache"
  case anythingExists = "anything-exists"
}
