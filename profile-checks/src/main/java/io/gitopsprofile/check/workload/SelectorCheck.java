package io.gitopsprofile.check.workload;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * PRF034: an object selects its pods by labels that its pods do not have. For a workload, neither
 * the pod labels nor the Fargate labels may give a selected label another value. (Source:
 * Kubernetes, "selector does not match template labels".)
 */
final class SelectorCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (PodTemplate pods : context.objects().pods()) {
      if (!pods.kind().selector().isEmpty()
          && pods.object().apiVersion().equals(pods.kind().apiVersion())) {
        ObjectField selector = pods.selector();
        if (selector.map().isEmpty() && !pods.template().map().isEmpty()) {
          missing(pods, selector, findings);
        }
        for (Object key : selector.in("matchLabels").map().keySet()) {
          compare(context, pods, selector.in("matchLabels", String.valueOf(key)), findings);
        }
      }
    }
  }

  private static void missing(
      PodTemplate pods, ObjectField selector, DiagnosticCollector findings) {
    Map<?, ?> labels = pods.template().in("metadata", "labels").map();
    findings.add(
        DiagnosticCode.SELECTOR,
        selector.path(),
        pods.object().title()
            + " has no selector, which "
            + pods.object().apiVersion()
            + " asks for",
        "write spec.selector.matchLabels with labels of spec.template",
        // Of several pods, the ones that never change are not known.
        labels.size() == 1 ? Edit.set(selector.in("matchLabels").path(), labels) : null);
  }

  private static void compare(
      CheckContext context, PodTemplate pods, ObjectField asked, DiagnosticCollector findings) {
    String key = asked.key();
    ObjectField given = pods.template().in("metadata", "labels", key);
    if (Objects.equals(asked.value(), given.value())) {
      return;
    }
    String problem =
        pods.object().title()
            + " selects pods by "
            + key
            + ": "
            + asked.value()
            + ", and its pods get "
            + (given.isPresent() ? key + ": " + given.value() : "no such label");
    Located<Workload> workload = context.workload(pods.object());
    if (workload == null) {
      findings.add(
          DiagnosticCode.SELECTOR,
          asked.path(),
          problem,
          "write the same label in spec.template.metadata.labels",
          asked.isPresent() ? Edit.set(given.path(), asked.value()) : null);
      return;
    }
    Object where = given.path().steps().get(workload.path().steps().size());
    findings.add(
        DiagnosticCode.SELECTOR,
        given.path(),
        problem,
        "remove " + key + " from " + where + ", or select by the same value with selector",
        edit(workload.value(), given, where));
  }

  private static @Nullable Edit edit(Workload workload, ObjectField given, Object where) {
    return workload.selector().isEmpty() && where.equals("podLabels")
        ? Edit.remove(given.path())
        : null;
  }
}
