package io.gitopsprofile.check.autoscaler;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.DriftDetection;
import io.gitopsprofile.model.release.DriftIgnore;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseValues;
import io.gitopsprofile.view.ScalingObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * PRF156: a release sets the replicas of a workload of its chart that an autoscaler of the profile
 * scales: by drift detection, which undoes each change of {@code spec.replicas}; by a value, which
 * each upgrade writes again; or by an autoscaler of the chart. (Source: helm-controller, {@code
 * docs/spec/v2}, Drift detection.)
 */
final class ReleaseReplicasCheck implements Check {

  /** The values by which most charts set their replicas. */
  private static final List<String> REPLICAS = List.of("replicaCount", "replicas");

  /** The values by which most charts turn on an autoscaler of their own. */
  private static final List<String> OWN = List.of("autoscaling", "hpa", "horizontalPodAutoscaler");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Map<String, Located<HelmRelease>> named = named(context);
    Set<String> told = new HashSet<>();
    for (ScalingObject scaler : ScalingObject.all(context.objects())) {
      if (scaler.pods(context.objects()) == null && told.add(scaler.target())) {
        String name = scaler.targetName();
        Located<HelmRelease> release = named.get(key(scaler.namespace(), name));
        if (release != null) {
          check(scaler, release, "", findings);
        } else {
          component(scaler, named, findings);
        }
      }
    }
  }

  /** Returns the releases by the names that charts give their workloads, the first of a name. */
  private static Map<String, Located<HelmRelease>> named(CheckContext context) {
    Map<String, Located<HelmRelease>> named = new HashMap<>();
    for (Located<HelmRelease> release : context.releases()) {
      ReleaseValues values = new ReleaseValues(release.value());
      named.putIfAbsent(key(values.namespace(), values.releaseName()), release);
      String full = values.fullNameInProfile(63);
      if (full != null) {
        named.putIfAbsent(key(values.namespace(), full), release);
      }
    }
    return named;
  }

  /** Checks a workload that has the name of its release and of a part, such as controller. */
  private static void component(
      ScalingObject scaler, Map<String, Located<HelmRelease>> named, DiagnosticCollector findings) {
    String name = scaler.targetName();
    for (int at = name.indexOf('-'); at > 0; at = name.indexOf('-', at + 1)) {
      Located<HelmRelease> release = named.get(key(scaler.namespace(), name.substring(0, at)));
      String part = name.substring(at + 1);
      if (release != null && release.value().values().get(part) instanceof Map<?, ?>) {
        check(scaler, release, part, findings);
        return;
      }
    }
  }

  private static String key(String namespace, String name) {
    return namespace + '\n' + name;
  }

  private static void check(
      ScalingObject scaler,
      Located<HelmRelease> release,
      String part,
      DiagnosticCollector findings) {
    Map<?, ?> values =
        part.isEmpty()
            ? release.value().values().entries()
            : FreeFormValues.map(release.value().values().entries(), part);
    ProfilePath at = part.isEmpty() ? release.at("values") : release.at("values").key(part);
    String title = "the release " + quoted(release.value().name());
    for (String key : OWN) {
      if (Boolean.TRUE.equals(FreeFormValues.map(values, key).get("enabled"))) {
        ProfilePath place = at.key(key).key("enabled");
        findings.add(
            DiagnosticCode.RELEASE_REPLICAS,
            place,
            title
                + " has an autoscaler of its own for "
                + scaler.targetKind()
                + " "
                + quoted(scaler.targetName())
                + ", which "
                + scaler.title()
                + " scales, too",
            "write false, or remove " + scaler.title());
        return;
      }
    }
    DriftDetection drift = release.value().driftDetection();
    if (drift != null && drift.mode() == DriftDetection.Mode.ENABLED) {
      if (!ignores(drift, scaler)) {
        findings.add(
            DiagnosticCode.RELEASE_REPLICAS,
            release.at("driftDetection"),
            title
                + " undoes each change of the replicas of "
                + scaler.targetKind()
                + " "
                + quoted(scaler.targetName())
                + ", which "
                + scaler.title()
                + " scales; driftDetection does not ignore /spec/replicas",
            "add to ignore: {paths: [/spec/replicas], target: {kind: "
                + scaler.targetKind()
                + "}}");
      }
      return;
    }
    for (String key : REPLICAS) {
      if (values.get(key) instanceof Number) {
        ProfilePath place = at.key(key);
        findings.add(
            DiagnosticCode.RELEASE_REPLICAS,
            place,
            title
                + " sets the replicas of "
                + scaler.targetKind()
                + " "
                + quoted(scaler.targetName())
                + ", which "
                + scaler.title()
                + " scales; each upgrade of the release sets them again",
            "remove it, or write null if the chart leaves replicas out then");
      }
    }
  }

  private static boolean ignores(DriftDetection drift, ScalingObject scaler) {
    for (DriftIgnore one : drift.ignore()) {
      boolean path =
          one.paths().contains("/spec/replicas")
              || one.paths().contains("/spec")
              || one.paths().contains("");
      String kind = one.target() == null ? null : one.target().kind();
      if (path && (kind == null || kind.contains(scaler.targetKind()) || !isPlain(kind))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPlain(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      if (!Character.isLetterOrDigit(pattern.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
