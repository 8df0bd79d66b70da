package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.ValuesMigration;
import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Migrates values of stable/metrics-server 2.x to metrics-server 3.x. The maintained chart passes
 * {@code defaultArgs} before {@code args}, and listens on 10250, the port of the kubelet on
 * Fargate's nodes and on the host network. (Source: helm/charts stable/metrics-server and
 * kubernetes-sigs/metrics-server charts/metrics-server, {@code values.yaml} and the Deployment.)
 */
final class MetricsServerValues {

  private static final Set<String> KEPT =
      Set.of(
          "rbac",
          "serviceAccount",
          "apiService",
          "hostNetwork",
          "image",
          "resources",
          "nodeSelector",
          "tolerations",
          "affinity",
          "replicas",
          "podLabels",
          "extraVolumeMounts",
          "extraVolumes",
          "livenessProbe",
          "readinessProbe",
          "securityContext",
          "service",
          "podDisruptionBudget",
          "priorityClassName",
          "nameOverride",
          "fullnameOverride");

  private static final String ADDRESS_TYPES = "--kubelet-preferred-address-types";
  private static final String PREFERRED = "InternalIP,ExternalIP,Hostname";

  /** Logging flags that Kubernetes 1.26 removed. */
  private static final Set<String> GONE =
      Set.of(
          "--logtostderr",
          "--alsologtostderr",
          "--stderrthreshold",
          "--log-dir",
          "--log-file",
          "--log-file-max-size",
          "--log-backtrace-at",
          "--skip-headers",
          "--skip-log-headers",
          "--add-dir-header");

  private static final int FREE_PORT = 10251;

  private final ValuesMigration migration;
  private final List<Object> kept = new ArrayList<>();
  private @Nullable String addressTypes;

  private MetricsServerValues(ValuesMigration migration) {
    this.migration = migration;
  }

  /** Migrates the values. */
  static void migrate(ValuesMigration values) {
    new MetricsServerValues(values).migrate();
  }

  private void migrate() {
    migration.refuseImage("image");
    migration.refuse("service.nameOverride", "remove it; no chart of this name ever used it");
    if (migration.take("args") instanceof List<?> args) {
      args(args);
    }
    if (addressTypes != null) {
      migration.put("defaultArgs", defaultArgs(addressTypes), "args");
    }
    if (!kept.isEmpty()) {
      migration.put("args", kept);
    }
    port();
    migration.keep(KEPT);
    if (migration.take("imagePullSecrets") instanceof List<?> names && !names.isEmpty()) {
      List<Object> secrets = new ArrayList<>();
      names.forEach(name -> secrets.add(name instanceof String ? Map.of("name", name) : name));
      migration.put("imagePullSecrets", secrets);
    }
    if (migration.take("podAnnotations") instanceof Map<?, ?> annotations) {
      migration.put("podAnnotations", texts(annotations));
    }
  }

  private void args(List<?> args) {
    for (int i = 0; i < args.size(); i++) {
      String flag = String.valueOf(args.get(i));
      int equals = flag.indexOf('=');
      String name = equals < 0 ? flag : flag.substring(0, equals);
      boolean isPair = equals < 0 && i + 1 < args.size();
      if (GONE.contains(name)) {
        migration.refuse("args", i, flag, "remove it; metrics-server has no such flag any more");
      } else if (name.equals(ADDRESS_TYPES)) {
        String types = isPair ? String.valueOf(args.get(++i)) : flag.substring(equals + 1);
        addressTypes = types.equals("InternalIP") || types.equals(PREFERRED) ? null : types;
      } else {
        kept.add(flag);
      }
    }
  }

  /**
   * Returns the chart's flags with other address types: a list flag that is given twice is one
   * list.
   */
  private static List<Object> defaultArgs(String addressTypes) {
    return List.of(
        "--cert-dir=/tmp",
        ADDRESS_TYPES + "=" + addressTypes,
        "--kubelet-use-node-status-port",
        "--metric-resolution=15s");
  }

  private void port() {
    ReleaseValues values = migration.written();
    boolean onNode = Boolean.TRUE.equals(values.get("hostNetwork", "enabled"));
    if (onNode || migration.runsOnFargate(labels(values))) {
      migration.put("containerPort", FREE_PORT);
    }
  }

  /** The labels of the new chart's pods. */
  private static Map<String, String> labels(ReleaseValues values) {
    Map<String, String> labels = new LinkedHashMap<>();
    String name = values.text("", "nameOverride");
    boolean isOwn = name == null || name.isEmpty();
    labels.put("app.kubernetes.io/name", isOwn ? MetricsServer.NAME : name);
    labels.put("app.kubernetes.io/instance", values.releaseName());
    if (values.get("podLabels") instanceof Map<?, ?> own) {
      own.forEach((key, value) -> labels.put(key.toString(), String.valueOf(value)));
    }
    return labels;
  }

  /** Returns annotations with quoted values: the old chart quotes them, the new one does not. */
  private static Map<String, Object> texts(Map<?, ?> annotations) {
    Map<String, Object> texts = new LinkedHashMap<>();
    annotations.forEach((key, value) -> texts.put(key.toString(), String.valueOf(value)));
    return texts;
  }
}
