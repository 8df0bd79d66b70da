package io.gitopsprofile.model.value;

/**
 * The name of an ImagePolicy of Flux v2: {@code flux-system:podinfo}.
 *
 * @param namespace the namespace of the ImagePolicy
 * @param name the name of the ImagePolicy
 */
public record PolicyName(String namespace, String name) {

  /** Refuses values that break their syntax. */
  public PolicyName {
    Syntax.of()
        .required("namespace", namespace)
        .dnsLabel("namespace", namespace)
        .required("name", name)
        .dnsSubdomain("name", name)
        .enforce();
  }

  /** Parses a text such as {@code flux-system:podinfo}. */
  public static PolicyName of(String text) {
    int colon = text.indexOf(':');
    if (colon > 0 && text.length() <= 317) {
      try {
        return new PolicyName(text.substring(0, colon), text.substring(colon + 1));
      } catch (InvalidValueException e) {
        // The message below names the whole text.
      }
    }
    throw new InvalidValueException(
        Syntax.quoted(text) + " is not the name of an ImagePolicy",
        "write its namespace and name, such as flux-system:podinfo");
  }

  @Override
  public String toString() {
    return namespace + ':' + name;
  }
}
