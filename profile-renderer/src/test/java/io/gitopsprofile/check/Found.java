package io.gitopsprofile.check;

import static io.gitopsprofile.check.SoundProfiles.autoscaler;
import static io.gitopsprofile.check.SoundProfiles.podinfo;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Preset;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.render.RenderedObjects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The findings of one check in eks-hpa with one changed part, as code, path and message. */
public final class Found {

  private Found() {}

  public static List<String> in(Check check, Profile profile) {
    DiagnosticCollector findings = new DiagnosticCollector();
    check.run(RenderedObjects.context(profile), findings);
    return findings.all().stream()
        .map(found -> found.code().code() + " " + found.path() + " " + found.message())
        .toList();
  }

  /** Returns the findings of one code among all checks. */
  public static List<String> of(DiagnosticCode code, Profile profile) {
    return RenderedObjects.findings(profile).stream()
        .filter(found -> found.code() == code)
        .map(found -> found.code().code() + " " + found.path() + " " + found.message())
        .toList();
  }

  public static List<String> inWorkload(Check check, UnaryOperator<Workload.Builder> change) {
    return in(check, withWorkload(change));
  }

  public static List<String> inContainer(Check check, UnaryOperator<Container.Builder> change) {
    return inWorkload(check, workload -> container(workload, change));
  }

  public static List<String> inAutoscaler(Check check, UnaryOperator<Autoscaler.Builder> change) {
    Autoscaler changed =
        change.apply(autoscaler(new Metric.HttpRequests(Quantity.of(10))).toBuilder()).build();
    return in(check, SoundProfiles.eksHpa().toBuilder().autoscalers(changed).build());
  }

  /** Returns the findings with an autoscaler that scales another target. */
  public static List<String> scaling(Check check, String namespace, ScaleTarget target, int max) {
    Autoscaler changed =
        Autoscaler.builder()
            .name("podinfo")
            .namespace(namespace)
            .target(target)
            .maxReplicas(max)
            .build();
    return in(check, SoundProfiles.eksHpa().toBuilder().autoscalers(changed).build());
  }

  public static List<String> withMetrics(Check check, Metric... metrics) {
    return inAutoscaler(check, autoscaler -> autoscaler.metrics(metrics));
  }

  public static Profile withWorkload(UnaryOperator<Workload.Builder> change) {
    return SoundProfiles.eksHpa().toBuilder()
        .workloads(
            change.apply(podinfo().toBuilder()).build(), Preset.LOADTESTER.in("demo").build())
        .build();
  }

  public static Workload.Builder container(
      Workload.Builder workload, UnaryOperator<Container.Builder> change) {
    return workload.containers(change.apply(podinfo().containers().get(0).toBuilder()).build());
  }

  /** Returns a manifest in the namespace demo with this spec. */
  public static Manifest manifest(
      String apiVersion, String kind, String name, Map<String, ?> spec) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("apiVersion", apiVersion);
    object.put("kind", kind);
    object.put("metadata", Map.of("name", name, "namespace", "demo"));
    object.put("spec", spec);
    return new Manifest(new FreeForm(object));
  }

  /** Returns code and path of the findings about metrics: PRF010 to PRF026. */
  public static List<String> metrics(Profile profile) {
    return diagnostics(profile).stream().map(d -> d.code().code() + " " + d.path()).toList();
  }

  /** Returns the messages of the findings about metrics. */
  public static List<String> messages(Profile profile) {
    return diagnostics(profile).stream().map(Diagnostic::message).toList();
  }

  private static List<Diagnostic> diagnostics(Profile profile) {
    return RenderedObjects.findings(profile).stream()
        .filter(d -> d.code().code().compareTo("PRF010") >= 0)
        .filter(d -> d.code().code().compareTo("PRF026") <= 0)
        .toList();
  }
}
