package io.gitopsprofile.importer;

import io.gitopsprofile.adapter.ScrapeMonitors;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.importer.flux.Applier;
import io.gitopsprofile.importer.flux.BuiltCluster;
import io.gitopsprofile.importer.kustomize.ObjectIdentity;
import io.gitopsprofile.importer.value.ImportNotes;
import io.gitopsprofile.importer.value.Origin;
import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.importer.words.ObjectWords;
import io.gitopsprofile.importer.words.PartWords;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.HpaVersion;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.source.Source;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.read.source.SourceFile;
import io.gitopsprofile.schema.Schemas;
import io.gitopsprofile.yaml.CanonicalYaml;
import io.gitopsprofile.yaml.UnwritableValueException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Assembles a profile from the objects of a cluster. */
final class ProfileAssembly {

  private static final KubernetesVersion NEWEST =
      KubernetesVersion.of("1." + Schemas.minor(KubernetesVersion.of("1.99")));

  private final BuiltCluster cluster;
  private final ImportNotes notes;
  private final KubernetesVersion kubernetes;
  private final @Nullable TreeValue hpa;
  private final TreeValue root;
  private final ProfileReader reader = new ProfileReader();
  private final List<Namespace> namespaces = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();
  private final List<HelmRelease> releases = new ArrayList<>();
  private final List<Workload> workloads = new ArrayList<>();
  private final List<Autoscaler> autoscalers = new ArrayList<>();
  private final List<Manifest> manifests = new ArrayList<>();
  private final List<TreeValue> objects = new ArrayList<>();
  private final Set<TreeValue> unknown = Collections.newSetFromMap(new IdentityHashMap<>());
  private int left;

  private ProfileAssembly(BuiltCluster cluster, @Nullable String version, ImportNotes notes) {
    this.cluster = cluster;
    this.notes = notes;
    this.kubernetes = version == null ? NEWEST : KubernetesVersion.of(version);
    this.hpa = hpaVersion(cluster.objects());
    List<TreeValue> objects = cluster.objects();
    this.root =
        TreeValue.mapping(
            objects.isEmpty()
                ? Origin.of(new SourceFile(cluster.name(), ""))
                : objects.get(0).origin());
  }

  static ImportedProfile of(BuiltCluster cluster, @Nullable String version, ImportNotes notes) {
    return new ProfileAssembly(cluster, version, notes).assemble();
  }

  private ImportedProfile assemble() {
    Set<String> known = new HashSet<>();
    unknown.addAll(cluster.unknown());
    List<AutoscalerCondition> conditions = new ArrayList<>();
    for (TreeValue object : cluster.objects()) {
      String identity =
          ObjectIdentity.group(object)
              + "/"
              + ObjectIdentity.kind(object)
              + "/"
              + ObjectIdentity.namespace(object)
              + "/"
              + ObjectIdentity.name(object);
      if (ObjectIdentity.name(object).isEmpty()) {
        left++;
        notes.notFollowed(
            object.origin(), "the " + ObjectIdentity.kind(object) + " does not have a name");
      } else if (!known.add(identity)) {
        left++;
        notes.notFollowed(
            object.origin(),
            "the "
                + ObjectIdentity.kind(object)
                + " "
                + ObjectIdentity.name(object)
                + " is in the cluster twice; the first is checked");
      } else {
        if (cluster.applier() != Applier.FLUX_V2
            || (!cluster.isAppliedByItself() && !cluster.appliedBy().containsKey(object))) {
          inDefaultNamespace(object);
        }
        conditions.addAll(AutoscalerCondition.of(object));
        add(object);
      }
    }
    Profile profile =
        Profile.builder()
            .languageVersion(LanguageVersion.V1)
            .name(name(cluster.name()))
            .target(target())
            .namespaces(namespaces)
            .sources(sources)
            .releases(releases)
            .workloads(workloads)
            .autoscalers(autoscalers)
            .manifests(manifests)
            .build();
    if (ScrapeMonitors.arePossible(profile)) {
      profile = profile.toBuilder().workloads(annotated()).build();
    }
    int typed =
        namespaces.size()
            + sources.size()
            + releases.size()
            + workloads.size()
            + autoscalers.size();
    return new ImportedProfile(
        cluster.name(),
        profile,
        new ImportedPlaces(root, unknown),
        new ImportCounts(cluster.objects().size(), typed, manifests.size(), left),
        objects,
        cluster.followed(),
        cluster.unknown(),
        cluster.appliedBy(),
        conditions);
  }

  /** The workloads with their annotations for Prometheus, which no operator reads. */
  private List<Workload> annotated() {
    List<Workload> annotated = new ArrayList<>();
    for (Workload workload : workloads) {
      annotated.add(
          workload.toBuilder().scrape(null).podAnnotations(workload.allPodAnnotations()).build());
    }
    TreeValue list = root.get("workloads");
    if (list != null) {
      list.elements()
          .replaceAll(
              part -> {
                TreeValue said = ObjectWords.annotated(new PartWords("workloads", part)).part();
                if (unknown.contains(part)) {
                  unknown.add(said);
                }
                return said;
              });
    }
    return annotated;
  }

  private Target target() {
    Target.Builder target =
        Target.builder()
            .kubernetes(kubernetes)
            .flux(cluster.applier() == Applier.FLUX_V1 ? Flux.V1 : Flux.V2);
    if (hpa != null) {
      root.mappingAt("target", hpa.origin()).entries().put("hpa", hpa);
      for (HpaVersion version : HpaVersion.values()) {
        if (hpa.toString().equals("autoscaling/" + version)) {
          target.hpa(version);
        }
      }
    }
    return target.build();
  }

  /** Adds the namespace in which kubectl puts an object that has none. */
  private static void inDefaultNamespace(TreeValue object) {
    if (ObjectIdentity.namespace(object).isEmpty() && ObjectIdentity.isNamespaced(object)) {
      object
          .mappingAt("metadata", object.origin())
          .entries()
          .put("namespace", TreeValue.scalar("default", object.origin()));
    }
  }

  private void add(TreeValue object) {
    PartWords words = ObjectWords.of(object, hpa == null ? "" : hpa.toString());
    if (words != null && read(words)) {
      if (unknown.contains(object)) {
        unknown.add(words.part());
      }
      list(words.list(), object).elements().add(words.part());
      objects.add(object);
      return;
    }
    try {
      manifests.add(new Manifest(object.freeForm()));
      list("manifests", object).elements().add(object);
      objects.add(object);
    } catch (InvalidValueException e) {
      left++;
      notes.notFollowed(object.origin(), e.problems().get(0).message());
    }
  }

  private TreeValue list(String key, TreeValue object) {
    TreeValue list = root.get(key);
    if (list == null) {
      list = TreeValue.list(object.origin());
      root.entries().put(key, list);
    }
    return list;
  }

  /** Reads a part in the words of the language; false if the language cannot say it. */
  private boolean read(PartWords words) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("profile", "v1");
    document.put("name", "part");
    Map<String, @Nullable Object> target = new LinkedHashMap<>();
    target.put("kubernetes", kubernetes.toString());
    target.put("flux", cluster.applier() == Applier.FLUX_V1 ? "v1" : "v2");
    document.put("target", target);
    List<@Nullable Object> list = new ArrayList<>();
    list.add(words.part().plain());
    document.put(words.list(), list);
    try {
      Profile profile =
          reader.read(CanonicalYaml.write(document), "part.yaml", Path.of("")).profile();
      namespaces.addAll(profile.namespaces());
      sources.addAll(profile.sources());
      releases.addAll(profile.releases());
      workloads.addAll(profile.workloads());
      autoscalers.addAll(profile.autoscalers());
      return true;
    } catch (ProfileException | UnwritableValueException e) {
      return false;
    }
  }

  /** The version of the most HorizontalPodAutoscalers; null without any that can be said. */
  private static @Nullable TreeValue hpaVersion(List<TreeValue> objects) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    TreeValue most = null;
    int count = 0;
    for (TreeValue object : objects) {
      TreeValue version = object.get("apiVersion");
      if (ObjectIdentity.kind(object).equals("HorizontalPodAutoscaler") && version != null) {
        int now = counts.merge(version.toString(), 1, Integer::sum);
        if (now > count) {
          count = now;
          most = version;
        }
      }
    }
    return most;
  }

  static String name(String folder) {
    StringBuilder name = new StringBuilder();
    String last = folder.substring(folder.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    for (int i = 0; i < last.length() && name.length() < 63; i++) {
      char letter = last.charAt(i);
      boolean plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
      name.append(plain ? letter : name.length() == 0 ? "" : "-");
    }
    while (name.length() > 0 && name.charAt(name.length() - 1) == '-') {
      name.setLength(name.length() - 1);
    }
    return name.length() == 0 ? "cluster" : name.toString();
  }
}
