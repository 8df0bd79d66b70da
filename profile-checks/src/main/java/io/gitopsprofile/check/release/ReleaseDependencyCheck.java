package io.gitopsprofile.check.release;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.flux.ReleaseGraph;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Sync;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.Dependency;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.release.SourceReference;
import io.gitopsprofile.model.release.chart.ChartSource;
import io.gitopsprofile.model.source.HelmChart;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileObject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF075, PRF076: a release of Flux v2 or a HelmChart refers to an object that is not in the
 * profile (PRF075), or releases wait for each other (PRF076). The cluster may have the missing
 * object from elsewhere; a circle of dependencies never becomes ready. (Source: helm-controller,
 * {@code docs/spec/v2}.)
 */
final class ReleaseDependencyCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    if (context.profile().target().flux() != Flux.V2) {
      return;
    }
    Map<String, HelmRelease> releases = new LinkedHashMap<>();
    for (Located<HelmRelease> part : context.releases()) {
      releases.put(ReleaseGraph.id(part.value()), part.value());
    }
    Set<String> told = new HashSet<>();
    for (Located<HelmRelease> part : context.releases()) {
      dependencies(part, releases, told, context, findings);
      if (part.value().chart() instanceof Chart.Reference chart) {
        String kind = chart.kind().toString();
        takesChartFrom(
            title(part),
            namespace(part, chart.namespace()),
            kind,
            chart.name(),
            part.at("chart"),
            context,
            findings);
      } else if (part.value().chart() instanceof Chart.InSource chart) {
        ChartSource source = chart.sourceRef();
        ProfilePath place = part.at("chart").key("sourceRef");
        String kind = source.kind().toString();
        takesChartFrom(
            title(part),
            namespace(part, source.namespace()),
            kind,
            source.name(),
            place,
            context,
            findings);
      }
    }
    for (int i = 0; i < context.profile().sources().size(); i++) {
      if (context.profile().sources().get(i) instanceof HelmChart chart) {
        ChartSource source = chart.sourceRef();
        ProfilePath place =
            ProfilePath.ROOT.key("sources").index(i).key("helmChart").key("sourceRef");
        String title = "the HelmChart \"" + chart.name() + "\"";
        takesChartFrom(
            title,
            chart.namespace(),
            source.kind().toString(),
            source.name(),
            place,
            context,
            findings);
      }
    }
  }

  private static void dependencies(
      Located<HelmRelease> part,
      Map<String, HelmRelease> releases,
      Set<String> told,
      CheckContext context,
      DiagnosticCollector findings) {
    HelmRelease release = part.value();
    List<Dependency> others = release.dependsOn();
    for (int i = 0; i < others.size(); i++) {
      ProfilePath place = part.at("dependsOn").index(i);
      String other = ReleaseGraph.id(others.get(i), release);
      if (!releases.containsKey(other)) {
        int slash = other.indexOf('/');
        if (isThere(
            "HelmRelease", other.substring(slash + 1), other.substring(0, slash), context)) {
          continue;
        }
        String does = "waits for the release \"" + other + "\"";
        missing(title(part), does, "release", place, meant(place, other, releases), findings);
      } else if (closesCircle(ReleaseGraph.id(release), other, releases, told)) {
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

  private static String title(Located<HelmRelease> part) {
    return "the release \"" + part.value().name() + "\"";
  }

  private static String namespace(Located<HelmRelease> part, @Nullable String other) {
    return other == null ? part.value().namespace() : other;
  }

  private static void takesChartFrom(
      String title,
      String namespace,
      String kind,
      String name,
      ProfilePath reference,
      CheckContext context,
      DiagnosticCollector findings) {
    if (isThere(kind, name, namespace, context) || isSynced(kind, name, namespace, context)) {
      return;
    }
    String what = "the " + kind + " \"" + namespace + "/" + name + "\"";
    ProfilePath place = reference.key("name");
    missing(title, "takes its chart from " + what, "object", place, null, findings);
  }

  /** True if the profile has an object, as a typed part or as a manifest. */
  private static boolean isThere(String kind, String name, String namespace, CheckContext context) {
    for (ProfileObject object : context.objects().named(kind, name)) {
      if (object.namespace().equals(namespace)) {
        return true;
      }
    }
    return false;
  }

  /** True for the source from which Flux applies the tree itself. */
  private static boolean isSynced(
      String kind, String name, String namespace, CheckContext context) {
    Sync sync = context.profile().syncOrDefault();
    SourceReference source = sync.sourceRefOrDefault();
    String other = source.namespace() == null ? sync.namespaceOrDefault() : source.namespace();
    return source.kindOrDefault().toString().equals(kind)
        && source.name().equals(name)
        && other.equals(namespace);
  }

  /** Returns the edit to a release of the same namespace with a close name. */
  private static @Nullable Edit meant(
      ProfilePath place, String other, Map<String, HelmRelease> releases) {
    String right = ClosestName.slip(other, releases.keySet());
    String namespace = other.substring(0, other.indexOf('/') + 1);
    return right == null || !right.startsWith(namespace)
        ? null
        : Edit.set(place.key("name"), right.substring(namespace.length()));
  }

  private static void missing(
      String title,
      String does,
      String what,
      ProfilePath place,
      @Nullable Edit edit,
      DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.RELEASE_REFERENCE,
        place,
        title + " " + does + ", which the profile does not have",
        "correct the name or namespace, add that " + what + ", or accept it if the cluster has it",
        edit);
  }

  /**
   * Returns true if the other release waits for this one and no release of the circle was reported.
   */
  private static boolean closesCircle(
      String release, String other, Map<String, HelmRelease> releases, Set<String> told) {
    Set<String> seen = ReleaseGraph.withDependencies(other, releases);
    return seen.contains(release) && !told.contains(release) && told.addAll(seen);
  }
}
