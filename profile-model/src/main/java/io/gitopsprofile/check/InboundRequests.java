package io.gitopsprofile.check;

import io.gitopsprofile.check.SeriesQuery.Condition;
import io.gitopsprofile.model.LabelSelector;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PRF117: a rule makes a metric of what Istio's sidecars count, and does not tell what the pods get
 * from what they send. Both are in one series, apart by the label {@code reporter}. In the cluster
 * a pod that calls others scales on its own calls too. Ask for {@code reporter="destination"}.
 * (Source: istio.io, Istio Standard Metrics.)
 */
final class InboundRequests implements Check {

  private static final String WANTED = "<<.Series>>{reporter=\"destination\",<<.LabelMatchers>>}";
  private static final String PLAIN = "<<.Series>>{<<.LabelMatchers>>}";
  private static final String SENT = "reporter=\"source\"";
  private static final Pattern REPORTER =
      Pattern.compile("\\breporter\\s*(=~|!~|!=|=)\\s*([\"'`])(.*?)\\2");

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
    boolean says = false;
    boolean received = false;
    Matcher matcher = REPORTER.matcher(query);
    while (matcher.find()) {
      String operator = matcher.group(1);
      String value = matcher.group(3);
      if (operator.endsWith("~") && !SeriesQuery.isRe2(value)) {
        return;
      }
      Condition reporter = new Condition("reporter", operator, value);
      if (reporter.holds("destination") && !reporter.holds("source")) {
        return;
      }
      says = true;
      received |= reporter.holds("destination");
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
            : "write " + WANTED,
        rule.inShort() ? null : edit(rule));
  }

  private static @Nullable Edit edit(Rule rule) {
    String query = String.valueOf(rule.full().metricsQuery());
    int at = query.indexOf(PLAIN);
    if (at >= 0 && query.indexOf(PLAIN, at + 1) < 0 && !query.contains("reporter")) {
      return Edit.set(rule.queryPath(), query.replace(PLAIN, WANTED));
    }
    return query.contains(SENT) && query.indexOf("reporter") == query.lastIndexOf("reporter")
        ? Edit.set(rule.queryPath(), query.replace(SENT, "reporter=\"destination\""))
        : null;
  }
}
