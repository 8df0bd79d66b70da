package io.gitopsprofile.room;

import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The nodes that a pod accepts: the labels that it asks for, and the taints that it tolerates.
 * (Source: Kubernetes, Assigning Pods to Nodes, and Taints and Tolerations.)
 */
public final class PodPlacement {

  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";

  private final List<NodeCondition> all = new ArrayList<>();
  private final List<List<NodeCondition>> anyOf = new ArrayList<>();
  private final List<ObjectField> tolerations;

  private PodPlacement(List<ObjectField> tolerations) {
    this.tolerations = tolerations;
  }

  /** Returns the placement of a pod. */
  public static PodPlacement of(PodTemplate pods) {
    PodPlacement placement = new PodPlacement(pods.spec().in("tolerations").elements());
    ObjectField selector = pods.spec().in("nodeSelector");
    for (Map.Entry<String, String> label : selector.texts().entrySet()) {
      placement.all.add(
          new NodeCondition(
              selector.in(label.getKey()), label.getKey(), "In", List.of(label.getValue())));
    }
    ObjectField terms = pods.spec().in("affinity", "nodeAffinity", REQUIRED, "nodeSelectorTerms");
    for (ObjectField term : terms.elements()) {
      List<NodeCondition> conditions = new ArrayList<>();
      for (ObjectField expression : term.in("matchExpressions").elements()) {
        List<String> values = new ArrayList<>();
        for (Object value : expression.in("values").list()) {
          values.add(String.valueOf(value));
        }
        conditions.add(
            new NodeCondition(
                expression, expression.in("key").text(), expression.in("operator").text(), values));
      }
      placement.anyOf.add(conditions);
    }
    return placement;
  }

  /** Conditions that all must hold. */
  public List<NodeCondition> all() {
    return all;
  }

  /** Lists of conditions of which one must hold; empty if there are none. */
  public List<List<NodeCondition>> anyOf() {
    return anyOf;
  }

  /** True if the pod tolerates a taint that keeps other pods away. */
  boolean tolerates(String key, String value, String effect) {
    for (ObjectField toleration : tolerations) {
      String wanted = toleration.in("effect").text();
      String named = toleration.in("key").text();
      boolean exists = toleration.in("operator").text().equals("Exists");
      boolean sameEffect = wanted.isEmpty() || wanted.equals(effect);
      boolean sameKey = named.isEmpty() ? exists : named.equals(key);
      if (sameEffect && sameKey && (exists || toleration.in("value").text().equals(value))) {
        return true;
      }
    }
    return false;
  }
}
