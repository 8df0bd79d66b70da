package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.FilledQuery;
import io.gitopsprofile.adapter.PrometheusResolver;
import io.gitopsprofile.adapter.ResolvedRule;
import io.gitopsprofile.adapter.RuleRange;
import io.gitopsprofile.adapter.TemplateFields;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.keda.OwnQuery;
import io.gitopsprofile.promql.Expression;
import io.gitopsprofile.promql.Expression.Aggregation;
import io.gitopsprofile.promql.Expression.Binary;
import io.gitopsprofile.promql.Expression.Call;
import io.gitopsprofile.promql.Expression.NumberLiteral;
import io.gitopsprofile.promql.Expression.Operator;
import io.gitopsprofile.promql.Expression.RangeSelector;
import io.gitopsprofile.promql.Expression.VectorSelector;
import io.gitopsprofile.promql.PromqlVersion;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * PRF157: a query has no useful value. A counter without a rate only grows; a division by zero is a
 * huge negative number in the adapter; an average over fewer than two scrapes is the last sample,
 * or nothing; a quantile of a histogram needs its buckets. The check also reads the queries that
 * the profile writes for KEDA. (Source: Prometheus, Querying, Functions; prometheus-adapter, {@code
 * pkg/custom-provider}.)
 */
final class QueryValueCheck implements Check {

  private static final String[] COUNTERS = {
    "_total", "_bucket", "_seconds_count", "_seconds_sum", "_bytes_count", "_bytes_sum"
  };

  private static final String WHOLE = "<<.Series>>{<<.LabelMatchers>>}";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ResolvedRule rule : context.adapter().rules().written()) {
      String query = rule.inShort() ? null : rule.full().metricsQuery();
      if (query != null) {
        Expression expression =
            FilledQuery.of(
                    query,
                    TemplateFields.query(rule.external(), context.adapter()),
                    PromqlVersion.ANY)
                .expression();
        String title = "the query of " + rule.title();
        String counter = expression == null ? null : counter(expression, series(rule));
        if (counter != null) {
          int at = query.indexOf(WHOLE);
          boolean once = at >= 0 && query.indexOf(WHOLE, at + 1) < 0;
          String right = query.replace(WHOLE, "rate(" + WHOLE + "[5m])");
          reportCounter(
              title,
              counter,
              rule.queryPath(),
              once ? Edit.set(rule.queryPath(), right) : null,
              findings);
        } else if (expression != null) {
          values(title, expression, rule.queryPath(), "le, <<.GroupBy>>", findings);
        }
      }
    }
    for (OwnQuery query : OwnQuery.all(context, context.objects())) {
      trigger(query, findings);
    }
    averages(context, findings);
  }

  private static void trigger(OwnQuery query, DiagnosticCollector findings) {
    String title = "the query of " + query.scaled().title();
    String counter = counter(query.expression(), "");
    if (counter != null) {
      reportCounter(title, counter, query.place(), null, findings);
    } else {
      values(title, query.expression(), query.place(), "le", findings);
    }
  }

  private static void values(
      String title,
      Expression expression,
      ProfilePath path,
      String groups,
      DiagnosticCollector findings) {
    if (lacksBuckets(expression)) {
      findings.add(
          DiagnosticCode.QUERY_VALUE,
          path,
          title
              + " computes a quantile of buckets without the label le, which tells them apart; the"
              + " result is empty",
          "group the buckets by le, too, as in sum(rate(...)) by (" + groups + ")");
    } else {
      division(title, expression, path, findings);
    }
  }

  /** True if a quantile is computed of buckets of which an aggregation drops the label le. */
  private static boolean lacksBuckets(Expression expression) {
    for (Expression part : expression.all()) {
      if (part instanceof Call call && call.function().equals("histogram_quantile")) {
        for (Expression argument : call.children()) {
          if (argument.unwrapped() instanceof Aggregation group
              && !group.picks()
              && (group.grouping() == null || !group.grouping().keeps("le"))
              && isOfBuckets(group)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isOfBuckets(Aggregation group) {
    for (Expression part : group.all()) {
      String name = part instanceof VectorSelector selector ? selector.exactName() : null;
      if (name != null && (name.endsWith("_bucket") || name.startsWith("__filled"))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the series of a rule; its pattern if it selects by one. */
  private static String series(ResolvedRule rule) {
    String exact = rule.query().exactName();
    if (exact != null) {
      return exact;
    }
    String query = rule.full().seriesQuery();
    return query.contains("_total$\"") ? "_total" : "";
  }

  /** Returns the counter whose plain value is a part of the result; null if there is none. */
  private static @Nullable String counter(Expression expression, String series) {
    if (expression instanceof RangeSelector || expression instanceof Expression.Subquery) {
      return null;
    }
    if (expression instanceof Aggregation group
        && (group.operator().equals("count") || group.operator().equals("group"))) {
      return null;
    }
    if (expression instanceof Call call
        && (call.function().startsWith("absent") || call.function().equals("timestamp"))) {
      return null;
    }
    if (expression instanceof VectorSelector selector) {
      String name = selector.exactName();
      String real = name != null && name.startsWith("__filled") ? series : name;
      return real != null && isCounter(real) ? real : null;
    }
    for (Expression part : expression.children()) {
      String found = counter(part, series);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean isCounter(String series) {
    for (String ending : COUNTERS) {
      if (series.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  private static void reportCounter(
      String title,
      String counter,
      ProfilePath path,
      @Nullable Edit edit,
      DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.QUERY_VALUE,
        path,
        title
            + " reads the counter "
            + (counter.equals("_total") ? "" : counter + " ")
            + "without a rate; its value only grows, whatever the load is",
        "write rate(...[5m]) around the series",
        edit);
  }

  private static void division(
      String title, Expression expression, ProfilePath path, DiagnosticCollector findings) {
    for (Expression part : expression.all()) {
      if (part instanceof Binary binary && binary.operator() == Operator.DIVIDE) {
        Expression right = binary.right().unwrapped();
        boolean zero = right instanceof NumberLiteral number && number.value() == 0;
        boolean idle = !hasRate(binary.left()) && hasSeries(binary.left()) && canBeZero(right);
        if (zero || idle) {
          findings.add(
              DiagnosticCode.QUERY_VALUE,
              path,
              title
                  + (zero
                      ? " divides by zero; the result is infinite"
                      : " divides by a rate, which is zero without load; the result is infinite"
                          + " then"),
              zero
                  ? "divide by another number"
                  : "write clamp_min(..., 1) around the divisor, or compare it with > 0");
          return;
        }
      }
    }
  }

  private static boolean hasSeries(Expression expression) {
    for (Expression part : expression.all()) {
      if (part instanceof VectorSelector) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasRate(Expression expression) {
    for (Expression part : expression.all()) {
      if (part instanceof Call call && isRate(call.function())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRate(String function) {
    return function.equals("rate") || function.equals("irate") || function.equals("increase");
  }

  /** True for a rate that nothing keeps above zero. */
  private static boolean canBeZero(Expression divisor) {
    for (Expression part : divisor.all()) {
      boolean kept =
          (part instanceof Call call && call.function().startsWith("clamp"))
              || (part instanceof Binary binary && binary.operator() != Operator.MULTIPLY);
      if (kept) {
        return false;
      }
    }
    return hasRate(divisor);
  }

  private static void averages(CheckContext context, DiagnosticCollector findings) {
    PrometheusChart prometheus = context.adapter().prometheus();
    Duration interval = prometheus == null ? null : prometheus.scrapeInterval();
    if (prometheus == null
        || interval == null
        || (prometheus.has(PrometheusTrait.BY_MONITORS)
            && PrometheusResolver.monitorsHaveIntervals(context))) {
      return;
    }
    for (RuleRange range : context.adapter().ranges()) {
      String query = range.query();
      boolean aggregates =
          query != null
              && !range.range().needsTwo()
              && query.contains("_over_time")
              && !query.contains("last_over_time")
              && !query.contains("present_over_time");
      if (aggregates && range.length().compareTo(interval.multipliedBy(2)) < 0) {
        findings.add(
            DiagnosticCode.QUERY_VALUE,
            range.path(),
            range.title()
                + " looks at the samples of "
                + range.written()
                + "; "
                + prometheus.title()
                + " scrapes every "
                + RuleRange.written(interval)
                + ", so that the range has fewer than two samples",
            "write a range of " + RuleRange.written(interval.multipliedBy(4)) + " or more");
      }
    }
  }
}
