package io.gitopsprofile.render;

import io.gitopsprofile.model.GitRef;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The names of sources: {@code charts-helm-sh-stable}, {@code github-com-aws-eks-charts-master}.
 */
final class SourceNames {

  private static final int LONGEST = 63;
  private static final int LONGEST_COMMIT = 12;

  private SourceNames() {}

  /** The name for a URL and what else tells a source from another; null for nothing. */
  static String of(String url, @Nullable String... more) {
    String address = url.substring(url.indexOf("://") + 3);
    int host = address.indexOf('@');
    int path = address.indexOf('/');
    if (host >= 0 && (path < 0 || host < path)) {
      address = address.substring(host + 1);
    }
    if (address.endsWith(".git")) {
      address = address.substring(0, address.length() - 4);
    }
    StringBuilder name = new StringBuilder(plain(address));
    for (String part : more) {
      if (part != null) {
        name.append('-').append(plain(part));
      }
    }
    return name.length() <= LONGEST ? name.toString() : apart(name.toString(), url);
  }

  /** A ref as part of a name. */
  static String ofRef(String text) {
    GitRef ref = GitRef.of(text);
    boolean isCommit = ref.kind() == GitRef.Kind.COMMIT;
    return isCommit ? ref.text().substring(0, LONGEST_COMMIT) : ref.text();
  }

  /** A name that is long, or taken, with a sum of what it stands for. */
  static String apart(String name, Object what) {
    CRC32 sum = new CRC32();
    sum.update((name + what).getBytes(StandardCharsets.UTF_8));
    String start = name.substring(0, Math.min(LONGEST - 9, name.length()));
    String dashed = start.endsWith("-") ? start : start + "-";
    return dashed + String.format(Locale.ROOT, "%08x", sum.getValue());
  }

  /** Small letters and digits, with a dash for every run of others in between. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean isKept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (isKept) {
        plain.append(c);
      } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != '-') {
        plain.append('-');
      }
    }
    int end = plain.length();
    return plain.substring(0, end > 0 && plain.charAt(end - 1) == '-' ? end - 1 : end);
  }
}
