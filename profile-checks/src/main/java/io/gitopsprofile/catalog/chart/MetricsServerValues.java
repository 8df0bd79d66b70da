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
 * The values of stable/metrics-server 2.x as those of metrics-server 3.x. That has flags of its
 * own, {@code defaultArgs}, which {@code args} follow, and listens on 10250, where Fargate's nodes
 * and a node's own network have their kubelet. (Source: helm/charts stable/metrics-server and
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

  /** The flags of logging until Kubernetes 1.26. */
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

  private final ValuesMigration translation;
  private final List<Object> kept = new ArrayList<>();
  private @Nullable String addressTypes;

  private MetricsServerValues(ValuesMigration translation) {
    this.translation = translation;
  }

  /** Maps the values. */
  static void migrate(ValuesMigration values) {
    new MetricsServerValues(values).migrate();
  }

  private void migrate() {
    translation.refuseImage("image");
    translation.refuse("service.nameOverride", "remove it; no chart of this name ever used it");
    if (translation.take("args") instanceof List<?> args) {
      args(args);
    }
    if (addressTypes != null) {
      translation.put("defaultArgs", defaultArgs(addressTypes), "args");
    }
    if (!kept.isEmpty()) {
      translation.put("args", kept);
    }
    port();
    translation.keep(KEPT);
    if (translation.take("imagePullSecrets") instanceof List<?> names && !names.isEmpty()) {
      List<Object> secrets = new ArrayList<>();
      names.forEach(name -> secrets.add(name instanceof String ? Map.of("name", name) : name));
      translation.put("imagePullSecrets", secrets);
    }
    if (translation.take("podAnnotations") instanceof Map<?, ?> annotations) {
      translation.put("podAnnotations", texts(annotations));
    }
  }

  private void args(List<?> args) {
    for (int i = 0; i < args.size(); i++) {
      String flag = String.valueOf(args.get(i));
      int equals = flag.indexOf('=');
      String name = equals < 0 ? flag : flag.substring(0, equals);
      boolean isPair = equals < 0 && i + 1 < args.size();
      if (GONE.contains(name)) {
        translation.refuse("args", i, flag, "remove it; metrics-server has no such flag any more");
      } else if (name.equals(ADDRESS_TYPES)) {
        String types = isPair ? String.valueOf(args.get(++i)) : flag.substring(equals + 1);
        addressTypes = types.equals("InternalIP") || types.equals(PREFERRED) ? null : types;
      } else {
        kept.add(flag);
      }
    }
  }

  /** A list flag that is given twice is one list, so other types go into the chart's own flags. */
  private static List<Object> defaultArgs(String addressTypes) {
    return List.of(
        "--cert-dir=/tmp",
        ADDRESS_TYPES + "=" + addressTypes,
        "--kubelet-use-node-status-port",
        "--metric-resolution=15s");
  }

  private void port() {
    ReleaseValues values = translation.written();
    boolean onNode = Boolean.TRUE.equals(values.get("hostNetwork", "enabled"));
    if (onNode || translation.runsOnFargate(labels(values))) {
      translation.put("containerPort", FREE_PORT);
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

  /** The old chart quotes the values of annotations, the new one does not. */
  private static Map<String, Object> texts(Map<?, ?> annotations) {
    Map<String, Object> texts = new LinkedHashMap<>();
    annotations.forEach((key, value) -> texts.put(key.toString(), String.valueOf(value)));
    return texts;
  }
}
