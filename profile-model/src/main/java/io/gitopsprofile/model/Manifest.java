package io.gitopsprofile.model;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.ImageField;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Any other Kubernetes object, written unchanged into its own file.
 *
 * @param object the object, with apiVersion, kind and metadata.name
 * @param imagePolicies the texts of the object that ImagePolicies of Flux v2 set
 */
public record Manifest(FreeForm object, List<ImageField> imagePolicies) {

  private static final Pattern API_VERSION =
      Pattern.compile("([a-z0-9][a-z0-9.-]{0,252}/)?[a-z0-9]{1,63}");
  private static final Pattern KIND = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,62}");

  /** A segment of a URL's path: any name except {@code .} and {@code ..}. */
  private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[^/%\\p{Cntrl}]{1,253}");

  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /** Refuses values that break their syntax. */
  public Manifest {
    imagePolicies = Ordered.list("imagePolicies", imagePolicies);
    Syntax.of().required("object", object).enforce();
    Map<?, ?> metadata = object.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
    Syntax.of()
        .identity("apiVersion", object.get("apiVersion"), API_VERSION, "write it as v1 or apps/v1")
        .identity(
            "kind", object.get("kind"), KIND, "write it as Kubernetes does, such as ConfigMap")
        .identity("metadata.name", metadata.get("name"), NAME, "use a name without \"/\" and \"%\"")
        .optionalIdentity(
            "metadata.namespace",
            metadata.get("namespace"),
            NAMESPACE,
            "use the name of a namespace")
        .enforce();
  }

  /** Creates a manifest that no ImagePolicy changes. */
  public Manifest(FreeForm object) {
    this(object, List.of());
  }

  /** The object's API version. */
  public String apiVersion() {
    return text(object.entries(), "apiVersion");
  }

  /** The object's kind. */
  public String kind() {
    return text(object.entries(), "kind");
  }

  /** The object's name. */
  public String name() {
    return text(metadata(), "name");
  }

  /** The object's namespace; empty for one without. */
  public String namespace() {
    return metadata().get("namespace") instanceof String namespace ? namespace : "";
  }

  private Map<?, ?> metadata() {
    return object.get("metadata") instanceof Map<?, ?> metadata ? metadata : Map.of();
  }

  private static String text(Map<?, ?> map, String key) {
    return String.valueOf(map.get(key));
  }
}
