package io.gitopsprofile.model;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.model.value.Syntax;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Namespace object, and where the files of what lives in it go.
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
 * @param name its name; a DNS label
 * @param labels its labels
 * @param annotations its annotations
 * @param directory the directory of its files; null means {@code base/<name>}
 * @param reconcile whether Flux applies the namespace: to Flux v1 true writes the annotation {@code
 *     fluxcd.io/ignore: "false"}, false writes {@code "true"}, null writes none; to Flux v2 false
 *     suspends the namespace's Kustomization
 * @param patch a merge patch on the rendered Namespace, for what this record does not type; unknown
 *     fields are refused
 * @param manage whether its file is written and kept as the profile says; false leaves it to you;
 *     the default is true
 */
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

  /** A namespace with a name alone. */
  public static Namespace of(String name) {
    return builder(name).build();
  }

  /** The directory of its files: the one it names, else {@code base/<name>}. */
  public RelativePath directoryOrDefault() {
    return directory == null ? defaultDirectory(name) : directory;
  }

  /** A namespace may be called as a device of Windows, a folder may not. */
  static RelativePath defaultDirectory(String namespace) {
    String folder = RelativePath.isPortable(namespace) ? namespace : "_" + namespace;
    return RelativePath.of("base/" + folder);
  }

  /** Starts a namespace with what it must have. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** A builder that holds these values. */
  public Builder toBuilder() {
    Builder copy = new Builder(name);
    copy.labels = labels;
    copy.annotations = annotations;
    copy.directory = directory;
    copy.reconcile = reconcile;
    copy.patch = patch;
    copy.manage = manage;
    return copy;
  }

  /** Collects the parts of a namespace; every one that is not set stays unset. */
  public static final class Builder {
    private String name;
    private Map<String, String> labels = Map.of();
    private Map<String, String> annotations = Map.of();
    private @Nullable RelativePath directory;
    private @Nullable Boolean reconcile;
    private FreeForm patch = FreeForm.EMPTY;
    private @Nullable Boolean manage;

    private Builder(String name) {
      this.name = name;
    }

    /** Replaces the name. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** Sets {@code labels}: its labels. */
    public Builder labels(Map<String, String> labels) {
      this.labels = labels;
      return this;
    }

    /** Sets {@code annotations}: its annotations. */
    public Builder annotations(Map<String, String> annotations) {
      this.annotations = annotations;
      return this;
    }

    /** Sets {@code directory}: the directory of its files. */
    public Builder directory(@Nullable RelativePath directory) {
      this.directory = directory;
      return this;
    }

    /**
     * Sets {@code reconcile}: whether Flux applies the namespace: true writes the annotation {@code
     * fluxcd.io/ignore: "false"}, false writes {@code "true"}, null writes none.
     */
    public Builder reconcile(@Nullable Boolean reconcile) {
      this.reconcile = reconcile;
      return this;
    }

    /**
     * Sets {@code patch}: a merge patch on the rendered Namespace, for what this record does not
     * type.
     */
    public Builder patch(FreeForm patch) {
      this.patch = patch;
      return this;
    }

    /** Sets {@code manage}: whether its file is written and kept as the profile says. */
    public Builder manage(@Nullable Boolean manage) {
      this.manage = manage;
      return this;
    }

    /** The finished Namespace. */
    public Namespace build() {
      return new Namespace(name, labels, annotations, directory, reconcile, patch, manage);
    }
  }
}
