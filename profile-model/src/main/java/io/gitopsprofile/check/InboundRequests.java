package io.gitopsprofile.check;

import io.gitopsprofile.model.LabelSelector;
import io.gitopsprofile.promql.Expression;
import io.gitopsprofile.promql.Expression.VectorSelector;
import io.gitopsprofile.promql.LabelMatcher;
import io.gitopsprofile.promql.PromqlVersion;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF117: a rule makes a metric of what Istio's sidecars count, and does not tell what the pods get
 * from what they send. Both are in one series, apart by the label {@code reporter}. In the cluster
 * a pod that calls others scales on its own calls too. Ask for {@code reporter="destination"}.
 * (Source: istio.io, Istio Standard Metrics.)
 */
final class InboundRequests implements Check {

  private static final String WANTED = "<<.Series>>{reporter=\"destination\",<<.LabelMatchers>>}";

  @Override
  public void run(Subject subject, Findings findings) {
    Set<ProfilePath> checked = new HashSet<>();
    for (PodSource source : PodSource.all(subject)) {
      String query = source.rule().full().metricsQuery();
      if (source.isOfIstio()
          && query != null
          && !source.exporters().isEmpty()
          && !selects(source.need().selector())
          && checked.add(source.rule().path())) {
        check(source, query, findings);
      }
    }
  }

  /** Whether the autoscaler itself narrows the series. */
  private static boolean selects(@Nullable LabelSelector selector) {
    return selector != null && selector.matchLabels().containsKey("reporter");
  }

  private static void check(PodSource source, String query, Findings findings) {
    Expression expression = FilledQuery.of(query, false, PromqlVersion.ANY).expression();
    if (expression == null) {
      return;
    }
    boolean says = false;
    boolean received = false;
    for (Expression part : expression.all()) {
      if (part instanceof VectorSelector selector) {
        for (LabelMatcher reporter : selector.matchers()) {
          if (reporter.label().equals("reporter")) {
            boolean destination = reporter.matches("destination");
            if (destination && !reporter.matches("source")) {
              return;
            }
            says = true;
            received |= destination;
          }
        }
      }
    }
    report(source, received || !says, findings);
  }

  private static void report(PodSource source, boolean received, Findings findings) {
    Rule rule = source.rule();
    findings.add(
        DiagnosticCode.OUTBOUND_COUNTED,
        rule.inShort() ? rule.seriesPath() : rule.queryPath(),
        "\""
            + source.need().name()
            + "\" of "
            + source.need().title()
            + " counts what the pods of "
            + source.title()
            + " send"
            + (received ? " as well as what they get" : ", and not what they get"),
        rule.inShort()
            ? "write the rule in full, with " + WANTED + " in its metricsQuery"
            : "write " + WANTED);
  }
}
