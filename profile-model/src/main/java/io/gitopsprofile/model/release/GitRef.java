package io.gitopsprofile.model.release;

import java.util.regex.Pattern;

/**
 * The commit, tag, branch or other ref that a text names. Flux v1 takes any ref; Flux v2 needs its
 * kind, which follows from its spelling: a full ID is a commit, a version is a tag, {@code
 * refs/...} is that ref, and anything else is a branch.
 *
 * @param kind the kind of ref
 * @param text the commit, tag or branch, or the full name of any other ref
 */
public record GitRef(Kind kind, String text) {

  /** The kinds of refs. */
  public enum Kind {
    /** A commit by its full id. */
    COMMIT,
    /** A text that may be an abbreviated commit ID. */
    SHORT_COMMIT,
    /** A tag. */
    TAG,
    /** A branch. */
    BRANCH,
    /** A ref that is neither a tag nor a branch, such as {@code refs/pull/1/head}. */
    OTHER
  }

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern SHORT_COMMIT = Pattern.compile("(?=.*[0-9])[0-9a-f]{7,39}");

  /** A number, or a version behind any name. */
  private static final Pattern TAG =
      Pattern.compile(
          "v?[0-9]+([.-][0-9]+)*([-+.][0-9A-Za-z.+-]*[0-9][0-9A-Za-z.+-]*)?"
              + "|([0-9A-Za-z._/-]*[-/_@])?v?[0-9]+\\.[0-9]+\\.[0-9]+([-+.][0-9A-Za-z.+-]+)?");

  /** Git keeps a ref in a file of its name; longer text would only keep the patterns busy. */
  private static final int LONGEST = 255;

  /** Parses a text such as {@code master} or {@code refs/tags/stable}. */
  public static GitRef of(String text) {
    if (text.startsWith("refs/tags/")) {
      return new GitRef(Kind.TAG, text.substring("refs/tags/".length()));
    }
    if (text.startsWith("refs/heads/")) {
      return new GitRef(Kind.BRANCH, text.substring("refs/heads/".length()));
    }
    if (text.startsWith("refs/")) {
      return new GitRef(Kind.OTHER, text);
    }
    if (text.length() > LONGEST) {
      return new GitRef(Kind.BRANCH, text);
    }
    if (COMMIT.matcher(text).matches()) {
      return new GitRef(Kind.COMMIT, text);
    }
    if (TAG.matcher(text).matches()) {
      return new GitRef(Kind.TAG, text);
    }
    boolean isShort = SHORT_COMMIT.matcher(text).matches();
    return new GitRef(isShort ? Kind.SHORT_COMMIT : Kind.BRANCH, text);
  }
}
