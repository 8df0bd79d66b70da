package io.gitopsprofile.render.object;

import static java.util.Map.entry;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The conventional order of keys in a Kubernetes object. Keys without a row follow in alphabetical
 * order.
 */
public final class KeyOrder implements Comparator<String> {

  private static final List<String> ANY =
      List.of("apiVersion", "kind", "metadata", "type", "name", "namespace");

  /** The keys by the simple name of fabric8's class; the versions of an API share their order. */
  private static final Map<String, List<String>> BY_TYPE =
      Map.ofEntries(
          row("ObjectMeta", "name namespace labels annotations"),
          row("ConfigMap", "apiVersion kind metadata data binaryData"),
          row("LabelSelector", "matchLabels matchExpressions"),
          row("LabelSelectorRequirement", "key operator values"),
          row(
              "DeploymentSpec",
              "replicas minReadySeconds revisionHistoryLimit progressDeadlineSeconds strategy"
                  + " selector template"),
          row("RollingUpdateDeployment", "maxUnavailable maxSurge"),
          row(
              "PodSpec",
              "serviceAccountName terminationGracePeriodSeconds nodeSelector tolerations affinity"
                  + " initContainers containers volumes"),
          row(
              "Container",
              "name image imagePullPolicy ports command args workingDir env envFrom lifecycle"
                  + " livenessProbe readinessProbe startupProbe resources securityContext"
                  + " volumeMounts"),
          row("ContainerPort", "name containerPort protocol"),
          row("EnvVar", "name value valueFrom"),
          row("ConfigMapKeySelector", "name key optional"),
          row("SecretKeySelector", "name key optional"),
          row("ResourceFieldSelector", "containerName resource divisor"),
          row(
              "Probe",
              "exec httpGet tcpSocket grpc initialDelaySeconds periodSeconds timeoutSeconds"
                  + " successThreshold failureThreshold"),
          row("HTTPGetAction", "path port host scheme httpHeaders"),
          row("TCPSocketAction", "port host"),
          row("ResourceRequirements", "requests limits"),
          row("Capabilities", "add drop"),
          row("VolumeMount", "name mountPath subPath readOnly"),
          row("ConfigMapVolumeSource", "name items defaultMode optional"),
          row("SecretVolumeSource", "secretName items defaultMode optional"),
          row("HostPathVolumeSource", "path type"),
          row("KeyToPath", "key path mode"),
          row("Toleration", "key operator value effect tolerationSeconds"),
          row("ServiceSpec", "type selector ports"),
          row("ServicePort", "name port protocol targetPort"),
          row("PodDisruptionBudgetSpec", "minAvailable maxUnavailable selector"),
          row(
              "HorizontalPodAutoscalerSpec",
              "scaleTargetRef minReplicas maxReplicas metrics behavior"),
          row("HorizontalPodAutoscalerBehavior", "scaleUp scaleDown"),
          row("HPAScalingRules", "stabilizationWindowSeconds tolerance selectPolicy policies"),
          row("HPAScalingPolicy", "type value periodSeconds"),
          row("PodsMetricSource", "metricName selector"),
          row(
              "ObjectMetricSource",
              "describedObject metric target metricName selector targetValue averageValue"),
          row("ExternalMetricSource", "metricName metricSelector targetValue"),
          row("ContainerResourceMetricSource", "name container"));

  private final List<String> first;

  private KeyOrder(List<String> first) {
    this.first = first;
  }

  /** The order of a class's keys. */
  public static Comparator<String> of(Class<?> type) {
    return new KeyOrder(BY_TYPE.getOrDefault(type.getSimpleName(), ANY));
  }

  @Override
  public int compare(String one, String other) {
    int rank = Integer.compare(rank(one), rank(other));
    return rank == 0 ? one.compareTo(other) : rank;
  }

  /** The rows, by the simple name of the class. */
  static Map<String, List<String>> rows() {
    return BY_TYPE;
  }

  private int rank(String key) {
    int index = first.indexOf(key);
    return index < 0 ? first.size() : index;
  }

  private static Map.Entry<String, List<String>> row(String type, String keys) {
    return entry(type, List.of(keys.split(" ", -1)));
  }
}
