package io.gitopsprofile.model.adapter;

import io.gitopsprofile.model.value.Syntax;
import java.util.regex.Pattern;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A Prometheus as the adapter finds it, and the labels that it puts on the series of pods.
 *
 * @param url the URL without port and path
 * @param port the port; 0 leaves it out of the URL
 * @param path the path; charts from 2.4 on
 * @param namespaceLabel the label that holds a pod's namespace; null means {@code
 *     kubernetes_namespace}, as the seed's Prometheus has it; not rendered, used by rate rules
 * @param podLabel the label that holds a pod's name; null means {@code kubernetes_pod_name}; not
 *     rendered, used by rate rules
 */
@Value.Builder
public record PrometheusEndpoint(
    String url,
    @Nullable Integer port,
    @Nullable String path,
    @Nullable String namespaceLabel,
    @Nullable String podLabel) {

  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,254}");

  private static final String LABEL_FIX =
      "use at most 255 letters, digits and \"_\", starting with no digit";

  /** Refuses values that break their syntax. */
  public PrometheusEndpoint {
    Syntax.of()
        .required("url", url)
        .url("url", url, "http", "https")
        .range("port", port, 0, 65535)
        .notBlank("path", path)
        .matches("namespaceLabel", namespaceLabel, LABEL, "a label of Prometheus", LABEL_FIX)
        .matches("podLabel", podLabel, LABEL, "a label of Prometheus", LABEL_FIX)
        .enforce();
  }

  /** A Prometheus with the labels of the seed's chart. */
  public static PrometheusEndpoint of(String url, int port) {
    return new PrometheusEndpoint(url, port, null, null, null);
  }

  /** The label that holds a pod's namespace. */
  public String namespaceLabelOrDefault() {
    return namespaceLabel == null ? "kubernetes_namespace" : namespaceLabel;
  }

  /** The label that holds a pod's name. */
  public String podLabelOrDefault() {
    return podLabel == null ? "kubernetes_pod_name" : podLabel;
  }

  /** Starts an endpoint; {@code url} must be set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link PrometheusEndpoint}; its {@code @param} tags describe the components. */
  public static final class Builder extends PrometheusEndpointBuilder {
    Builder() {}
  }
}
