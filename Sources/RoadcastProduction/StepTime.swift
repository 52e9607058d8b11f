/// How long one step took.
package struct StepTime: Sendable {
  package var step: StepName
  package var duration: Duration
}
