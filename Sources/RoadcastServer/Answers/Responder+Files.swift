import NIOHTTP1
import RoadcastFiles
import RoadcastModel

/// Files, as the standards want them served.
extension Responder {
  /// Answers with a file that everyone may get.
  ///
  /// - Parameters:
  ///   - path: Relative to the open folder; the folder's or a page's.
  ///   - question: The request.
  /// - Returns: The answer.
  /// - Throws: ``MustRead``, or why a file can't be read.
  func openAnswer(_ path: String, _ question: Question) throws -> Answer {
    guard let tree = question.snapshot.trees[.open] else { return .notFound }
    let file = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
    var answer = try fileAnswer(file, in: tree, nil, question)
    if file.hasPrefix(MediaKind.audio.folder + "/") {
      answer.listener = ListenerCode.code(
        of: question.request.sender,
        day: Self.now.seconds / 86_400,
        question.snapshot.directory
      )
    }
    return answer
  }

  /// Answers with a file, or with what the request's conditions and ranges make of it.
  ///
  /// - Parameters:
  ///   - path: Relative to the published folder.
  ///   - tree: The folder.
  ///   - copy: How a person's own copy is made; nil for the file as it is.
  ///   - question: The request.
  /// - Returns: The answer.
  /// - Throws: ``MustRead``, or why a file can't be read.
  func fileAnswer(
    _ path: String,
    in tree: PublishedTree,
    _ copy: PersonalCopy?,
    _ question: Question
  ) throws -> Answer {
    guard let file = try tree.folder.publishedFile(path) else { return .missingFile }
    let ending = PathEnding(path)
    let type = FileType(ending)
    let isSentByProxy = options.accelPrefix != nil && !type.hasAddresses
    var content = Content(file)
    var tag = HashedName.hash(of: ending.name)
    if !isSentByProxy, type.hasAddresses || tag == nil {
      let text = try tree.text(
        of: file,
        path: path,
        copy: copy,
        mayRead: question.mayRead
      )
      tag = text.digest
      if let copy, !text.places.isEmpty {
        content = Content(file, places: text.places, words: copy.words(text.kinds))
        tag = "\(text.digest)-\(copy.version)"
      }
    }
    var answer = Answer(.ok, headers: headers(of: type, copy), body: .none)
    answer.path = "/\(path)"
    if isSentByProxy, let prefix = options.accelPrefix {
      answer.headers.add(
        name: "X-Accel-Redirect",
        value: prefix + tree.kind.folderName + "/" + path
      )
      return answer
    }
    let isPersonal = !content.places.isEmpty
    // Someone who is moved to another audience gets a file that may be just as old.
    let personalDate = isPersonal ? question.snapshot.subscribersModified : 0
    let version = FileVersion(
      content: content,
      tag: tag ?? "",
      modified: Int64(max(file.stamp.modified, personalDate) / 1_000_000_000),
      now: Self.now.seconds,
      isCompressible: type.isText && content.length >= FileVersion.smallestCompressed,
      isPersonal: isPersonal
    )
    version.complete(&answer, for: question.request)
    return answer
  }

  private func headers(of type: FileType, _ copy: PersonalCopy?) -> HTTPHeaders {
    let scope = copy == nil ? "public" : "private"
    let caching =
      options.isPreview
      ? "no-store"
      : type.isImmutable ? "\(scope), max-age=31536000, immutable" : "\(scope), no-cache"
    var headers = [("Content-Type", type.type), ("Cache-Control", caching)] + SafetyHeaders.all
    if copy == nil { headers.removeAll { $0.0 == "X-Robots-Tag" } }
    if type.isText { headers.append(("Vary", "Accept-Encoding")) }
    if type.isShared { headers.append(("Access-Control-Allow-Origin", "*")) }
    // In another site's page, a private address would be there for everyone to see.
    let policy =
      type.isPage
      ? SafetyHeaders.policy(canBeEmbedded: type.isEmbedded && copy == nil)
      : SafetyHeaders.policyOfFiles
    headers.append(("Content-Security-Policy", policy))
    return HTTPHeaders(headers)
  }
}
