package io.gitopsprofile.render.flux;

import io.gitopsprofile.model.release.GitRef;
import io.gitopsprofile.render.output.NameHash;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address and version that a source fetches, in a normalized spelling shared by all releases.
 * The source's name is derived from them: {@code charts-helm-sh-stable}, {@code
 * github-com-aws-eks-charts-master}. A hash follows where the name alone would be ambiguous,
 * because of a secret, another protocol or letter case: {@code
 * charts-example-com-stable-login-0a1b2c3d}.
 *
 * @param url the address without insignificant suffixes
 * @param version the fetched version; null for all versions or the newest
 * @param secret the Secret with the credentials; null without one
 */
record SourceKey(String url, @Nullable Version version, @Nullable String secret) {

  private static final int LONGEST = 63;
  private static final int LONGEST_COMMIT = 12;
  private static final String NAMELESS = "source";

  // Possessive: Java matches any other repeated group by recursion, as deep as the text is long.
  private static final String WORDS = "[a-z0-9]+(?:-[a-z0-9]+)*+";
  private static final String DOTTED = WORDS + "(?:\\." + WORDS + ")*+";
  private static final Pattern USUAL_URL =
      Pattern.compile("(?:https|oci)://" + DOTTED + "(?:/" + WORDS + ")*+");
  private static final Pattern USUAL_VERSION = Pattern.compile(DOTTED);

  /**
   * A version of the content at an address.
   *
   * @param kind the kind of version, such as {@code tag}
   * @param text the version's text
   * @param isUsual true if a text of this form always has this kind
   */
  record Version(String kind, String text, boolean isUsual) {

    /** A ref of a Git repository. */
    static Version of(GitRef ref) {
      GitRef usual = GitRef.of(ref.text());
      boolean isUsual = usual.kind() == ref.kind() && usual.text().equals(ref.text());
      return new Version(ref.kind().name(), ref.text(), isUsual);
    }

    private boolean isSame(Version other) {
      return kind.equals(other.kind) && text.equals(other.text) && isUsual == other.isUsual;
    }

    /** The version as part of a name. */
    private String shortText() {
      boolean isCommit = kind.equals(GitRef.Kind.COMMIT.name());
      return isCommit ? text.substring(0, LONGEST_COMMIT) : text;
    }
  }

  /** The source of a Git repository. */
  static SourceKey ofGit(String url, GitRef ref, @Nullable String secret) {
    String trimmed = withoutSlash(url);
    boolean isSuffixed = trimmed.endsWith(".git");
    String repository = isSuffixed ? trimmed.substring(0, trimmed.length() - 4) : trimmed;
    return new SourceKey(smallHost(repository), Version.of(ref), secret);
  }

  /** The key of a source that is not a Git repository. */
  static SourceKey of(String url, @Nullable Version version, @Nullable String secret) {
    return new SourceKey(smallHost(withoutSlash(url)), version, secret);
  }

  /** True if two sources fetch the same; equals() of a record takes a new JVM 20 ms. */
  boolean isSame(SourceKey other) {
    return url.equals(other.url)
        && Objects.equals(secret, other.secret)
        && (version == null
            ? other.version == null
            : other.version != null && version.isSame(other.version));
  }

  /** The address and version, for messages. */
  @Override
  public String toString() {
    return version == null ? url : url + " " + version.text();
  }

  /** The source's name. */
  String name() {
    String address = url.substring(afterProtocol(url));
    int path = address.indexOf('/');
    // A password may contain an @ too.
    int login = address.lastIndexOf('@', path < 0 ? address.length() : path);
    String place = plain(address.substring(login + 1));
    StringBuilder name = new StringBuilder(place.isEmpty() ? NAMELESS : place);
    if (version != null) {
      name.append('-').append(plain(version.shortText()));
    }
    if (secret != null) {
      name.append('-').append(plain(secret));
    }
    return isUsual() && name.length() <= LONGEST ? name.toString() : withSum(name.toString());
  }

  /** True if the name is unambiguous without a hash. */
  private boolean isUsual() {
    boolean isUsualVersion =
        version == null || (version.isUsual() && USUAL_VERSION.matcher(version.text()).matches());
    return secret == null && isUsualVersion && USUAL_URL.matcher(url).matches();
  }

  private String withSum(String name) {
    String kind = version == null ? "" : version.kind();
    String text = version == null ? "" : version.text();
    String all = String.join("\n", url, kind, text, secret == null ? "" : secret);
    String start = name.substring(0, Math.min(LONGEST - NameHash.LENGTH - 1, name.length()));
    String dashed = start.endsWith("-") ? start : start + "-";
    return dashed + NameHash.of(all);
  }

  private static int afterProtocol(String url) {
    return url.indexOf("://") + 3;
  }

  private static String withoutSlash(String url) {
    int end = url.length();
    while (end > afterProtocol(url) && url.charAt(end - 1) == '/') {
      end--;
    }
    return url.substring(0, end);
  }

  /**
   * The URL with its protocol and host in lower case; the user name and password keep their case.
   */
  private static String smallHost(String url) {
    int path = url.indexOf('/', afterProtocol(url));
    int end = path < 0 ? url.length() : path;
    int host = url.lastIndexOf('@', end);
    int start = host < 0 ? 0 : host + 1;
    return url.substring(0, start)
        + url.substring(start, end).toLowerCase(Locale.ROOT)
        + url.substring(end);
  }

  /** Lower-case letters and digits, with one dash for every run of other characters. */
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
