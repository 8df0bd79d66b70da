package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.LabelExpression;
import io.gitopsprofile.model.LabelSelector;
import io.gitopsprofile.model.Metric;

/**
 * The conditions of a metric's selector make sense: In and NotIn have values, Exists and
 * DoesNotExist have none. (apimachinery: LabelSelectorAsSelector, on which the controller fails.)
 */
final class MetricSelectorCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Autoscaler> autoscaler : subject.autoscalers()) {
      for (Part<Metric> metric : Metrics.of(autoscaler)) {
        LabelSelector selector = MetricFacts.of(metric.value()).selector();
        if (selector != null) {
          ProfilePath path = metric.at("selector").key("matchExpressions");
          for (Part<LabelExpression> one : Pods.parts(path, selector.matchExpressions())) {
            run(autoscaler.value(), one, findings);
          }
        }
      }
    }
  }

  private static void run(
      Autoscaler autoscaler, Part<LabelExpression> expression, Findings findings) {
    String operator = expression.value().operator();
    boolean compares = operator.equals("In") || operator.equals("NotIn");
    if (compares == expression.value().values().isEmpty()) {
      findings.add(
          DiagnosticCode.AUTOSCALER_BOUNDS,
          expression.at("values"),
          "a selector of autoscaler "
              + quoted(autoscaler.name())
              + " asks for label "
              + quoted(expression.value().key())
              + " by "
              + operator
              + (compares ? " without values" : " with values, which it cannot have"),
          compares ? "add the values" : "remove the values, or use In or NotIn");
    }
  }
}
