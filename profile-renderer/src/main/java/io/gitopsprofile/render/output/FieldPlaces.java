package io.gitopsprofile.render.output;

import io.gitopsprofile.model.pod.ServiceAccount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mapping from fields of a rendered object to keys of the part that it comes from, by path
 * prefix. The longest prefix applies; the rest of the path is the same on both sides.
 */
public final class FieldPlaces {

  /** The empty mapping: every field counts as coming from the part as a whole. */
  public static final FieldPlaces NONE = new FieldPlaces(Map.of());

  private static final FieldPlaces METADATA =
      NONE.with("metadata.name", "name")
          .with("metadata.namespace", "namespace")
          .with("metadata.labels", "labels")
          .with("metadata.annotations", "annotations");

  /** The mapping of a Namespace. */
  public static final FieldPlaces NAMESPACE = METADATA;

  /** The mapping of a ServiceAccount. */
  public static final FieldPlaces SERVICE_ACCOUNT =
      METADATA
          .with(
              List.of("metadata", "annotations", ServiceAccount.ROLE_ANNOTATION),
              List.of("roleArn"))
          .with("automountServiceAccountToken", "automountServiceAccountToken")
          .with("imagePullSecrets", "imagePullSecrets");

  /** The mapping of a ConfigMap, without its files. */
  public static final FieldPlaces CONFIG_MAP = METADATA.with("data", "data");

  /** The mapping of a workload's Deployment. */
  public static final FieldPlaces DEPLOYMENT =
      METADATA
          .with("spec", "")
          .with("spec.selector", "selector")
          .with("spec.selector.matchLabels", "selector")
          .with("spec.template.metadata.labels", "podLabels")
          .with("spec.template.metadata.annotations", "podAnnotations")
          .with("spec.template.spec", "");

  /** The mapping of a workload's Service; a Service without a name has the workload's. */
  public static final FieldPlaces SERVICE = METADATA.with("spec", "");

  /** The mapping of a workload's PodDisruptionBudget. */
  public static final FieldPlaces BUDGET = NONE.with("spec", "");

  /** The mapping of a workload's PodMonitor, which has one endpoint. */
  public static final FieldPlaces SCRAPE =
      NONE.with(List.of("spec", "podMetricsEndpoints", 0, "port"), List.of("port"))
          .with(List.of("spec", "podMetricsEndpoints", 0, "targetPort"), List.of("port"))
          .with(List.of("spec", "podMetricsEndpoints", 0, "path"), List.of("path"))
          .with(List.of("spec", "podMetricsEndpoints", 0, "scheme"), List.of("scheme"));

  /** The mapping of an autoscaler, as HorizontalPodAutoscaler and as ScaledObject. */
  public static final FieldPlaces AUTOSCALER =
      METADATA.with("spec", "").with("spec.scaleTargetRef", "target");

  /** The mapping of a release, and of the source of its chart, which has no such fields. */
  public static final FieldPlaces RELEASE =
      NONE.with("metadata.labels", "labels")
          .with("metadata.annotations", "annotations")
          .with("spec.values", "values")
          .with("spec.dependsOn", "dependsOn")
          .with("spec.kubeConfig", "kubeConfig")
          .with("spec.commonMetadata", "commonMetadata")
          .with("spec.install", "install")
          .with("spec.upgrade", "upgrade")
          .with("spec.rollback", "rollback")
          .with("spec.waitStrategy", "waitStrategy")
          .with("spec.healthCheckExprs", "healthCheckExprs")
          .with("spec.postRenderStrategy", "postRenderStrategy")
          .with("spec.valuesFrom", "valuesFrom")
          .with("spec.chartRef", "chart");

  private final Map<List<Object>, List<Object>> keys;

  private FieldPlaces(Map<List<Object>, List<Object>> keys) {
    this.keys = keys;
  }

  /** Returns a copy with one more field; keys are separated by dots. */
  private FieldPlaces with(String field, String key) {
    return with(
        List.of((Object[]) field.split("\\.", -1)), key.isEmpty() ? List.of() : List.of(key));
  }

  /** Returns a copy with one more field. */
  public FieldPlaces with(List<Object> field, List<Object> key) {
    Map<List<Object>, List<Object>> more = new LinkedHashMap<>(keys);
    more.put(field, key);
    return new FieldPlaces(more);
  }

  /** The steps from the part to the value of a field; null where they are not known. */
  @Nullable List<Object> of(List<Object> field) {
    for (int end = field.size(); end > 0; end--) {
      List<Object> key = keys.get(field.subList(0, end));
      if (key != null) {
        List<Object> steps = new ArrayList<>(key);
        steps.addAll(field.subList(end, field.size()));
        return steps;
      }
    }
    return null;
  }
}
