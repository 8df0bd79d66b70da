package io.gitopsprofile.check.autoscaler;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.flux.PostBuildSubstitution;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.autoscaler.ScaleTarget.ObjectReference;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.MetricFacts;
import io.gitopsprofile.view.MetricPaths;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodSpecs;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ScalingObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * PRF028: a containerResource metric names a container that the scaled pods do not have, of a
 * workload or a manifest. Containers that a mesh injects are not in the profile; their names are
 * accepted.
 */
final class ContainerMetricCheck implements Check {

  private static final Set<String> INJECTED =
      Set.of("envoy", "istio-proxy", "linkerd-proxy", "kuma-sidecar", "xray-daemon", "daprd");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Autoscaler> autoscaler : context.autoscalers()) {
      Located<Workload> target = context.targetOf(autoscaler.value());
      if (target == null) {
        ofObject(autoscaler, context, findings);
        continue;
      }
      if (target.value().containers().isEmpty()) {
        continue;
      }
      List<String> names = PodSpecs.names(target);
      for (Located<Metric> metric : MetricPaths.of(autoscaler)) {
        String container = MetricFacts.of(metric.value()).container();
        if (container != null) {
          String scaler = "autoscaler " + quoted(autoscaler.value().name());
          String workload = "workload " + quoted(target.value().name());
          check(scaler, container, metric.at("container"), workload, names, findings);
        }
      }
    }
    for (ProfileObject object : context.objects().ofKind("HorizontalPodAutoscaler")) {
      if (object.isManifest()) {
        ofManifest(object, context, findings);
      }
    }
  }

  /** Checks an autoscaler whose target is a manifest. */
  private static void ofObject(
      Located<Autoscaler> autoscaler, CheckContext context, DiagnosticCollector findings) {
    ObjectReference target = WorkloadKind.scaledBy(autoscaler.value().target());
    String namespace = autoscaler.value().namespace();
    PodTemplate pods = context.objects().podsOf(target.kind(), namespace, target.name());
    for (Located<Metric> metric : MetricPaths.of(autoscaler)) {
      String container = MetricFacts.of(metric.value()).container();
      if (container != null && pods != null) {
        String scaler = "autoscaler " + quoted(autoscaler.value().name());
        check(scaler, container, metric.at("container"), pods, findings);
      }
    }
  }

  private static void ofManifest(
      ProfileObject object, CheckContext context, DiagnosticCollector findings) {
    ScalingObject scaler = ScalingObject.of(object);
    PodTemplate pods = scaler == null ? null : scaler.pods(context.objects());
    for (ObjectField metric : object.field("spec", "metrics").elements()) {
      ObjectField container = metric.in("containerResource", "container");
      if (pods != null && !container.text().isEmpty()) {
        check(object.title(), container.text(), container.path(), pods, findings);
      }
    }
  }

  private static void check(
      String scaler,
      String container,
      ProfilePath place,
      PodTemplate pods,
      DiagnosticCollector findings) {
    List<String> names = new ArrayList<>();
    for (ObjectField one : pods.allContainers()) {
      names.add(one.in("name").text());
    }
    if (!names.isEmpty()) {
      check(scaler, container, place, pods.object().title(), names, findings);
    }
  }

  private static void check(
      String scaler,
      String container,
      ProfilePath place,
      String target,
      List<String> names,
      DiagnosticCollector findings) {
    if (!names.contains(container)
        && !INJECTED.contains(container)
        && PostBuildSubstitution.variable(container) == null) {
      findings.add(
          DiagnosticCode.SCALE_TARGET,
          place,
          scaler
              + " scales on container "
              + quoted(container)
              + ", which "
              + target
              + " does not have"
              + Phrases.didYouMean(container, names),
          "name one of its containers: " + Phrases.anyOf(names),
          Edit.setIfKnown(place, ClosestName.slip(container, names)));
    }
  }
}
