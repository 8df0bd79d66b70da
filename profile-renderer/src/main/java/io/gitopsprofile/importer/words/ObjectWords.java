package io.gitopsprofile.importer.words;

import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.importer.kustomize.ObjectIdentity;
import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.workload.controller.WorkloadType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says an object in the words of the language, if the language has words for its kind. */
public final class ObjectWords {

  private static final String HELM_V2 = "helm.toolkit.fluxcd.io";

  private static final String HELM_V1 = "helm.fluxcd.io";

  private static final String SOURCE = "source.toolkit.fluxcd.io";

  private static final Map<String, String> SOURCES =
      Map.of(
          "HelmRepository", "helmRepository",
          "GitRepository", "gitRepository",
          "OCIRepository", "ociRepository",
          "Bucket", "bucket",
          "HelmChart", "helmChart");

  private ObjectWords() {}

  /** A workload with a Service of its pods; the Service becomes the workload's own. */
  public static PartWords withService(PartWords workload, TreeValue service) {
    TreeValue part = TreeValue.mapping(workload.part().origin());
    part.entries().putAll(workload.part().entries());
    part.entries().put("service", WorkloadWords.service(service, workload.part()));
    return new PartWords(workload.list(), part);
  }

  /** A workload whose pods keep their annotations for Prometheus, which the operator ignores. */
  public static PartWords annotated(PartWords words) {
    return words.list().equals("workloads")
        ? new PartWords(words.list(), WorkloadWords.annotated(words.part()))
        : words;
  }

  /** The HelmRelease of a Prometheus adapter as {@code metricsAdapter}; null if it is another. */
  public static @Nullable TreeValue adapter(TreeValue object) {
    return AdapterWords.of(release(object));
  }

  /** True for a HelmRelease of KEDA's chart. */
  public static boolean isKeda(TreeValue object) {
    return ObjectIdentity.kind(object).equals("HelmRelease")
        && KnownCharts.isKeda(release(object).textAt("chart", "name"));
  }

  /** A ScaledObject of KEDA as an autoscaler; null if the language has no words for a trigger. */
  public static @Nullable PartWords scaledObject(TreeValue object) {
    TreeValue autoscaler = ScaledObjectWords.of(object);
    return autoscaler == null ? null : new PartWords("autoscalers", autoscaler);
  }

  /**
   * The object as a part; null if the language has no words for it.
   *
   * @param hpa the apiVersion of the HorizontalPodAutoscalers that become autoscalers
   */
  public static @Nullable PartWords of(TreeValue object, String hpa) {
    String group = ObjectIdentity.group(object);
    String kind = ObjectIdentity.kind(object);
    if (kind.equals("HelmRelease") && (group.equals(HELM_V2) || group.equals(HELM_V1))) {
      return new PartWords("releases", release(object));
    }
    if (group.equals(SOURCE) && SOURCES.containsKey(kind)) {
      TreeValue source = TreeValue.mapping(object.origin());
      TreeValue words = withSpec(object);
      withoutApiVersion(words, "sourceRef");
      source.entries().put(SOURCES.getOrDefault(kind, kind), words);
      return new PartWords("sources", source);
    }
    if (group.isEmpty() && kind.equals("Namespace")) {
      return new PartWords("namespaces", metadata(object));
    }
    if (isWorkload(object.textAt("apiVersion"), kind)) {
      TreeValue workload = WorkloadWords.of(object);
      return workload == null ? null : new PartWords("workloads", workload);
    }
    if (kind.equals("HorizontalPodAutoscaler") && object.textAt("apiVersion").equals(hpa)) {
      TreeValue autoscaler = AutoscalerWords.of(object);
      return autoscaler == null ? null : new PartWords("autoscalers", autoscaler);
    }
    return null;
  }

  private static TreeValue release(TreeValue object) {
    TreeValue part = withSpec(object);
    Map<String, TreeValue> entries = part.entries();
    TreeValue template = part.get("chart");
    TreeValue spec = template == null ? null : template.get("spec");
    if (template != null && spec != null) {
      TreeValue chart = TreeValue.mapping(template.origin());
      spec.entries()
          .forEach((key, value) -> chart.entries().put(key.equals("chart") ? "name" : key, value));
      withoutApiVersion(chart, "sourceRef");
      TreeValue metadata = template.get("metadata");
      if (metadata != null) {
        chart.entries().put("metadata", metadata);
      }
      entries.put("chart", chart);
    }
    TreeValue reference = entries.remove("chartRef");
    if (reference != null) {
      entries.put("chart", reference);
      withoutApiVersion(part, "chart");
    }
    return part;
  }

  private static void withoutApiVersion(TreeValue map, String key) {
    TreeValue reference = map.get(key);
    if (reference != null && reference.get("apiVersion") != null) {
      TreeValue copy = reference.copy();
      copy.entries().remove("apiVersion");
      map.entries().put(key, copy);
    }
  }

  /** The fields of the object's metadata and spec in one mapping, without those that are null. */
  static TreeValue withSpec(TreeValue object) {
    TreeValue part = metadata(object);
    TreeValue spec = object.get("spec");
    if (spec != null) {
      for (Map.Entry<String, TreeValue> entry : spec.entries().entrySet()) {
        put(part, entry.getKey(), entry.getValue());
      }
    }
    return part;
  }

  /** The name, namespace, labels and annotations of an object. */
  static TreeValue metadata(TreeValue object) {
    TreeValue part = TreeValue.mapping(object.origin());
    for (String key : List.of("name", "namespace", "labels", "annotations")) {
      put(part, key, object.at("metadata", key));
    }
    return part;
  }

  static void put(TreeValue part, String key, @Nullable TreeValue value) {
    if (value != null && !value.isNull()) {
      part.entries().put(key, value);
    }
  }

  /** True for a kind that a workload of the profile can be, in the version that is rendered. */
  private static boolean isWorkload(String apiVersion, String kind) {
    for (WorkloadType type : WorkloadType.values()) {
      WorkloadKind rendered = WorkloadKind.of(type);
      if (rendered.is(kind) && rendered.apiVersion().equals(apiVersion)) {
        return true;
      }
    }
    return false;
  }
}
