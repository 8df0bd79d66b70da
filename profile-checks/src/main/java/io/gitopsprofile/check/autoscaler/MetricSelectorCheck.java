package io.gitopsprofile.check.autoscaler;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.value.LabelExpression;
import io.gitopsprofile.model.value.LabelSelector;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.MetricFacts;
import io.gitopsprofile.view.MetricPaths;
import io.gitopsprofile.view.PodSpecs;

/**
 * PRF032: a condition of a metric's selector has values that do not fit its operator: In and NotIn
 * need values, Exists and DoesNotExist take none. (Source: apimachinery, LabelSelectorAsSelector,
 * which fails in the controller.)
 */
final class MetricSelectorCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Autoscaler> autoscaler : context.autoscalers()) {
      for (Located<Metric> metric : MetricPaths.of(autoscaler)) {
        LabelSelector selector = MetricFacts.of(metric.value()).selector();
        if (selector != null) {
          ProfilePath path = metric.at("selector").key("matchExpressions");
          for (Located<LabelExpression> one : PodSpecs.parts(path, selector.matchExpressions())) {
            run(autoscaler.value(), one, findings);
          }
        }
      }
    }
  }

  private static void run(
      Autoscaler autoscaler, Located<LabelExpression> expression, DiagnosticCollector findings) {
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
