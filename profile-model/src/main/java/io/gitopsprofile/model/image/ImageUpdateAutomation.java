package io.gitopsprofile.model.image;

import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.LabelSelector;
import io.gitopsprofile.model.value.NamespacedName;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The commits of what policies choose; the object ImageUpdateAutomation of {@code
 * image.toolkit.fluxcd.io/v1}. It sets the policies of its own namespace.
 *
 * <pre>
 * imagePolicies:
 *   automations:
 *     - name: shop
 *       namespace: flux-system
 *       interval: 30m
 *       sourceRef: {name: flux-system}
 *       git:
 *         commit: {author: {name: flux, email: flux@example.com}}
 *         push: {branch: main}
 *       path: ./base
 * </pre>
 *
 * @param name the name of the object
 * @param namespace the namespace, which is that of the policies, too
 * @param labels the labels
 * @param annotations the annotations
 * @param interval the interval between two runs; above zero
 * @param sourceRef the GitRepository that the commits are for
 * @param git the commits
 * @param path the folder whose files are updated; null means the whole repository
 * @param policySelector the labels of the policies that count; null means all of the namespace
 * @param suspend whether the automation stops
 * @param manage whether the file is generated; false excludes it from generation; the default is
 *     true
 */
@Value.Builder
public record ImageUpdateAutomation(
    String name,
    String namespace,
    Map<String, String> labels,
    Map<String, String> annotations,
    GoDuration interval,
    NamespacedName sourceRef,
    GitUpdate git,
    @Nullable String path,
    @Nullable LabelSelector policySelector,
    @Nullable Boolean suspend,
    @Nullable Boolean manage) {
  /** Refuses values that break their syntax, and copies the collections in their order. */
  public ImageUpdateAutomation {
    labels = Ordered.map("labels", labels);
    annotations = Ordered.map("annotations", annotations);
    Syntax.of()
        .required("name", name)
        .dnsSubdomain("name", name)
        .required("namespace", namespace)
        .dnsLabel("namespace", namespace)
        .labels("labels", labels)
        .annotations("annotations", annotations)
        .required("interval", interval)
        .positive("interval", interval)
        .required("sourceRef", sourceRef)
        .required("git", git)
        .notBlank("path", path)
        .enforce();
  }

  /**
   * Starts an ImageUpdateAutomation; {@code name}, {@code namespace}, {@code interval}, {@code
   * sourceRef} and {@code git} must be set.
   */
  public static Builder builder() {
    return new Builder().labels(Map.of()).annotations(Map.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link ImageUpdateAutomation}; its {@code @param} tags describe the components. */
  public static final class Builder extends ImageUpdateAutomationBuilder {
    Builder() {}
  }
}
