package io.gitopsprofile.importer.draft;

import io.gitopsprofile.adapter.ScrapeMonitors;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.flux.PostBuildSubstitution;
import io.gitopsprofile.importer.ImportedProfile;
import io.gitopsprofile.importer.InspectedCluster;
import io.gitopsprofile.importer.kustomize.ObjectIdentity;
import io.gitopsprofile.importer.value.ImportNote;
import io.gitopsprofile.importer.value.ImportNotes;
import io.gitopsprofile.importer.value.Origin;
import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.importer.words.ImageWords;
import io.gitopsprofile.importer.words.ObjectWords;
import io.gitopsprofile.importer.words.PartWords;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.read.source.SourceFile;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.yaml.CanonicalYaml;
import io.gitopsprofile.yaml.UnwritableValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A profile for the objects of a cluster. An object becomes a typed part only if the part, rendered
 * alone, gives the very object that was read; every other object becomes a manifest in a file
 * beside the profile.
 */
public final class ProfileDraft {

  private static final String LEFT = "left";

  private static final int MOST_CHARACTERS = 1024 * 1024;

  /** The most Kustomizations that apply each other. */
  private static final int MOST_STEPS = 100;

  private static final Set<String> BUILT_IN =
      Set.of("default", "kube-system", "kube-public", "kube-node-lease");

  private static final List<String> LISTS =
      List.of("namespaces", "sources", "releases", "workloads", "autoscalers");

  private final ImportedProfile cluster;
  private final Map<String, @Nullable Object> target;
  private final PartTrial trial;
  private final ImportNotes notes = new ImportNotes();
  private final List<TreeValue> adopted = new ArrayList<>();
  private final Map<TreeValue, PartWords> typed = new LinkedHashMap<>();
  private final Map<TreeValue, List<TreeValue>> images = new LinkedHashMap<>();
  private final IdentityHashMap<TreeValue, TreeValue> imageOf = new IdentityHashMap<>();
  private final Map<TreeValue, TreeValue> automations = new LinkedHashMap<>();
  private final ImageMarkers markers = new ImageMarkers();
  private final List<TreeValue> marked = new ArrayList<>();
  private final IdentityHashMap<TreeValue, TreeValue> services = new IdentityHashMap<>();
  private @Nullable TreeValue adapter;
  private @Nullable TreeValue adapterObject;
  private final List<Fate> left = new ArrayList<>();
  private int comments;

  private Map<String, @Nullable Object> sync = new LinkedHashMap<>();
  private List<TreeValue> variables = List.of();
  private final List<String> provided = new ArrayList<>();
  private final boolean byMonitors;

  private ProfileDraft(InspectedCluster inspected) {
    this.cluster = inspected.cluster();
    if (isAssumed(inspected, DiagnosticCode.NO_METRICS_SERVER)) {
      provided.add("metrics-server");
      notes.notFollowed(
          cluster.objects().get(0).origin(),
          "metrics-server is not in the tree; the profile says that the cluster has it");
    }
    this.byMonitors = ScrapeMonitors.arePossible(cluster.profile());
    this.target = target(cluster.profile().target());
    this.trial = new PartTrial(target);
  }

  /** Drafts a profile for a cluster that was checked. */
  public static ProfileDraft of(InspectedCluster cluster) {
    ProfileDraft draft = new ProfileDraft(cluster);
    draft.adopt();
    draft.useKeda();
    draft.say();
    draft.withServices();
    return draft;
  }

  private static boolean isAssumed(InspectedCluster cluster, DiagnosticCode code) {
    for (Diagnostic finding : cluster.assumed()) {
      if (finding.code() == code) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, @Nullable Object> target(Target target) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("kubernetes", target.kubernetes().toString());
    map.put("flux", target.flux() == Flux.V1 ? "v1" : "v2");
    if (target.hpa() != null) {
      map.put("hpa", target.hpa().toString());
    }
    return map;
  }

  private boolean isFluxV2() {
    return cluster.profile().target().flux() == Flux.V2;
  }

  /** Takes all objects except for those that the profile must leave alone or replaces. */
  private void adopt() {
    Set<TreeValue> followed = Collections.newSetFromMap(new IdentityHashMap<>());
    followed.addAll(cluster.followed());
    Map<String, Integer> bootstrap = new LinkedHashMap<>();
    for (TreeValue object : cluster.objects()) {
      String title = ObjectComparison.title(object);
      String file = object.origin().file().name();
      String suspended = suspendedBy(object);
      if (suspended != null) {
        leave(
            object,
            "the " + title + " is left to the Kustomization " + suspended + ", which is suspended");
      } else if (object.get("sops") != null) {
        leave(
            object,
            "the " + title + " is encrypted; it stays in its file, which Flux must go on applying");
      } else if (file.endsWith("gotk-components.yaml") || file.endsWith("gotk-sync.yaml")) {
        left.add(new Fate(object, LEFT));
        bootstrap.merge(file, 1, Integer::sum);
      } else if (followed.contains(object) && !isSuspended(object)) {
        leave(object, replaced(object, title));
      } else {
        adopted.add(object);
        if (file.endsWith(".tmpl")) {
          notes.notFollowed(
              object.origin(),
              "the "
                  + title
                  + " comes from a template; {{ .ClusterName }} became cluster-name and"
                  + " {{ .Region }} eu-west-1");
        }
        if (isFluxV2() && ObjectComparison.isIgnoredByFluxV1(object)) {
          notes.notFollowed(
              object.origin(),
              "the " + title + " has an annotation of Flux v1, which becomes that of Flux v2");
        }
      }
    }
    noteBootstrap(bootstrap);
  }

  /** The name of the suspended Kustomization that applies an object; null if there is none. */
  private @Nullable String suspendedBy(TreeValue object) {
    TreeValue at = cluster.appliedBy().get(object);
    for (int i = 0; i < MOST_STEPS && at != null; i++) {
      if (isSuspended(at)) {
        return ObjectIdentity.name(at);
      }
      at = cluster.appliedBy().get(at);
    }
    return null;
  }

  private static boolean isSuspended(TreeValue kustomization) {
    return kustomization.isTrueAt("spec", "suspend");
  }

  /** Notes, a file each, the objects of {@code flux bootstrap}. */
  private void noteBootstrap(Map<String, Integer> bootstrap) {
    for (Map.Entry<String, Integer> file : bootstrap.entrySet()) {
      int count = file.getValue();
      notes.notFollowed(
          Origin.of(new SourceFile(file.getKey(), "")),
          count
              + (count == 1 ? " object belongs" : " objects belong")
              + " to flux bootstrap, which renews the file");
    }
  }

  private void leave(TreeValue object, String message) {
    left.add(new Fate(object, LEFT));
    notes.notFollowed(object.origin(), message);
  }

  /** The message about a Kustomization that those of the profile replace. */
  private static String replaced(TreeValue object, String title) {
    StringBuilder lost = new StringBuilder();
    TreeValue spec = object.get("spec");
    if (spec != null) {
      for (String key : spec.entries().keySet()) {
        switch (key) {
          case "path",
              "sourceRef",
              "targetNamespace",
              "patches",
              "patchesStrategicMerge",
              "patchesJson6902",
              "components",
              "ignoreMissingComponents",
              "images",
              "commonMetadata",
              "namePrefix",
              "nameSuffix" -> {}
          default -> {
            if (!SyncDraft.takes(key)) {
              lost.append(lost.length() == 0 ? "" : ", ").append(key);
            }
          }
        }
      }
    }
    return "the "
        + title
        + " is replaced by those of the profile, a namespace each"
        + (lost.length() == 0 ? "" : "; not carried over: " + lost);
  }

  /**
   * Chooses KEDA if it scales more objects than HorizontalPodAutoscalers do; the others stay
   * manifests.
   */
  private void useKeda() {
    int others = 0;
    List<TreeValue> scaled = new ArrayList<>();
    boolean isInstalled = false;
    for (TreeValue object : adopted) {
      String kind = ObjectIdentity.kind(object);
      others += kind.equals("HorizontalPodAutoscaler") ? 1 : 0;
      if (ObjectComparison.isScaledObject(object)) {
        scaled.add(object);
      }
      isInstalled |= ObjectWords.isKeda(object);
    }
    if (scaled.isEmpty()) {
      return;
    }
    target.put("metrics", "keda");
    Set<TreeValue> raw = Collections.newSetFromMap(new IdentityHashMap<>());
    for (TreeValue object : scaled) {
      if (wordsOf(object) == null) {
        raw.add(object);
      }
    }
    boolean isChosen = scaled.size() - raw.size() > others;
    if (!isChosen) {
      target.remove("metrics");
    } else if (!isInstalled) {
      provided.add("keda");
      notes.notFollowed(
          scaled.get(0).origin(),
          "KEDA is not in the tree; the profile says that the cluster has it");
    }
    for (TreeValue object : scaled) {
      if (!isChosen || raw.contains(object)) {
        notes.notFollowed(
            object.origin(),
            "the "
                + ObjectComparison.title(object)
                + (raw.contains(object)
                    ? " stays a manifest; the language has no words for all of it"
                    : " stays a manifest; the autoscalers of the profile are"
                        + " HorizontalPodAutoscalers, which are not fewer"));
      }
    }
  }

  private @Nullable PartWords wordsOf(TreeValue object) {
    boolean byKeda = target.containsKey("metrics");
    Object hpa = byKeda ? null : target.get("hpa");
    PartWords words =
        byKeda && ObjectComparison.isScaledObject(object)
            ? ObjectWords.scaledObject(object)
            : ObjectWords.of(object, hpa == null ? "" : "autoscaling/" + hpa);
    if (words != null && byMonitors) {
      words = ObjectWords.annotated(words);
    }
    if (words == null || !trial.gives(words, object)) {
      return null;
    }
    List<TreeValue> said = new ArrayList<>();
    PartWords withPolicies = isFluxV2() ? markers.into(words, said) : words;
    if (said.isEmpty() || !trial.gives(withPolicies, object)) {
      return words;
    }
    marked.addAll(said);
    return withPolicies;
  }

  private void say() {
    sayImages();
    List<TreeValue> adapters = new ArrayList<>();
    for (TreeValue object : adopted) {
      PartWords words = wordsOf(object);
      if (words != null) {
        typed.put(object, words);
        if (words.list().equals("releases") && ObjectWords.adapter(object) != null) {
          adapters.add(object);
        }
      }
    }
    if (adapters.size() != 1 || target.containsKey("metrics")) {
      return;
    }
    TreeValue said = ObjectWords.adapter(adapters.get(0));
    if (said != null && trial.gives("metricsAdapter", said.plain(), adapters.get(0))) {
      adapter = said;
      adapterObject = adapters.get(0);
      typed.remove(adapterObject);
    }
  }

  /** Makes parts of images, their policies and the automations. */
  private void sayImages() {
    Map<String, TreeValue> repositories = new HashMap<>();
    for (TreeValue object : adopted) {
      if (ImageWords.is(object, "ImageRepository")
          && givesImages("images", ImageWords.image(object, List.of()), object)) {
        images.put(object, new ArrayList<>());
        repositories.put(ImageWords.repository(object), object);
      }
      TreeValue automation =
          ImageWords.is(object, "ImageUpdateAutomation") ? ImageWords.automation(object) : null;
      if (automation != null && givesImages("automations", automation, object)) {
        automations.put(object, automation);
      }
    }
    for (TreeValue policy : adopted) {
      TreeValue image =
          ImageWords.is(policy, "ImagePolicy")
              ? repositories.get(ImageWords.repositoryOf(policy))
              : null;
      if (image != null
          && givesImages("images", ImageWords.image(image, List.of(policy)), image, policy)) {
        images.computeIfAbsent(image, key -> new ArrayList<>()).add(policy);
        imageOf.put(policy, image);
      }
    }
  }

  private boolean givesImages(String list, TreeValue part, TreeValue... objects) {
    List<@Nullable Object> all = new ArrayList<>();
    all.add(part.plain());
    Map<String, @Nullable Object> imagePolicies = new LinkedHashMap<>();
    imagePolicies.put(list, all);
    return trial.gives("imagePolicies", imagePolicies, objects);
  }

  private boolean isImage(TreeValue object) {
    TreeValue image = imageOf.getOrDefault(object, object);
    return images.containsKey(image) || automations.containsKey(object);
  }

  /** Makes a Service the workload's own if both are equal all the same. */
  private void withServices() {
    Map<String, List<TreeValue>> found = new HashMap<>();
    for (TreeValue object : adopted) {
      if (ObjectIdentity.is(object, "", "Service")) {
        found
            .computeIfAbsent(ObjectIdentity.namespace(object), name -> new ArrayList<>())
            .add(object);
      }
    }
    for (Map.Entry<TreeValue, PartWords> entry : typed.entrySet()) {
      if (!entry.getValue().list().equals("workloads")) {
        continue;
      }
      TreeValue workload = entry.getKey();
      TreeValue labels = workload.at("spec", "template", "metadata", "labels");
      for (TreeValue service : found.getOrDefault(ObjectIdentity.namespace(workload), List.of())) {
        if (services.containsKey(service) || !selects(service.at("spec", "selector"), labels)) {
          continue;
        }
        PartWords both = ObjectWords.withService(entry.getValue(), service);
        if (trial.gives(both, workload, service)) {
          entry.setValue(both);
          services.put(service, workload);
          break;
        }
      }
    }
  }

  private static boolean selects(@Nullable TreeValue selector, @Nullable TreeValue labels) {
    if (selector == null || labels == null || selector.entries().isEmpty()) {
      return false;
    }
    for (Map.Entry<String, TreeValue> entry : selector.entries().entrySet()) {
      TreeValue label = labels.get(entry.getKey());
      if (label == null || !label.toString().equals(entry.getValue().toString())) {
        return false;
      }
    }
    return true;
  }

  /**
   * The files of the profile by their paths from its folder.
   *
   * @param name the file name of the profile
   */
  public Map<String, String> files(String name) {
    while (true) {
      RobotComments robots = new RobotComments();
      robots.say(marked);
      ManifestFiles manifests = new ManifestFiles(robots);
      for (TreeValue object : adopted) {
        if (isRaw(object)) {
          try {
            List<TreeValue> said = new ArrayList<>();
            List<Map<String, @Nullable Object>> fields =
                isFluxV2() ? markers.fields(object, said) : List.of();
            robots.say(said);
            manifests.add(variables.contains(object) ? keptFromVariables(object) : object, fields);
          } catch (UnwritableValueException e) {
            notes.notFollowed(
                object.origin(), "the " + ObjectComparison.title(object) + " cannot be written");
          }
        }
      }
      Map<String, String> texts = manifests.texts();
      String profile = profile(manifests, robots);
      if (profile.length() > MOST_CHARACTERS && keepLargestRaw()) {
        continue;
      }
      comments = robots.carried();
      Map<String, String> files = new LinkedHashMap<>();
      files.put(name, profile);
      files.putAll(texts);
      return files;
    }
  }

  /** The object with the annotation that keeps Flux from replacing its texts. */
  private static TreeValue keptFromVariables(TreeValue object) {
    TreeValue copy = object.copy();
    copy.mappingAt("metadata", object.origin())
        .mappingAt("annotations", object.origin())
        .entries()
        .put(
            PostBuildSubstitution.KEY,
            TreeValue.scalar(PostBuildSubstitution.OFF, object.origin()));
    return copy;
  }

  private boolean isRaw(TreeValue object) {
    return !typed.containsKey(object)
        && !services.containsKey(object)
        && object != adapterObject
        && !isImage(object);
  }

  private boolean keepLargestRaw() {
    TreeValue largest = null;
    int length = -1;
    for (Map.Entry<TreeValue, PartWords> entry : typed.entrySet()) {
      int now = entry.getValue().part().toString().length();
      if (now > length) {
        length = now;
        largest = entry.getKey();
      }
    }
    if (largest == null) {
      return false;
    }
    keepRaw(largest);
    notes.notFollowed(
        largest.origin(),
        "the "
            + ObjectComparison.title(largest)
            + " stays a manifest, since the profile would be larger than 1 MiB");
    return true;
  }

  private void keepRaw(TreeValue object) {
    TreeValue workload = services.get(object);
    TreeValue key = workload == null ? object : workload;
    typed.remove(key);
    images.remove(key);
    automations.remove(key);
    TreeValue image = imageOf.remove(key);
    List<TreeValue> policies = image == null ? null : images.get(image);
    if (policies != null) {
      policies.remove(key);
    }
    services.values().removeIf(value -> value == key);
    if (key == adapterObject) {
      adapter = null;
      adapterObject = null;
    }
  }

  private String profile(ManifestFiles manifests, RobotComments robots) {
    Map<String, @Nullable Object> head = new LinkedHashMap<>();
    head.put("profile", "v1");
    head.put("name", cluster.profile().name());
    head.put("target", target);
    if (!sync.isEmpty()) {
      head.put("sync", sync);
    }
    if (!provided.isEmpty()) {
      Map<String, @Nullable Object> has = new LinkedHashMap<>();
      has.put("name", cluster.profile().name());
      has.put("provides", provided);
      head.put("cluster", has);
    }
    StringBuilder text = new StringBuilder(CanonicalYaml.write(head));
    Map<String, List<TreeValue>> lists = new LinkedHashMap<>();
    for (String list : LISTS) {
      lists.put(list, new ArrayList<>());
    }
    for (PartWords words : typed.values()) {
      lists.computeIfAbsent(words.list(), key -> new ArrayList<>()).add(words.part());
    }
    undeclared(lists);
    for (Map.Entry<String, List<TreeValue>> list : lists.entrySet()) {
      if (list.getKey().equals("releases")) {
        images(text, robots);
      }
      if (list.getKey().equals("workloads") && adapter != null) {
        text.append("metricsAdapter:\n");
        indented(text, "  ", "  ", robots.carry(adapter, CanonicalYaml.write(adapter.plain())));
      }
      if (!list.getValue().isEmpty()) {
        text.append(list.getKey()).append(":\n");
        for (TreeValue part : list.getValue()) {
          indented(text, "  - ", "    ", robots.carry(part, CanonicalYaml.write(part.plain())));
        }
      }
    }
    Set<String> paths = manifests.texts().keySet();
    if (!paths.isEmpty()) {
      text.append("manifests:\n");
      for (String path : paths) {
        Map<String, @Nullable Object> element = new LinkedHashMap<>();
        element.put("file", path);
        if (!manifests.fields(path).isEmpty()) {
          element.put("imagePolicies", manifests.fields(path));
        }
        indented(text, "  - ", "    ", CanonicalYaml.write(element));
      }
    }
    return text.toString();
  }

  /**
   * Takes over the settings of the Kustomizations that the profile's replace, by the folders of a
   * rendered tree.
   *
   * @return false if there is nothing to take over
   */
  public boolean takeSettings(RenderedTree tree) {
    if (isFluxV2() && !cluster.followed().isEmpty()) {
      SyncDraft drafted = new SyncDraft(cluster, adopted, tree, notes);
      sync = drafted.sync();
      variables = drafted.variables();
      for (TreeValue object : variables) {
        if (!isRaw(object)) {
          keepRaw(object);
        }
      }
    }
    return !sync.isEmpty();
  }

  /** Leaves out the order of Kustomizations, which the profile cannot have. */
  public void withoutOrder() {
    if (sync.get("groups") instanceof List<?> groups) {
      for (Object group : groups) {
        if (group instanceof Map<?, ?> map) {
          map.remove("dependsOn");
        }
      }
    }
    notes.notFollowed(
        cluster.followed().get(0).origin(),
        "dependsOn of the Kustomizations is lost, since folders of namespaces would wait for each"
            + " other; the profile computes the order");
  }

  /** Writes the part imagePolicies. */
  private void images(StringBuilder text, RobotComments robots) {
    if (images.isEmpty() && automations.isEmpty()) {
      return;
    }
    TreeValue place = cluster.objects().get(0);
    TreeValue part = TreeValue.mapping(place.origin());
    TreeValue list = TreeValue.list(place.origin());
    images.forEach((image, policies) -> list.elements().add(ImageWords.image(image, policies)));
    TreeValue others = TreeValue.list(place.origin());
    others.elements().addAll(automations.values());
    if (!list.elements().isEmpty()) {
      part.entries().put("images", list);
    }
    if (!others.elements().isEmpty()) {
      part.entries().put("automations", others);
    }
    text.append("imagePolicies:\n");
    indented(text, "  ", "  ", robots.carry(part, CanonicalYaml.write(part.plain())));
  }

  private static void indented(StringBuilder out, String first, String others, String text) {
    String indent = first;
    for (String line : text.split("\n", -1)) {
      if (!line.isEmpty()) {
        out.append(indent).append(line);
        indent = others;
      }
      out.append('\n');
    }
    out.setLength(out.length() - 1);
  }

  /** Declares the namespaces that the tree uses and does not have. */
  private void undeclared(Map<String, List<TreeValue>> lists) {
    Set<String> declared = new HashSet<>(BUILT_IN);
    if (isFluxV2()) {
      declared.add("flux-system");
    }
    Map<String, TreeValue> used = new HashMap<>();
    for (TreeValue object : adopted) {
      if (ObjectIdentity.is(object, "", "Namespace")) {
        declared.add(ObjectIdentity.name(object));
      } else if (!ObjectIdentity.namespace(object).isEmpty()) {
        used.putIfAbsent(ObjectIdentity.namespace(object), object);
      }
      String installed = object.textAt("spec", "targetNamespace");
      if (ObjectIdentity.kind(object).equals("HelmRelease") && !installed.isEmpty()) {
        used.putIfAbsent(installed, object);
      }
    }
    for (String name : new TreeSet<>(used.keySet())) {
      TreeValue object = used.get(name);
      if (object != null && !declared.contains(name)) {
        TreeValue namespace = TreeValue.mapping(object.origin());
        namespace.entries().put("name", TreeValue.scalar(name, object.origin()));
        namespace.entries().put("manage", TreeValue.scalar(false, object.origin()));
        lists.computeIfAbsent("namespaces", key -> new ArrayList<>()).add(namespace);
        notes.notFollowed(
            object.origin(),
            "the namespace "
                + name
                + " is not in the tree; the profile has it with \"manage: false\"");
      }
    }
  }

  /** The differences between the objects that were read and a rendered tree. */
  public List<ObjectDifference> differences(RenderedTree tree) {
    Map<String, TreeValue> rendered = new LinkedHashMap<>();
    List<ObjectDifference> differences = new ArrayList<>();
    for (TreeValue object : PartTrial.objects(tree)) {
      TreeValue same = rendered.put(ObjectComparison.identity(object), object);
      if (same != null) {
        String reason =
            "is rendered twice; the profile's own Kustomization of a namespace has the same name";
        differences.add(new ObjectDifference(null, ObjectComparison.title(object), reason));
      }
    }
    for (TreeValue object : adopted) {
      TreeValue other = rendered.remove(ObjectComparison.identity(object));
      String found = other == null ? "is not rendered" : ObjectComparison.difference(object, other);
      if (found != null) {
        String title = ObjectComparison.title(object);
        differences.add(new ObjectDifference(object, title, found));
      } else if (other != null) {
        noteChanges(object, other);
      }
    }
    for (TreeValue added : rendered.values()) {
      if (!ObjectIdentity.isKustomization(added)) {
        differences.add(
            new ObjectDifference(null, ObjectComparison.title(added), "is added by the profile"));
      }
    }
    return differences;
  }

  private void noteChanges(TreeValue object, TreeValue rendered) {
    String start = "the " + ObjectComparison.title(object);
    String version = rendered.textAt("apiVersion");
    if (!object.textAt("apiVersion").equals(version)) {
      notes.notFollowed(
          object.origin(),
          start + " is written as " + version + " instead of " + object.textAt("apiVersion"));
    }
    if (ObjectComparison.hasDefaultsWritten(object, rendered)) {
      notes.notFollowed(object.origin(), start + " is written with the defaults of KEDA");
    }
    if (ObjectComparison.isKeptFromVariables(object, rendered)) {
      notes.notFollowed(
          object.origin(),
          start + " gets an annotation that keeps Flux from replacing its texts with ${");
    }
  }

  /**
   * Keeps the typed parts raw that differ in the whole profile.
   *
   * @return false if there is none
   */
  public boolean keepRaw(List<ObjectDifference> differences) {
    boolean changed = false;
    for (ObjectDifference difference : differences) {
      TreeValue object = difference.object();
      if (object != null && !isRaw(object)) {
        keepRaw(object);
        changed = true;
      }
    }
    if (!changed && !differences.isEmpty() && target.remove("metrics") != null) {
      typed.keySet().removeIf(ObjectComparison::isScaledObject);
      provided.remove("keda");
      changed = true;
    }
    return changed;
  }

  /** The things that the profile loses, changes or leaves alone, each with its reason. */
  public List<ImportNote> notes() {
    return notes.notes();
  }

  /** The number of objects that a typed part gives. */
  public int typedObjects() {
    int raw = 0;
    for (TreeValue object : adopted) {
      raw += isRaw(object) ? 1 : 0;
    }
    return adopted.size() - raw;
  }

  /** The number of objects that stay manifests. */
  public int rawObjects() {
    return adopted.size() - typedObjects();
  }

  /** The number of objects that are left alone. */
  public int leftObjects() {
    return cluster.counts().left() + left.size();
  }

  /** The number of objects that were read. */
  public int readObjects() {
    return cluster.counts().objects();
  }

  /** The folder from which the cluster is followed. */
  String cluster() {
    return cluster.name();
  }

  /**
   * The fate of an object in the profile.
   *
   * @param as the key of the profile that gives the object: {@code releases}, {@code manifests} or
   *     another; {@code left} for an object that is left alone
   */
  record Fate(TreeValue object, String as) {}

  /** The fate of each object that has a name. */
  List<Fate> fates() {
    List<Fate> fates = new ArrayList<>();
    for (TreeValue object : adopted) {
      TreeValue part = services.getOrDefault(object, object);
      PartWords words = typed.get(part);
      String as = isImage(object) ? "imagePolicies" : words == null ? "manifests" : words.list();
      fates.add(new Fate(object, object == adapterObject ? "metricsAdapter" : as));
    }
    fates.addAll(left);
    return fates;
  }

  /** The number of comments of robots in the files. */
  public int comments() {
    return comments;
  }
}
