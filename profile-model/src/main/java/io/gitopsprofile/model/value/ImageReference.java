package io.gitopsprofile.model.value;

import org.jspecify.annotations.Nullable;

/**
 * A container image as its parts. The grammar is that of the OCI distribution, read from left to
 * right without a regular expression.
 *
 * @param name the name with its registry: {@code ghcr.io/stefanprodan/podinfo}
 * @param tag the tag; empty if there is none
 * @param digest the digest, such as {@code sha256:4d1f...}; empty if there is none
 */
public record ImageReference(String name, String tag, String digest) {

  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_TAG = 128;
  private static final int LONGEST_PORT = 5;
  private static final String DIGEST = "sha256:";
  private static final int DIGEST_LENGTH = 64;

  /** Parses an image; null if the text breaks the grammar. */
  public static @Nullable ImageReference of(String text) {
    int at = text.indexOf('@');
    String tagged = at < 0 ? text : text.substring(0, at);
    String digest = at < 0 ? "" : text.substring(at + 1);
    int colon = tagged.lastIndexOf(':');
    boolean hasTag = colon > tagged.lastIndexOf('/');
    String name = hasTag ? tagged.substring(0, colon) : tagged;
    String tag = hasTag ? tagged.substring(colon + 1) : "";
    return isName(name) && (!hasTag || isTag(tag)) && (at < 0 || isDigest(digest))
        ? new ImageReference(name, tag, digest)
        : null;
  }

  /**
   * Returns the name in one spelling: the images of Docker Hub may be written with or without
   * {@code docker.io} and {@code library}.
   */
  public String repository() {
    String rest = name;
    for (String host : new String[] {"docker.io/", "index.docker.io/"}) {
      rest = rest.startsWith(host) ? rest.substring(host.length()) : rest;
    }
    return rest.startsWith("library/") ? rest.substring("library/".length()) : rest;
  }

  /** True if the image has a tag or a digest. */
  public boolean isPinned() {
    return !tag.isEmpty() || !digest.isEmpty();
  }

  /** Returns the tag and the digest as an image has them after its name. */
  public String version() {
    return tag.isEmpty() || digest.isEmpty() ? tag + digest : tag + '@' + digest;
  }

  /** True if a text is a tag. */
  public static boolean isTag(String text) {
    if (text.isEmpty() || text.length() > LONGEST_TAG) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inside = i > 0 && (c == '.' || c == '-');
      if (!isLetter(c) && !isDigit(c) && c != '_' && !inside) {
        return false;
      }
    }
    return true;
  }

  /** True if a text is a digest. */
  public static boolean isDigest(String text) {
    if (!text.startsWith(DIGEST) || text.length() != DIGEST.length() + DIGEST_LENGTH) {
      return false;
    }
    for (int i = DIGEST.length(); i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isDigit(c) && !(c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  /** True if a text is the name of an image, without tag and digest. */
  public static boolean isName(String text) {
    if (text.isEmpty() || text.length() > LONGEST_NAME) {
      return false;
    }
    int start = hostEnd(text);
    while (start <= text.length()) {
      int slash = text.indexOf('/', start);
      int end = slash < 0 ? text.length() : slash;
      if (!isPathSegment(text, start, end)) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  /** The start of the path behind the registry; 0 if the name has none. */
  private static int hostEnd(String name) {
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    boolean isHost =
        first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
    return isHost && isHost(first) ? slash + 1 : 0;
  }

  private static boolean isHost(String text) {
    int colon = text.indexOf(':');
    int end = colon < 0 ? text.length() : colon;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean inside = i > 0 && i < end - 1 && (c == '.' || c == '-');
      if (!isLetter(c) && !isDigit(c) && !inside) {
        return false;
      }
    }
    return end > 0 && (colon < 0 || isPort(text.substring(colon + 1)));
  }

  private static boolean isPort(String text) {
    return text.length() <= LONGEST_PORT && Syntax.isDigits(text);
  }

  private static boolean isPathSegment(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean inside = i > start && i < end - 1 && (c == '.' || c == '_' || c == '-');
      if (!(c >= 'a' && c <= 'z') && !isDigit(c) && !inside) {
        return false;
      }
    }
    return end > start;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  @Override
  public String toString() {
    return name + (tag.isEmpty() ? "" : ':' + tag) + (digest.isEmpty() ? "" : '@' + digest);
  }
}
