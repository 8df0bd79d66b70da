package io.gitopsprofile.model;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.model.value.Syntax;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A Namespace object, and the directory of the files of its objects.
 *
 * <pre>
 * apiVersion: v1
 * kind: Namespace
 * metadata:
 *   name: demo
 *   annotations:
 *     fluxcd.io/ignore: "true"
 * </pre>
 *
 * @param name the name; a DNS label
 * @param labels the labels
 * @param annotations the annotations
 * @param directory the directory of its files; null means {@code base/<name>}
 * @param reconcile whether Flux applies the namespace: to Flux v1 true writes the annotation {@code
 *     fluxcd.io/ignore: "false"}, false writes {@code "true"}, null writes none; to Flux v2 false
 *     suspends the namespace's Kustomization
 * @param patch a merge patch on the rendered Namespace, for fields that the language does not have;
 *     unknown fields are refused
 * @param manage whether the file is generated; false excludes it from generation; the default is
 *     true
 */
@Value.Builder
public record Namespace(
    String name,
    Map<String, String> labels,
    Map<String, String> annotations,
    @Nullable RelativePath directory,
    @Nullable Boolean reconcile,
    FreeForm patch,
    @Nullable Boolean manage) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public Namespace {
    labels = Ordered.map("labels", labels);
    annotations = Ordered.map("annotations", annotations);
    Syntax.of()
        .required("name", name)
        .dnsLabel("name", name)
        .labels("labels", labels)
        .annotations("annotations", annotations)
        .required("patch", patch)
        .enforce();
  }

  /** Creates a namespace with default settings. */
  public static Namespace of(String name) {
    return builder().name(name).build();
  }

  /** Returns the directory of the namespace's files: {@code directory}, or {@code base/<name>}. */
  public RelativePath directoryOrDefault() {
    return directory == null ? defaultDirectory(name) : directory;
  }

  /**
   * Returns a directory that Windows accepts: a namespace may have the name of a device, a folder
   * may not.
   */
  static RelativePath defaultDirectory(String namespace) {
    String folder = RelativePath.isPortable(namespace) ? namespace : "_" + namespace;
    return RelativePath.of("base/" + folder);
  }

  /** Starts a namespace; {@code name} must be set. */
  public static Builder builder() {
    return new Builder().labels(Map.of()).annotations(Map.of()).patch(FreeForm.EMPTY);
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link Namespace}; its {@code @param} tags describe the components. */
  public static final class Builder extends NamespaceBuilder {
    Builder() {}
  }
}
