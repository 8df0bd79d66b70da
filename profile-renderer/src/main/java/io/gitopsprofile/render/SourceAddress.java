package io.gitopsprofile.render;

import io.gitopsprofile.model.GitRef;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a source fetches, in one spelling, however the releases that share it write it. Its name is
 * made of that alone: {@code charts-helm-sh-stable}, {@code github-com-aws-eks-charts-master}.
 * Where others could have the same name, since a secret, another protocol or a letter is not told
 * by it, a sum follows: {@code charts-example-com-stable-login-0a1b2c3d}.
 *
 * @param url the address, without the ends that do not count
 * @param version what is fetched there; null for all, or the newest
 * @param secret the Secret with the login; null without one
 */
record SourceAddress(String url, @Nullable Version version, @Nullable String secret) {

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
   * A version of what lies at an address.
   *
   * @param kind what it is, such as {@code tag}
   * @param text it
   * @param isUsual whether a text of this kind is nothing else
   */
  record Version(String kind, String text, boolean isUsual) {

    /** A ref of a Git repository. */
    static Version of(GitRef ref) {
      return new Version(ref.kind().name(), ref.text(), GitRef.of(ref.text()).equals(ref));
    }

    /** As part of a name. */
    private String shortText() {
      boolean isCommit = kind.equals(GitRef.Kind.COMMIT.name());
      return isCommit ? text.substring(0, LONGEST_COMMIT) : text;
    }
  }

  /** The source of a Git repository. */
  static SourceAddress ofGit(String url, GitRef ref, @Nullable String secret) {
    String trimmed = withoutSlash(url);
    boolean isSuffixed = trimmed.endsWith(".git");
    String repository = isSuffixed ? trimmed.substring(0, trimmed.length() - 4) : trimmed;
    return new SourceAddress(smallHost(repository), Version.of(ref), secret);
  }

  /** Any other source. */
  static SourceAddress of(String url, @Nullable Version version, @Nullable String secret) {
    return new SourceAddress(smallHost(withoutSlash(url)), version, secret);
  }

  /** What is fetched, and of which version. */
  @Override
  public String toString() {
    return version == null ? url : url + " " + version.text();
  }

  /** The source's name. */
  String name() {
    String address = url.substring(afterProtocol(url));
    int path = address.indexOf('/');
    // A password may hold one, too.
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

  /** Whether its name tells all. */
  private boolean isUsual() {
    boolean isUsualVersion =
        version == null || (version.isUsual() && USUAL_VERSION.matcher(version.text()).matches());
    return secret == null && isUsualVersion && USUAL_URL.matcher(url).matches();
  }

  private String withSum(String name) {
    String kind = version == null ? "" : version.kind();
    String text = version == null ? "" : version.text();
    String all = String.join("\n", url, kind, text, secret == null ? "" : secret);
    String start = name.substring(0, Math.min(LONGEST - NameSum.LENGTH - 1, name.length()));
    String dashed = start.endsWith("-") ? start : start + "-";
    return dashed + NameSum.of(all);
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

  /** The protocol and the host count in any case, but not the login before it. */
  private static String smallHost(String url) {
    int path = url.indexOf('/', afterProtocol(url));
    int end = path < 0 ? url.length() : path;
    int host = url.lastIndexOf('@', end);
    int start = host < 0 ? 0 : host + 1;
    return url.substring(0, start)
        + url.substring(start, end).toLowerCase(Locale.ROOT)
        + url.substring(end);
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
