package io.gitopsprofile.model.value;

/**
 * An object of the same namespace, by its name.
 *
 * @param name the name
 */
public record LocalReference(String name) {
  /** Refuses values that break their syntax. */
  public LocalReference {
    Syntax.of().required("name", name).objectName("name", name).enforce();
  }
}
