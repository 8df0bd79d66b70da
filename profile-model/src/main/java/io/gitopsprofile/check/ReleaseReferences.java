package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.NamespacedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a release of Flux v2 refers to is there: the releases that it waits for, which do not wait
 * for it in turn, and the object that holds its chart. What is missing may be in the cluster for
 * another reason, a circle never ends. (Source: helm-controller, {@code docs/spec/v2}.)
 */
final class ReleaseReferences implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    if (subject.profile().target().flux() != Flux.V2) {
      return;
    }
    Map<String, HelmRelease> releases = new LinkedHashMap<>();
    for (Part<HelmRelease> part : subject.releases()) {
      releases.put(id(part.value()), part.value());
    }
    Set<String> told = new HashSet<>();
    for (Part<HelmRelease> part : subject.releases()) {
      dependencies(part, releases, told, findings);
      if (part.value().chart() instanceof Chart.Reference chart) {
        chart(part, chart, subject, findings);
      }
    }
  }

  private static void dependencies(
      Part<HelmRelease> part,
      Map<String, HelmRelease> releases,
      Set<String> told,
      Findings findings) {
    HelmRelease release = part.value();
    List<NamespacedName> others = release.dependsOn();
    for (int i = 0; i < others.size(); i++) {
      ProfilePath place = part.at("dependsOn").index(i);
      String other = id(others.get(i), release);
      if (!releases.containsKey(other)) {
        String does = "waits for the release \"" + other + "\"";
        missing(release, does, "release", place, meant(place, other, releases), findings);
      } else if (closesCircle(id(release), other, releases, told)) {
        findings.add(
            DiagnosticCode.DEPENDENCY_CYCLE,
            place,
            "the release \""
                + release.name()
                + "\" waits for \""
                + other
                + "\", which waits for it in turn, so that neither is ever installed",
            "remove one of the two from dependsOn");
      }
    }
  }

  private static void chart(
      Part<HelmRelease> part, Chart.Reference chart, Subject subject, Findings findings) {
    String namespace = chart.namespace() == null ? part.value().namespace() : chart.namespace();
    for (Part<Manifest> manifest : subject.manifests()) {
      Manifest object = manifest.value();
      if (object.kind().equals(chart.kind().toString())
          && object.name().equals(chart.name())
          && object.namespace().equals(namespace)) {
        return;
      }
    }
    String what = "the " + chart.kind() + " \"" + namespace + "/" + chart.name() + "\"";
    ProfilePath place = part.at("chart").key("name");
    missing(part.value(), "takes its chart from " + what, "object", place, null, findings);
  }

  /** The release of the same namespace whose name the other's is a slip of. */
  private static @Nullable Edit meant(
      ProfilePath place, String other, Map<String, HelmRelease> releases) {
    String right = Nearest.slip(other, releases.keySet());
    String namespace = other.substring(0, other.indexOf('/') + 1);
    return right == null || !right.startsWith(namespace)
        ? null
        : Edit.set(place.key("name"), right.substring(namespace.length()));
  }

  private static void missing(
      HelmRelease release,
      String does,
      String what,
      ProfilePath place,
      @Nullable Edit edit,
      Findings findings) {
    findings.add(
        DiagnosticCode.RELEASE_REFERENCE,
        place,
        "the release \"" + release.name() + "\" " + does + ", which the profile does not have",
        "correct the name or namespace, add that " + what + ", or accept it if the cluster has it",
        edit);
  }

  /** Whether the other waits for the release, and none of the circle has been told of. */
  private static boolean closesCircle(
      String release, String other, Map<String, HelmRelease> releases, Set<String> told) {
    Set<String> seen = withDependencies(other, releases);
    return seen.contains(release) && !told.contains(release) && told.addAll(seen);
  }

  /**
   * A release and those that it waits for, be it by way of others.
   *
   * @param releases all that there are, by their {@link #id}
   */
  static Set<String> withDependencies(String release, Map<String, HelmRelease> releases) {
    List<String> todo = new ArrayList<>(List.of(release));
    Set<String> seen = new HashSet<>();
    while (!todo.isEmpty()) {
      String id = todo.remove(todo.size() - 1);
      @Nullable HelmRelease next = releases.get(id);
      if (next != null && seen.add(id)) {
        next.dependsOn().forEach(it -> todo.add(id(it, next)));
      }
    }
    return seen;
  }

  /** What tells a release from others. */
  static String id(HelmRelease release) {
    return release.namespace() + "/" + release.name();
  }

  private static String id(NamespacedName other, HelmRelease release) {
    String namespace = other.namespace() == null ? release.namespace() : other.namespace();
    return namespace + "/" + other.name();
  }
}
