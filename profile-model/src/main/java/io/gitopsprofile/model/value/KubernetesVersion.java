package io.gitopsprofile.model.value;

import java.util.regex.Pattern;

/**
 * A minor version of Kubernetes, as a quoted string: {@code "1.14"}, {@code "1.30"}. (YAML would
 * read an unquoted 1.30 as the number 1.3.)
 *
 * @param minor the number behind {@code 1.}; 14 or more, the first version with Fargate
 */
public record KubernetesVersion(int minor) implements Comparable<KubernetesVersion> {

  private static final Pattern SYNTAX = Pattern.compile("1\\.[0-9]{1,2}");
  private static final int OLDEST = 14;

  /** Refuses versions before 1.14. */
  public KubernetesVersion {
    if (minor < OLDEST || minor > 99) {
      throw new InvalidValueException(
          "\"1." + minor + "\" is not a version of Kubernetes that this tool knows",
          "use \"1.14\" or newer");
    }
  }

  /** Parses a text such as {@code 1.29}. */
  public static KubernetesVersion of(String text) {
    if (!SYNTAX.matcher(text).matches()) {
      throw new InvalidValueException(
          Syntax.quoted(text) + " is not a Kubernetes version",
          "write major and minor version alone, quoted, such as \"1.29\"");
    }
    return new KubernetesVersion(Integer.parseInt(text.substring(2)));
  }

  @Override
  public int compareTo(KubernetesVersion other) {
    return Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return "1." + minor;
  }
}
