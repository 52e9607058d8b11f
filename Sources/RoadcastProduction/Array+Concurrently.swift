extension Array where Element: Sendable {
  /// Transforms each element on several cores.
  ///
  /// - Parameters:
  ///   - jobs: how many elements are worked on at once.
  ///   - share: the fewest elements that are worth a task of their own.
  ///   - transform: the work; it runs in any order.
  /// - Returns: the results, in the elements' order.
  /// - Throws: the failure of the first element, in their order, that fails.
  @concurrent
  func mapConcurrently<Result: Sendable, Failure: Error>(
    jobs: Int,
    share: Int = 8,
    _ transform: @escaping @Sendable (Element) throws(Failure) -> Result
  ) async throws(Failure) -> [Result] {
    let share = Swift.max(share, (count + 4 * jobs - 1) / (4 * jobs))
    guard jobs > 1, count > share else {
      var results: [Result] = []
      for element in self { results.append(try transform(element)) }
      return results
    }
    typealias Part = Swift.Result<[Result], Failure>
    let starts = Array<Int>(stride(from: 0, to: count, by: share))
    let parts = await withTaskGroup(of: (Int, Part).self) { group in
      var parts: [Int: Part] = [:]
      for (index, start) in starts.enumerated() {
        if index >= jobs, let (done, part) = await group.next() {
          parts[done] = part
          // The parts before it have all begun, and one of them can have failed too.
          if case .failure = part { break }
        }
        group.addTask {
          var results: [Result] = []
          do throws(Failure) {
            for element in self[start..<Swift.min(start + share, count)] {
              results.append(try transform(element))
            }
            return (start, .success(results))
          } catch {
            return (start, .failure(error))
          }
        }
      }
      for await (done, part) in group { parts[done] = part }
      return parts
    }
    var results: [Result] = []
    results.reserveCapacity(count)
    for start in starts {
      if let part = parts[start] { results += try part.get() }
    }
    return results
  }
}
