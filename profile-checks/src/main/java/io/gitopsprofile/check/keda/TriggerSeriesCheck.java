package io.gitopsprofile.check.keda;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.adapter.ExportedSeries;
import io.gitopsprofile.adapter.SeveralSeries;
import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.SeriesOrigin;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.keda.OwnQuery;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.promql.Expression;
import io.gitopsprofile.promql.Expression.VectorSelector;
import io.gitopsprofile.promql.FurtherLabels;
import io.gitopsprofile.promql.LabelMatcher;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * PRF132, PRF142, PRF032: the query of a ScaledObject reads a series that no workload exports and
 * whose name is near to one that a workload exports (PRF132); it has several values, and KEDA takes
 * one (PRF142); or it reads a series of the scaled pods alone, although there may be no pods, so
 * that nothing starts the first one (PRF032). (Source: KEDA, pkg/scalers/prometheus_scaler.go.)
 *
 * <p>The queries that are made of the rules of the adapter are left to the checks of the rules.
 */
final class TriggerSeriesCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    List<String> names = null;
    for (ProfileObject scaled : ScaledObjects.all(context.objects())) {
      boolean ofPods = true;
      boolean read = false;
      int index = -1;
      for (ObjectField trigger : ScaledObjects.triggers(scaled)) {
        index++;
        ObjectField query = trigger.in("metadata", "query");
        ProfilePath place = OwnQuery.place(trigger, index, context);
        Expression expression =
            TriggerTypes.isOfPrometheus(trigger.in("type").text())
                ? OwnQuery.parsed(query.text())
                : null;
        if (expression == null || !OwnQuery.isQuery(place)) {
          ofPods &= ScaledObjects.isOfResource(trigger);
          continue;
        }
        read = true;
        names = names == null ? ExportedSeries.ofWorkloads(context) : names;
        Set<String> series = series(expression);
        near(query, place, series, names.isEmpty() ? ofTarget(scaled, context) : names, findings);
        several(query, place, series, expression, context, findings);
        ofPods &= !hasOther(expression) && areOfTarget(series, scaled, context);
      }
      if (read && ofPods) {
        fromZero(scaled, findings);
      }
    }
  }

  /** The series of the scaled workload; none if those of a container are not known. */
  private static List<String> ofTarget(ProfileObject scaled, CheckContext context) {
    String target = scaled.field("spec", "scaleTargetRef", "name").text();
    List<String> names = new ArrayList<>();
    for (Located<Workload> workload : context.workloads()) {
      if (workload.value().name().equals(target)
          && workload.value().namespace().equals(scaled.namespace())) {
        List<ExportedMetrics> exported = KnownImages.metrics(workload.value());
        for (ExportedMetrics one : exported == null ? List.<ExportedMetrics>of() : exported) {
          names.addAll(one.series().keySet());
        }
      }
    }
    return names;
  }

  /** The series that an expression names, in its order. */
  private static Set<String> series(Expression expression) {
    Set<String> names = new LinkedHashSet<>();
    for (Expression part : expression.all()) {
      if (part instanceof VectorSelector selector) {
        String name = selector.exactName();
        names.add(name == null ? "" : name);
      }
    }
    return names;
  }

  private static void near(
      ObjectField query,
      ProfilePath place,
      Set<String> series,
      List<String> names,
      DiagnosticCollector findings) {
    for (String name : series) {
      boolean foreign =
          name.isEmpty()
              || name.contains(":")
              || names.contains(name)
              || SeriesOrigin.isNotOfApplications(name)
              || SeriesOrigin.isOfIstio(name)
              || SeriesOrigin.isOfEnvoy(name);
      String counted = foreign ? null : ExportedSeries.counted(name, names);
      String right = foreign || counted != null ? counted : ClosestName.slip(name, names);
      if (right != null) {
        String text = query.text();
        boolean once = text.indexOf(name) == text.lastIndexOf(name);
        findings.add(
            DiagnosticCode.SERIES_OF_NOBODY,
            place,
            "the query of "
                + query.object().title()
                + " reads \""
                + name
                + "\", which no workload of the profile exports; did you mean \""
                + right
                + "\"?",
            "write \"" + right + "\", or add the series to exports of its workload",
            once ? Edit.set(place, text.replace(name, right)) : null);
        return;
      }
    }
  }

  /** Reports a query with a value for each pod, or for each value of a label. */
  private static void several(
      ObjectField query,
      ProfilePath place,
      Set<String> series,
      Expression expression,
      CheckContext context,
      DiagnosticCollector findings) {
    Set<String> further = new LinkedHashSet<>();
    FurtherLabels.addTo(further, expression, Set.of());
    further.removeAll(fixed(expression));
    boolean all = further.remove(FurtherLabels.ALL);
    boolean each =
        all
            && (SeveralSeries.areCountedByRequest(series)
                || areOfTarget(series, query.object(), context));
    if (!each && further.isEmpty()) {
      return;
    }
    boolean whole = further.isEmpty();
    findings.warn(
        DiagnosticCode.KEDA_TRIGGER,
        place,
        query.object().title()
            + " has a query with a value for each "
            + (whole ? "series" : "value of " + Phrases.and(quotedAll(further)))
            + "; KEDA takes one value, and fails if there are several",
        "write sum(...) around the query" + (whole ? "" : ", or leave the labels of by out"),
        Edit.set(place, "sum(" + query.text() + ")"));
  }

  private static List<String> quotedAll(Set<String> labels) {
    List<String> all = new ArrayList<>();
    for (String label : labels) {
      all.add(quoted(label));
    }
    return all;
  }

  /** The labels that have one value in all series of an expression. */
  private static Set<String> fixed(Expression expression) {
    Set<String> fixed = new LinkedHashSet<>();
    for (Expression part : expression.all()) {
      if (part instanceof VectorSelector selector) {
        for (LabelMatcher matcher : selector.matchers()) {
          if (matcher.operator() == LabelMatcher.Operator.EQUAL) {
            fixed.add(matcher.label());
          }
        }
      }
    }
    return fixed;
  }

  /** True if an expression has a value without its series, as by {@code or vector(1)}. */
  private static boolean hasOther(Expression expression) {
    for (Expression part : expression.all()) {
      boolean other =
          (part instanceof Expression.Binary binary && binary.operator() == Expression.Operator.OR)
              || (part instanceof Expression.Call call
                  && (call.function().startsWith("absent") || call.function().equals("vector")));
      if (other) {
        return true;
      }
    }
    return false;
  }

  /** True if the scaled workload exports all of the series, and no other one exports any. */
  private static boolean areOfTarget(
      Set<String> series, ProfileObject scaled, CheckContext context) {
    String target = scaled.field("spec", "scaleTargetRef", "name").text();
    boolean exported = false;
    for (Located<Workload> workload : context.workloads()) {
      boolean own =
          workload.value().name().equals(target)
              && workload.value().namespace().equals(scaled.namespace());
      boolean all = ExportedSeries.exportsAll(workload.value(), series, own);
      if (all && !own) {
        return false;
      }
      exported |= all;
    }
    return exported;
  }

  private static void fromZero(ProfileObject scaled, DiagnosticCollector findings) {
    Long least = ScaledObjects.least(scaled);
    ObjectField field = scaled.field("spec", "minReplicaCount");
    if (least != null && least == 0) {
      String key = scaled.isManifest() ? "minReplicaCount" : "minReplicas";
      ProfilePath place = scaled.isManifest() ? field.path() : scaled.part().key(key);
      findings.add(
          DiagnosticCode.AUTOSCALER_BOUNDS,
          place,
          scaled.title()
              + " has "
              + key
              + " 0"
              + (field.isPresent() ? "" : ", the default,")
              + " and reads series of the scaled pods alone; without pods there are no series, and"
              + " KEDA never starts a first pod",
          "set " + key + " to 1 or more, or read a series that exists without the pods",
          Edit.set(place, 1L));
    }
  }
}
