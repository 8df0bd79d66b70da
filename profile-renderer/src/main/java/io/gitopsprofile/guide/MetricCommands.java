package io.gitopsprofile.guide;

import io.gitopsprofile.kubernetes.ResourceNames;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.value.LabelExpression;
import io.gitopsprofile.model.value.LabelSelector;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.value.ShellCommand;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command that reads a metric of an autoscaler by hand, and the meaning of its target. (Source:
 * k8s.io/metrics, custom_metrics and external_metrics v1beta1; KEDA's names of external metrics are
 * {@code s<index of the trigger>-prometheus}.)
 */
final class MetricCommands implements Metric.Cases<MetricCommands.Row> {

  private static final String CUSTOM = "/apis/custom.metrics.k8s.io/v1beta1/namespaces/";
  private static final String EXTERNAL = "/apis/external.metrics.k8s.io/v1beta1/namespaces/";

  /**
   * A metric.
   *
   * @param name its name in words
   * @param target the target in words
   * @param command the command for a shell
   */
  record Row(String name, String target, String command) {}

  private final Autoscaler autoscaler;
  private final boolean isKeda;
  private int index;

  MetricCommands(Autoscaler autoscaler, boolean isKeda) {
    this.autoscaler = autoscaler;
    this.isKeda = isKeda;
  }

  /** Returns a row for each metric, in the order of the autoscaler. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Metric metric : autoscaler.metrics()) {
      rows.add(metric.match(this));
      index++;
    }
    return rows;
  }

  @Override
  public Row resource(
      String name, @Nullable Integer averageUtilization, @Nullable Quantity averageValue) {
    return new Row(name, resourceTarget(averageUtilization, averageValue), top());
  }

  @Override
  public Row containerResource(Metric.ContainerResource metric) {
    return new Row(
        metric.name() + " of the container " + metric.container(),
        resourceTarget(metric.averageUtilization(), metric.averageValue()),
        top() + " --containers");
  }

  @Override
  public Row pods(Metric.Pods metric) {
    String path =
        CUSTOM
            + autoscaler.namespace()
            + "/pods/*/"
            + metric.metric()
            + query(metric.selector(), "metricLabelSelector");
    return new Row(metric.metric(), metric.averageValue().text() + " for each pod", raw(path));
  }

  @Override
  public Row object(Metric.ObjectMetric metric) {
    String kind = metric.describedObject().kind();
    String group = metric.describedObject().apiVersion();
    int slash = group.indexOf('/');
    String resource =
        ResourceNames.plural(kind) + (slash < 0 ? "" : "." + group.substring(0, slash));
    String object =
        kind.equals("Namespace") ? "metrics" : resource + "/" + metric.describedObject().name();
    String path =
        CUSTOM
            + autoscaler.namespace()
            + "/"
            + object
            + "/"
            + metric.metric()
            + query(metric.selector(), "metricLabelSelector");
    return new Row(metric.metric(), target(metric.value(), metric.averageValue()), raw(path));
  }

  @Override
  public Row external(Metric.External metric) {
    String path =
        EXTERNAL
            + autoscaler.namespace()
            + "/"
            + metric.metric()
            + query(metric.selector(), "labelSelector");
    return new Row(metric.metric(), target(metric.value(), metric.averageValue()), raw(path));
  }

  @Override
  public Row prometheus(Metric.Prometheus metric) {
    String threshold = metric.threshold().text();
    return new Row(
        "the query " + metric.query(),
        threshold + (metric.isOfAllPods() ? " in all" : " for each pod"),
        raw(EXTERNAL));
  }

  private String raw(String path) {
    if (isKeda) {
      String label = encoded("scaledobject.keda.sh/name=" + autoscaler.name());
      path =
          EXTERNAL + autoscaler.namespace() + "/s" + index + "-prometheus?labelSelector=" + label;
    }
    return ShellCommand.of("kubectl", "get", "--raw", path) + " | jq .";
  }

  private String top() {
    return ShellCommand.of("kubectl", "-n", autoscaler.namespace(), "top", "pods");
  }

  private static String resourceTarget(@Nullable Integer utilization, @Nullable Quantity value) {
    return utilization != null
        ? utilization + " % of the request"
        : value == null ? "" : value.text() + " for each pod";
  }

  private static String target(@Nullable Quantity value, @Nullable Quantity averageValue) {
    return averageValue != null
        ? averageValue.text() + " for each pod"
        : value == null ? "" : value.text() + " in all";
  }

  private static String query(@Nullable LabelSelector selector, String key) {
    if (selector == null) {
      return "";
    }
    List<String> all = new ArrayList<>();
    for (Map.Entry<String, String> label : selector.matchLabels().entrySet()) {
      all.add(label.getKey() + "=" + label.getValue());
    }
    for (LabelExpression expression : selector.matchExpressions()) {
      all.add(text(expression));
    }
    return all.isEmpty() ? "" : "?" + key + "=" + encoded(String.join(",", all));
  }

  private static String text(LabelExpression expression) {
    String values = " (" + String.join(",", expression.values()) + ")";
    return switch (expression.operator()) {
      case "In" -> expression.key() + " in" + values;
      case "NotIn" -> expression.key() + " notin" + values;
      case "DoesNotExist" -> "!" + expression.key();
      default -> expression.key();
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
