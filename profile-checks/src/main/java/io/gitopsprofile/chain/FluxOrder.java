package io.gitopsprofile.chain;

import io.gitopsprofile.chain.FluxStep.Wait;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.flux.ReleaseGraph;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.Dependency;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ProfileParts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The order in which Flux reconciles the releases and the folders of a profile. */
public final class FluxOrder {

  private static final String GROUP = "kustomize.toolkit.fluxcd.io";

  private final Profile profile;
  private final ProfileParts parts;
  private final ProfileObjects objects;
  private final Map<String, ProfileObject> kustomizations = new LinkedHashMap<>();

  /** Reads the order of a profile. */
  public FluxOrder(ProfileParts parts, ProfileObjects objects) {
    this.profile = parts.profile();
    this.parts = parts;
    this.objects = objects;
    for (ProfileObject object : objects.ofKind("Kustomization")) {
      if (object.group().equals(GROUP)) {
        kustomizations.put(object.name(), object);
      }
    }
  }

  /** Returns the releases, the ones that Flux can install first at the start. */
  public List<FluxStep> releases() {
    Map<String, FluxStep> steps = new LinkedHashMap<>();
    for (Located<HelmRelease> located : parts.releases()) {
      HelmRelease release = located.value();
      List<Wait> waits = new ArrayList<>();
      for (Dependency other : release.dependsOn()) {
        waits.add(new Wait(ReleaseGraph.id(other, release), "the release names it in dependsOn"));
      }
      String version = release.chart().writtenVersion();
      String content = release.chart().chartName() + (version == null ? "" : " " + version);
      String id = ReleaseGraph.id(release);
      steps.put(id, new FluxStep(id, 0, content, source(release), waits, located.path()));
    }
    return inWaves(steps);
  }

  private String source(HelmRelease release) {
    Chart chart = release.chart();
    String address = chart.address();
    if (address != null) {
      return address;
    }
    if (chart instanceof Chart.InSource in) {
      String namespace = in.sourceRef().namespace();
      return source(
          in.sourceRef().kind().toString(),
          in.sourceRef().name(),
          namespace == null ? release.namespace() : namespace);
    }
    if (chart instanceof Chart.Reference reference) {
      String namespace = reference.namespace();
      return source(
          reference.kind().toString(),
          reference.name(),
          namespace == null ? release.namespace() : namespace);
    }
    return "";
  }

  private String source(String kind, String name, String namespace) {
    String words = kind + " " + name;
    for (ProfileObject object : objects.named(kind, name)) {
      String url = object.field("spec", "url").text();
      if (object.namespace().equals(namespace) && !url.isEmpty()) {
        return words + ", " + url;
      }
    }
    return words;
  }

  /** Returns the folders that Kustomizations of Flux v2 apply; none under Flux v1. */
  public List<FluxStep> folders() {
    Map<String, FluxStep> steps = new LinkedHashMap<>();
    for (ProfileObject object : kustomizations.values()) {
      List<Wait> waits = new ArrayList<>();
      for (ObjectField other : object.field("spec", "dependsOn").elements()) {
        String on = other.in("name").text();
        waits.add(new Wait(on, why(object, on)));
      }
      ObjectField source = object.field("spec", "sourceRef");
      steps.put(
          object.name(),
          new FluxStep(
              object.name(),
              0,
              object.field("spec", "path").text(),
              (source.in("kind").text() + " " + source.in("name").text()).strip(),
              waits,
              object.isManifest() ? object.part() : null));
    }
    return inWaves(steps);
  }

  private String why(ProfileObject waiting, String on) {
    if (waiting.isManifest()) {
      return "the Kustomization names it in dependsOn";
    }
    String before = folder(on);
    String after = folder(waiting.name());
    for (Located<HelmRelease> release : parts.releases()) {
      for (Dependency other : release.value().dependsOn()) {
        String namespace =
            other.namespace() == null ? release.value().namespace() : other.namespace();
        if (isIn(after, release.value().namespace()) && isIn(before, namespace)) {
          return "the release " + release.value().name() + " depends on " + other.name();
        }
      }
    }
    HelmRelease metrics = profile.metricsRelease();
    if (metrics != null && isIn(before, metrics.namespace())) {
      for (Autoscaler autoscaler : profile.autoscalers()) {
        if (isIn(after, autoscaler.namespace())) {
          return "the autoscaler " + autoscaler.name() + " reads metrics of " + metrics.name();
        }
      }
    }
    for (Located<HelmRelease> release : parts.releases()) {
      if (isIn(before, release.value().namespace())) {
        return "releases are installed before the applications, such as " + release.value().name();
      }
    }
    return "objects of the whole cluster come first, or sync.groups says so";
  }

  /** The folder that a Kustomization applies, without a leading {@code ./}. */
  private String folder(String kustomization) {
    ProfileObject object = kustomizations.get(kustomization);
    String path = object == null ? "" : object.field("spec", "path").text();
    return path.startsWith("./") ? path.substring(2) : path;
  }

  private boolean isIn(String folder, String namespace) {
    String directory = profile.directoryOf(namespace).toString();
    return folder.equals(directory) || folder.endsWith("/" + directory);
  }

  /** Gives each step its wave, and sorts the steps by wave; the order is kept within a wave. */
  private static List<FluxStep> inWaves(Map<String, FluxStep> steps) {
    Map<String, Integer> waves = new HashMap<>();
    Set<String> left = new LinkedHashSet<>(steps.keySet());
    for (int wave = 1; !left.isEmpty(); wave++) {
      Set<String> ready = new LinkedHashSet<>();
      for (String name : left) {
        if (isReady(steps.get(name), steps, waves)) {
          ready.add(name);
        }
      }
      if (ready.isEmpty()) {
        break;
      }
      for (String name : ready) {
        waves.put(name, wave);
      }
      left.removeAll(new HashSet<>(ready));
    }
    List<FluxStep> sorted = new ArrayList<>();
    for (FluxStep step : steps.values()) {
      Integer wave = waves.get(step.name());
      ProfilePath path = step.path();
      sorted.add(
          new FluxStep(
              step.name(),
              wave == null ? 0 : wave,
              step.content(),
              step.source(),
              step.waits(),
              path));
    }
    sorted.sort(
        Comparator.comparingInt(step -> step.wave() == 0 ? Integer.MAX_VALUE : step.wave()));
    return sorted;
  }

  private static boolean isReady(
      @Nullable FluxStep step, Map<String, FluxStep> steps, Map<String, Integer> waves) {
    if (step == null) {
      return true;
    }
    for (Wait wait : step.waits()) {
      if (steps.containsKey(wait.on()) && !waves.containsKey(wait.on())) {
        return false;
      }
    }
    return true;
  }
}
