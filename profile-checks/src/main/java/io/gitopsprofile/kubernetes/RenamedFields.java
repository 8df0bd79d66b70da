package io.gitopsprofile.kubernetes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of former versions of a kind, and the fields of later versions that took their place,
 * both ways. People meet them when they change the apiVersion of a manifest and leave its spec.
 * (Source: k8s.io/api, autoscaling/v2beta1 and v2; networking/v1beta1 and v1.)
 */
public final class RenamedFields {

  /** The kind of an autoscaler. */
  private static final String HPA = "HorizontalPodAutoscaler";

  /** The kind of an Ingress. */
  private static final String INGRESS = "Ingress";

  /**
   * A field that another version has.
   *
   * @param kind the kind
   * @param parent the field that holds it
   * @param name the field of the other version
   * @param now the field that holds the value in this version
   * @param shape the value of that field as YAML, with {@code %s} for the value
   */
  private record Row(String kind, String parent, String name, String now, String shape) {}

  private static final List<Row> ROWS =
      List.of(
          utilization("resource"),
          average("resource"),
          utilization("containerResource"),
          average("containerResource"),
          name("pods"),
          average("pods"),
          selector("pods", "selector"),
          name("object"),
          value("object"),
          selector("object", "selector"),
          new Row(
              HPA, "object", "averageValue", "target", "{type: AverageValue, averageValue: %s}"),
          name("external"),
          value("external"),
          average("external"),
          selector("external", "metricSelector"),
          new Row(
              HPA,
              "spec",
              "targetCPUUtilizationPercentage",
              "metrics",
              "[{type: Resource, resource: {name: cpu, target: {type: Utilization,"
                  + " averageUtilization: %s}}}]"),
          former("resource", "target", "targetAverageUtilization", "50"),
          former("containerResource", "target", "targetAverageUtilization", "50"),
          former("pods", "target", "targetAverageValue", "10"),
          former("external", "target", "targetAverageValue", "10"),
          former("pods", "metric", "metricName", "http_requests"),
          former("object", "metric", "metricName", "http_requests"),
          former("external", "metric", "metricName", "http_requests"),
          new Row(INGRESS, "backend", "serviceName", "service", "{name: %s, port: {number: 80}}"),
          new Row(INGRESS, "backend", "servicePort", "service", "{name: web, port: {number: %s}}"),
          new Row(INGRESS, "spec", "backend", "defaultBackend", "{service: {name: web}}"));

  private RenamedFields() {}

  private static Row utilization(String parent) {
    return new Row(
        HPA,
        parent,
        "targetAverageUtilization",
        "target",
        "{type: Utilization, averageUtilization: %s}");
  }

  private static Row average(String parent) {
    return new Row(
        HPA, parent, "targetAverageValue", "target", "{type: AverageValue, averageValue: %s}");
  }

  private static Row value(String parent) {
    return new Row(HPA, parent, "targetValue", "target", "{type: Value, value: %s}");
  }

  private static Row name(String parent) {
    return new Row(HPA, parent, "metricName", "metric", "{name: %s}");
  }

  private static Row selector(String parent, String name) {
    return new Row(HPA, parent, name, "metric", "{name: ..., selector: ...}");
  }

  private static Row former(String parent, String name, String now, String shape) {
    return new Row(HPA, parent, name, now, shape);
  }

  /**
   * Returns the field that took the place of another version's; null if none did.
   *
   * @param parent the field that holds it
   */
  public static @Nullable String now(String kind, String parent, String name) {
    Row row = row(kind, parent, name);
    return row == null ? null : row.now();
  }

  /**
   * Returns the YAML to write in the place of another version's field; null if none is known.
   *
   * @param value the value of the field, if it is a scalar; else an ellipsis
   */
  public static @Nullable String written(String kind, String parent, String name, String value) {
    Row row = row(kind, parent, name);
    return row == null ? null : row.now() + ": " + row.shape().replace("%s", value);
  }

  /** Returns true for a field that autoscaling/v2 has, and the version of an object has not. */
  public static boolean isOfLaterHpa(String apiVersion, String kind, String name) {
    return kind.equals(HPA)
        && apiVersion.equals("autoscaling/v1")
        && (name.equals("metrics") || name.equals("behavior"));
  }

  private static @Nullable Row row(String kind, String parent, String name) {
    for (Row row : ROWS) {
      if (row.name().equals(name) && row.parent().equals(parent) && row.kind().equals(kind)) {
        return row;
      }
    }
    return null;
  }
}
