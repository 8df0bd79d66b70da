package io.gitopsprofile.importer.kustomize;

import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.kubernetes.WorkloadKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields to which Kustomize adds labels and annotations. (Source: kustomize,
 * api/internal/konfig/builtinpluginconsts.)
 */
final class LabelFields {

  private static final Set<String> WITH_TEMPLATE =
      Set.of(
          WorkloadKind.REPLICATION_CONTROLLER.kind(),
          WorkloadKind.DEPLOYMENT.kind(),
          WorkloadKind.REPLICA_SET.kind(),
          WorkloadKind.DAEMON_SET.kind(),
          WorkloadKind.STATEFUL_SET.kind(),
          WorkloadKind.JOB.kind());

  private static final Set<String> MATCHING =
      Set.of(
          WorkloadKind.DEPLOYMENT.kind(),
          WorkloadKind.REPLICA_SET.kind(),
          WorkloadKind.DAEMON_SET.kind(),
          WorkloadKind.STATEFUL_SET.kind());

  private static final Set<String> SPREAD =
      Set.of(WorkloadKind.DEPLOYMENT.kind(), WorkloadKind.STATEFUL_SET.kind());

  /**
   * A field.
   *
   * @param kinds the kinds that have it; empty for all
   * @param path the keys to it; lists on the way stand for all their elements
   * @param made whether a missing field is made; a missing list, with {@code []} behind its key, is
   *     not
   */
  private record Field(Set<String> kinds, List<String> path, boolean made) {

    static Field of(Set<String> kinds, boolean made, String path) {
      return new Field(kinds, List.of(path.split("/", -1)), made);
    }
  }

  /** The labels of objects alone. */
  static final List<Field> METADATA = List.of(Field.of(Set.of(), true, "metadata/labels"));

  /** The labels of objects and of the pods that they make. */
  static final List<Field> TEMPLATES =
      List.of(
          METADATA.get(0),
          Field.of(WITH_TEMPLATE, true, "spec/template/metadata/labels"),
          Field.of(Set.of(WorkloadKind.CRON_JOB.kind()), true, "spec/jobTemplate/metadata/labels"),
          Field.of(
              Set.of(WorkloadKind.CRON_JOB.kind()),
              true,
              "spec/jobTemplate/spec/template/metadata/labels"));

  /** The annotations of objects and of the pods that they make. */
  static final List<Field> ANNOTATIONS =
      List.of(
          Field.of(Set.of(), true, "metadata/annotations"),
          Field.of(WITH_TEMPLATE, true, "spec/template/metadata/annotations"),
          Field.of(
              Set.of(WorkloadKind.CRON_JOB.kind()), true, "spec/jobTemplate/metadata/annotations"),
          Field.of(
              Set.of(WorkloadKind.CRON_JOB.kind()),
              true,
              "spec/jobTemplate/spec/template/metadata/annotations"));

  private static final String POD = "spec/template/spec/";

  private static final String PREFERRED =
      "/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels";

  private static final String REQUIRED =
      "/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels";

  /** All labels, and the selectors of labels. */
  static final List<Field> SELECTORS =
      List.of(
          TEMPLATES.get(0),
          TEMPLATES.get(1),
          TEMPLATES.get(2),
          TEMPLATES.get(3),
          Field.of(
              Set.of(WorkloadKind.STATEFUL_SET.kind()),
              true,
              "spec/volumeClaimTemplates[]/metadata/labels"),
          Field.of(
              Set.of("Service", WorkloadKind.REPLICATION_CONTROLLER.kind()), true, "spec/selector"),
          Field.of(MATCHING, true, "spec/selector/matchLabels"),
          Field.of(SPREAD, false, POD + "affinity/podAffinity" + PREFERRED),
          Field.of(SPREAD, false, POD + "affinity/podAffinity" + REQUIRED),
          Field.of(SPREAD, false, POD + "affinity/podAntiAffinity" + PREFERRED),
          Field.of(SPREAD, false, POD + "affinity/podAntiAffinity" + REQUIRED),
          Field.of(SPREAD, false, POD + "topologySpreadConstraints/labelSelector/matchLabels"),
          Field.of(
              Set.of(WorkloadKind.JOB.kind(), "PodDisruptionBudget"),
              false,
              "spec/selector/matchLabels"),
          Field.of(
              Set.of(WorkloadKind.CRON_JOB.kind()),
              false,
              "spec/jobTemplate/spec/selector/matchLabels"),
          Field.of(Set.of("NetworkPolicy"), false, "spec/podSelector/matchLabels"),
          Field.of(Set.of("NetworkPolicy"), false, "spec/ingress/from/podSelector/matchLabels"),
          Field.of(Set.of("NetworkPolicy"), false, "spec/egress/to/podSelector/matchLabels"));

  private LabelFields() {}

  /** Adds labels or annotations to objects. */
  static void add(TreeValue pairs, List<Field> fields, List<TreeValue> objects) {
    if (pairs.entries().isEmpty()) {
      return;
    }
    for (TreeValue object : objects) {
      for (Field field : fields) {
        if (field.kinds().isEmpty() || field.kinds().contains(ObjectIdentity.kind(object))) {
          add(pairs, field, object, 0);
        }
      }
    }
  }

  private static void add(TreeValue pairs, Field field, TreeValue at, int step) {
    for (TreeValue element : at.elements()) {
      add(pairs, field, element, step);
    }
    if (!at.isMapping()) {
      return;
    }
    if (step == field.path().size()) {
      for (Map.Entry<String, TreeValue> pair : pairs.entries().entrySet()) {
        at.entries().put(pair.getKey(), pair.getValue().copy());
      }
      return;
    }
    String written = field.path().get(step);
    boolean isList = written.endsWith("[]");
    String key = isList ? written.substring(0, written.length() - 2) : written;
    TreeValue next = at.get(key);
    if ((next == null || next.isNull()) && field.made() && !isList && step > 0) {
      next = at.mappingAt(key, pairs.origin());
    }
    if (next != null) {
      add(pairs, field, next, step + 1);
    }
  }
}
