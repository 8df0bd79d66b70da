package io.gitopsprofile.schema;

/**
 * The structure of one version of a kind.
 *
 * @param apiVersion the API group and version
 * @param kind the kind
 * @param isNamespaced true if its objects live in a namespace
 * @param type the fields of its objects
 * @param first the first minor version of Kubernetes that serves it; 0 if that does not matter
 * @param last the last one; {@link Field#ALL} if the newest one does
 * @param origin the source of the structure
 */
public record KindSchema(
    String apiVersion,
    String kind,
    boolean isNamespaced,
    ObjectType type,
    int first,
    int last,
    Origin origin) {

  /**
   * The source of a structure.
   *
   * @param kind the kind of source
   * @param title its name in a message, such as {@code KEDA 2.20.2}
   */
  public record Origin(Source kind, String title) {}

  /** The kinds of sources. */
  public enum Source {
    /** The OpenAPI of the API server. */
    KUBERNETES,
    /** A CustomResourceDefinition of the profile. */
    PROFILE,
    /** The catalogue; a cluster may have another version. */
    CATALOGUE
  }

  /** Returns true if a minor version of Kubernetes serves it. */
  public boolean servedBy(int minor) {
    return first <= minor && minor <= last;
  }
}
