package io.gitopsprofile.check;

import static io.gitopsprofile.check.SoundProfiles.autoscaler;
import static io.gitopsprofile.check.SoundProfiles.podinfo;

import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.Preset;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Quantity;
import io.gitopsprofile.model.ScaleTarget;
import io.gitopsprofile.model.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What one check finds in eks-hpa with one part of it changed, as code, place and message. */
final class Found {

  private Found() {}

  static List<String> in(Check check, Profile profile) {
    Findings findings = new Findings();
    check.run(new Subject(profile), findings);
    return findings.all().stream()
        .map(found -> found.code().code() + " " + found.path() + " " + found.message())
        .toList();
  }

  static List<String> inWorkload(Check check, UnaryOperator<Workload.Builder> change) {
    return in(check, withWorkload(change));
  }

  static List<String> inContainer(Check check, UnaryOperator<Container.Builder> change) {
    return inWorkload(check, workload -> container(workload, change));
  }

  static List<String> inAutoscaler(Check check, UnaryOperator<Autoscaler.Builder> change) {
    Autoscaler changed =
        change.apply(autoscaler(new Metric.HttpRequests(Quantity.of(10))).toBuilder()).build();
    return in(check, SoundProfiles.eksHpa().toBuilder().autoscalers(changed).build());
  }

  /** With an autoscaler that scales another target. */
  static List<String> scaling(Check check, String namespace, ScaleTarget target, int max) {
    Autoscaler changed =
        Autoscaler.builder()
            .name("podinfo")
            .namespace(namespace)
            .target(target)
            .maxReplicas(max)
            .build();
    return in(check, SoundProfiles.eksHpa().toBuilder().autoscalers(changed).build());
  }

  static List<String> withMetrics(Check check, Metric... metrics) {
    return inAutoscaler(check, autoscaler -> autoscaler.metrics(metrics));
  }

  static Profile withWorkload(UnaryOperator<Workload.Builder> change) {
    return SoundProfiles.eksHpa().toBuilder()
        .workloads(
            change.apply(podinfo().toBuilder()).build(), Preset.LOADTESTER.in("demo").build())
        .build();
  }

  static Workload.Builder container(
      Workload.Builder workload, UnaryOperator<Container.Builder> change) {
    return workload.containers(change.apply(podinfo().containers().get(0).toBuilder()).build());
  }

  /** A further manifest in the namespace demo with this spec. */
  static Manifest manifest(String apiVersion, String kind, String name, Map<String, ?> spec) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("apiVersion", apiVersion);
    object.put("kind", kind);
    object.put("metadata", Map.of("name", name, "namespace", "demo"));
    object.put("spec", spec);
    return new Manifest(new FreeForm(object));
  }

  /** Code and path of what the checks of the metrics' way find: PRF010 to PRF026. */
  static List<String> metrics(Profile profile) {
    return diagnostics(profile).stream().map(d -> d.code().code() + " " + d.path()).toList();
  }

  /** Their messages. */
  static List<String> messages(Profile profile) {
    return diagnostics(profile).stream().map(Diagnostic::message).toList();
  }

  private static List<Diagnostic> diagnostics(Profile profile) {
    return ProfileChecks.of(profile).stream()
        .filter(d -> d.code().code().compareTo("PRF010") >= 0)
        .filter(d -> d.code().code().compareTo("PRF026") <= 0)
        .toList();
  }
}
