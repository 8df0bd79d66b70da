package io.gitopsprofile.importer.words;

import io.gitopsprofile.importer.kustomize.ObjectIdentity;
import io.gitopsprofile.importer.value.Origin;
import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.kubernetes.WorkloadKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says a Deployment, StatefulSet or DaemonSet as a workload; fields that the language does not have
 * become a patch.
 */
final class WorkloadWords {

  private static final List<String> SPEC =
      List.of(
          "replicas",
          "minReadySeconds",
          "revisionHistoryLimit",
          "progressDeadlineSeconds",
          "strategy",
          "updateStrategy",
          "serviceName",
          "podManagementPolicy",
          "persistentVolumeClaimRetentionPolicy");

  private static final List<String> POD =
      List.of(
          "serviceAccountName",
          "automountServiceAccountToken",
          "imagePullSecrets",
          "priorityClassName",
          "terminationGracePeriodSeconds",
          "nodeSelector",
          "tolerations",
          "affinity",
          "topologySpreadConstraints",
          "initContainers",
          "containers",
          "volumes",
          "securityContext");

  private static final Set<String> CLAIM = Set.of("accessModes", "storageClassName", "resources");

  private static final String SCRAPE = "prometheus.io/";

  private WorkloadWords() {}

  static @Nullable TreeValue of(TreeValue object) {
    Origin place = object.origin();
    TreeValue part = ObjectWords.metadata(object);
    TreeValue spec = object.get("spec");
    TreeValue selector = spec == null ? null : spec.get("selector");
    TreeValue pod = spec == null ? null : spec.at("template", "spec");
    TreeValue labels = object.at("spec", "selector", "matchLabels");
    if (spec == null || selector == null || pod == null || labels == null) {
      return null;
    }
    if (selector.entries().size() != 1) {
      return null;
    }
    if (!WorkloadKind.DEPLOYMENT.is(ObjectIdentity.kind(object))) {
      ObjectWords.put(part, "kind", object.get("kind"));
    }
    part.entries().put("selector", labels);
    selectorLabels(part, labels);
    for (String key : SPEC) {
      ObjectWords.put(part, key, spec.get(key));
    }
    podMetadata(object, part, labels);
    TreeValue patch = TreeValue.mapping(place);
    rest(spec, patch, "spec", "selector", "template", SPEC);
    TreeValue claims = claims(spec.get("volumeClaimTemplates"));
    if (claims != null) {
      part.entries().put("volumeClaimTemplates", claims);
      TreeValue patchedSpec = patch.mappingAt("spec", place);
      patchedSpec.entries().remove("volumeClaimTemplates");
      if (patchedSpec.entries().isEmpty()) {
        patch.entries().remove("spec");
      }
    }
    TreeValue patched = TreeValue.mapping(place);
    for (Map.Entry<String, TreeValue> entry : pod.entries().entrySet()) {
      if (POD.contains(entry.getKey())) {
        ObjectWords.put(part, entry.getKey(), entry.getValue());
      } else {
        patched.entries().put(entry.getKey(), entry.getValue());
      }
    }
    if (!patched.entries().isEmpty()) {
      patch.mappingAt("spec", place).mappingAt("template", place).entries().put("spec", patched);
    }
    if (!patch.entries().isEmpty()) {
      part.entries().put("patch", patch);
    }
    return part;
  }

  /** The claims of a StatefulSet; null if there are none, or one has a field without a word. */
  private static @Nullable TreeValue claims(@Nullable TreeValue templates) {
    if (templates == null || templates.elements().isEmpty()) {
      return null;
    }
    TreeValue claims = TreeValue.list(templates.origin());
    for (TreeValue template : templates.elements()) {
      TreeValue spec = template.get("spec");
      TreeValue storage = template.at("spec", "resources", "requests", "storage");
      if (spec == null
          || storage == null
          || !List.of("metadata", "spec").containsAll(template.entries().keySet())
          || !CLAIM.containsAll(spec.entries().keySet())
          || spec.at("resources", "limits") != null) {
        return null;
      }
      TreeValue claim = ObjectWords.metadata(template);
      ObjectWords.put(claim, "accessModes", spec.get("accessModes"));
      ObjectWords.put(claim, "storageClassName", spec.get("storageClassName"));
      claim.entries().put("storage", storage);
      claims.elements().add(claim);
    }
    return claims;
  }

  /** Says a Service as the key {@code service} of a workload. */
  static TreeValue service(TreeValue object, TreeValue workload) {
    Origin place = object.origin();
    TreeValue service = TreeValue.mapping(place);
    if (!ObjectIdentity.name(object).equals(workload.textAt("name"))) {
      ObjectWords.put(service, "name", object.at("metadata", "name"));
    }
    ObjectWords.put(service, "labels", object.at("metadata", "labels"));
    ObjectWords.put(service, "annotations", object.at("metadata", "annotations"));
    TreeValue spec = object.get("spec");
    if (spec == null) {
      return service;
    }
    TreeValue selector = spec.get("selector");
    if (selector != null && !selector.toString().equals(String.valueOf(workload.get("selector")))) {
      service.entries().put("selector", selector);
    }
    selectorLabels(service, workload.get("selector"));
    if (service.get("selectorLabels") == null && workload.get("selectorLabels") != null) {
      service.entries().put("selectorLabels", TreeValue.scalar(true, place));
    } else if (workload.get("selectorLabels") != null) {
      service.entries().remove("selectorLabels");
    }
    TreeValue patch = TreeValue.mapping(place);
    for (Map.Entry<String, TreeValue> entry : spec.entries().entrySet()) {
      String key = entry.getKey();
      if (key.equals("type") || key.equals("clusterIP") || key.equals("ports")) {
        service.entries().put(key, entry.getValue());
      } else if (!key.equals("selector")) {
        patch.mappingAt("spec", place).entries().put(key, entry.getValue());
      }
    }
    if (!patch.entries().isEmpty()) {
      service.entries().put("patch", patch);
    }
    return service;
  }

  /** Leaves out the labels of the selector, or says that the object does not have them. */
  private static void selectorLabels(TreeValue part, @Nullable TreeValue selector) {
    TreeValue labels = part.get("labels");
    TreeValue further = TreeValue.mapping(part.origin());
    boolean hasAll = labels != null && selector != null;
    if (labels != null && selector != null) {
      further.entries().putAll(labels.entries());
      for (Map.Entry<String, TreeValue> label : selector.entries().entrySet()) {
        TreeValue same = further.entries().remove(label.getKey());
        hasAll &= same != null && same.toString().equals(label.getValue().toString());
      }
    }
    if (!hasAll) {
      part.entries().put("selectorLabels", TreeValue.scalar(false, part.origin()));
    } else {
      part.entries().remove("labels");
      putFurther(part, "labels", further);
    }
  }

  private static void putFurther(TreeValue part, String key, TreeValue further) {
    if (!further.entries().isEmpty()) {
      part.entries().put(key, further);
    }
  }

  private static void rest(
      TreeValue from, TreeValue patch, String key, String one, String other, List<String> known) {
    for (Map.Entry<String, TreeValue> entry : from.entries().entrySet()) {
      String field = entry.getKey();
      if (!field.equals(one) && !field.equals(other) && !known.contains(field)) {
        patch.mappingAt(key, from.origin()).entries().put(field, entry.getValue());
      }
    }
  }

  private static void podMetadata(TreeValue object, TreeValue part, TreeValue selector) {
    TreeValue labels = object.at("spec", "template", "metadata", "labels");
    if (labels != null) {
      TreeValue further = TreeValue.mapping(labels.origin());
      for (Map.Entry<String, TreeValue> label : labels.entries().entrySet()) {
        TreeValue selected = selector.get(label.getKey());
        if (selected == null || !selected.toString().equals(label.getValue().toString())) {
          further.entries().put(label.getKey(), label.getValue());
        }
      }
      putFurther(part, "podLabels", further);
    }
    TreeValue annotations = object.at("spec", "template", "metadata", "annotations");
    if (annotations != null) {
      TreeValue further = TreeValue.mapping(annotations.origin());
      further.entries().putAll(annotations.entries());
      scrape(part, further);
      putFurther(part, "podAnnotations", further);
    }
  }

  /** Turns the annotations by which Prometheus scrapes pods into the key {@code scrape}. */
  private static void scrape(TreeValue part, TreeValue annotations) {
    TreeValue enabled = annotations.get(SCRAPE + "scrape");
    TreeValue port = annotations.get(SCRAPE + "port");
    if (enabled == null || !Set.of("true", "false").contains(enabled.toString())) {
      return;
    }
    Integer number = port == null ? null : number(port.toString());
    if (port != null && number == null) {
      return;
    }
    TreeValue scrape = TreeValue.mapping(enabled.origin());
    scrape
        .entries()
        .put("enabled", TreeValue.scalar(enabled.toString().equals("true"), enabled.origin()));
    if (port != null) {
      scrape.entries().put("port", TreeValue.scalar(number, port.origin()));
    }
    ObjectWords.put(scrape, "path", annotations.get(SCRAPE + "path"));
    ObjectWords.put(scrape, "scheme", annotations.get(SCRAPE + "scheme"));
    for (String key : List.of("scrape", "port", "path", "scheme")) {
      annotations.entries().remove(SCRAPE + key);
    }
    part.entries().put("scrape", scrape);
  }

  /** Turns the key {@code scrape} back into the annotations that it was read from. */
  static TreeValue annotated(TreeValue part) {
    TreeValue scrape = part.get("scrape");
    if (scrape == null) {
      return part;
    }
    TreeValue annotated = TreeValue.mapping(part.origin());
    annotated.entries().putAll(part.entries());
    annotated.entries().remove("scrape");
    TreeValue annotations = TreeValue.mapping(scrape.origin());
    for (Map.Entry<String, TreeValue> entry : scrape.entries().entrySet()) {
      String key = entry.getKey().equals("enabled") ? "scrape" : entry.getKey();
      TreeValue text = TreeValue.scalar(entry.getValue().toString(), entry.getValue().origin());
      annotations.entries().put(SCRAPE + key, text);
    }
    TreeValue others = part.get("podAnnotations");
    if (others != null) {
      annotations.entries().putAll(others.entries());
    }
    annotated.entries().put("podAnnotations", annotations);
    return annotated;
  }

  private static @Nullable Integer number(String text) {
    if (text.isEmpty() || text.length() > 5) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return null;
      }
    }
    return Integer.valueOf(text);
  }
}
