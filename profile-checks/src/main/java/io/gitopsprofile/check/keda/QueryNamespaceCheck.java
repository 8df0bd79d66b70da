package io.gitopsprofile.check.keda;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.adapter.ExportedSeries;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.keda.OwnQuery;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.promql.Expression;
import io.gitopsprofile.promql.Expression.VectorSelector;
import io.gitopsprofile.promql.LabelMatcher;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF144: the query of a ScaledObject selects the pods of its target by name in another namespace,
 * where the profile has no such workload, selects a misspelt namespace, or selects a series in
 * another namespace than the workload that exports it. The query has no result, which KEDA reads as
 * 0. (Source: KEDA, pkg/scalers/prometheus_scaler.go.)
 */
final class QueryNamespaceCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ProfileObject scaled : ScaledObjects.all(context.objects())) {
      int index = 0;
      for (ObjectField trigger : ScaledObjects.triggers(scaled)) {
        if (TriggerTypes.isOfPrometheus(trigger.in("type").text())) {
          check(trigger, index, scaled, context, findings);
        }
        index++;
      }
    }
  }

  private static void check(
      ObjectField trigger,
      int index,
      ProfileObject scaled,
      CheckContext context,
      DiagnosticCollector findings) {
    ObjectField query = trigger.in("metadata", "query");
    Expression expression = OwnQuery.parsed(query.text());
    for (Expression part : expression == null ? List.<Expression>of() : expression.all()) {
      if (part instanceof VectorSelector selector) {
        LabelMatcher other = other(selector, scaled, context);
        if (other != null) {
          report(query, OwnQuery.place(trigger, index, context), scaled, other, findings);
          return;
        }
      }
    }
  }

  private static @Nullable LabelMatcher other(
      VectorSelector selector, ProfileObject scaled, CheckContext context) {
    String target = scaled.field("spec", "scaleTargetRef", "name").text();
    LabelMatcher pinned = null;
    boolean ofTarget = false;
    for (LabelMatcher matcher : selector.matchers()) {
      boolean isEqual = matcher.operator() == LabelMatcher.Operator.EQUAL;
      if (isNamespace(matcher.label()) && isEqual && !matcher.value().isEmpty()) {
        if (matcher.value().equals(scaled.namespace())) {
          return null;
        }
        pinned = matcher;
      } else if (!target.isEmpty()
          && isOfPods(matcher.label())
          && !matcher.operator().symbol().startsWith("!")
          && (matcher.value().equals(target) || matcher.value().startsWith(target + "-"))) {
        ofTarget = true;
      }
    }
    if (pinned == null) {
      return null;
    }
    boolean misspelt =
        ClosestName.slip(pinned.value(), List.of(scaled.namespace())) != null
            && context.objects().named("Namespace", pinned.value()).isEmpty();
    return misspelt
            || (ofTarget && !isIn(pinned.value(), target, context))
            || isExportedHere(selector.exactName(), pinned.value(), scaled, context)
        ? pinned
        : null;
  }

  /**
   * True if a workload beside the ScaledObject exports a series, and no pods of the other namespace
   * do or may do so.
   */
  private static boolean isExportedHere(
      @Nullable String series, String other, ProfileObject scaled, CheckContext context) {
    boolean here = false;
    for (Workload workload :
        series == null ? List.<Workload>of() : ExportedSeries.exporters(series, context)) {
      if (workload.namespace().equals(other)) {
        return false;
      }
      here |= workload.namespace().equals(scaled.namespace());
    }
    if (!here || context.hasChartIn(other)) {
      return false;
    }
    for (PodTemplate pods : context.objects().podsIn(other)) {
      Located<Workload> workload = context.workload(pods.object());
      if (workload == null || KnownImages.metrics(workload.value()) == null) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNamespace(String label) {
    return label.equals("namespace")
        || label.equals("kubernetes_namespace")
        || label.equals("exported_namespace");
  }

  /** True for a label by which queries select pods, and not a proxy in front of them. */
  private static boolean isOfPods(String label) {
    return switch (label) {
      case "app",
          "app_kubernetes_io_name",
          "container",
          "deployment",
          "kubernetes_pod_name",
          "pod",
          "pod_name",
          "statefulset",
          "workload" ->
          true;
      default -> false;
    };
  }

  /** True if the namespace has an object of the name, or a chart that may create one. */
  private static boolean isIn(String namespace, String name, CheckContext context) {
    return context.hasChartIn(namespace) || NamedObjects.of(context).has(namespace, name);
  }

  private static void report(
      ObjectField query,
      ProfilePath place,
      ProfileObject scaled,
      LabelMatcher pinned,
      DiagnosticCollector findings) {
    String wrong = pinned.label() + "=" + quoted(pinned.value());
    String right = pinned.label() + "=" + quoted(scaled.namespace());
    findings.add(
        DiagnosticCode.KEDA_QUERY_NAMESPACE,
        place,
        scaled.title()
            + " asks for series with "
            + wrong
            + "; its target "
            + quoted(scaled.field("spec", "scaleTargetRef", "name").text())
            + " is in namespace "
            + quoted(scaled.namespace()),
        "write " + right + " in the query",
        OwnQuery.isQuery(place) && query.text().contains(wrong)
            ? Edit.set(place, query.text().replace(wrong, right))
            : null);
  }
}
