package io.gitopsprofile.diagnostic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Text without credentials. All that leaves a run passes this class: log, report, exceptions and
 * differences. {@link CredentialDetector} decides what is a credential.
 */
public final class Redaction {

  private static final String MASK = "***";

  /** The part of a value that a message shows at least if it shortens values. */
  private static final int SHORTENED = 57;

  /** The length from which a word of a credential is masked alone. */
  private static final int LONG_WORD = 6;

  private Redaction() {}

  /** Masks the credentials of a message, or of any other text, by their form. */
  public static String of(String text) {
    BitSet hidden = new BitSet();
    CredentialShapes shapes = new CredentialShapes(text, hidden);
    shapes.lines(0, text.length());
    shapes.privateKeys();
    return masked(text, hidden);
  }

  /**
   * Masks the credentials of a YAML file, which may be broken. The line breaks stay as they are.
   */
  public static String ofFile(String yaml) {
    return masked(yaml, CredentialDocument.hidden(yaml));
  }

  /** Masks the credentials of a YAML file with one star for each character. */
  public static String inPlace(String yaml) {
    BitSet hidden = CredentialDocument.hidden(yaml);
    if (hidden.isEmpty()) {
      return yaml;
    }
    StringBuilder masked = new StringBuilder();
    for (int i = 0; i < yaml.length(); ) {
      int codePoint = yaml.codePointAt(i);
      // Line breaks, and byte order marks, which are no part of a line.
      boolean isKept = codePoint == '\r' || "\u0085\u2028\u2029\ufeff".indexOf(codePoint) >= 0;
      masked.appendCodePoint(hidden.get(i) && !isKept ? '*' : codePoint);
      i += Character.charCount(codePoint);
    }
    return masked.toString();
  }

  /** Returns the credentials of a YAML file; of a credential of several lines, each line. */
  public static List<String> credentials(String yaml) {
    BitSet hidden = CredentialDocument.hidden(yaml);
    List<String> credentials = new ArrayList<>();
    for (int from = hidden.nextSetBit(0); from >= 0; ) {
      int to = hidden.nextClearBit(from);
      credentials.add(yaml.substring(from, to).strip());
      from = hidden.nextSetBit(to);
    }
    return credentials;
  }

  /** Returns the credentials of a line that {@link #inPlace} has masked. */
  public static List<String> credentials(String line, String masked) {
    List<String> credentials = new ArrayList<>();
    int[] before = line.codePoints().toArray();
    int[] after = masked.codePoints().toArray();
    for (int from = 0; from < after.length && from < before.length; ) {
      int to = from;
      boolean isHidden = false;
      while (to < after.length && after[to] == '*') {
        isHidden |= before[to] != '*';
        to++;
      }
      if (isHidden) {
        credentials.add(new String(before, from, to - from).strip());
      }
      from = to + 1;
    }
    return credentials;
  }

  /** Masks credentials wherever a message repeats them, in full or shortened. */
  public static String without(List<String> credentials, String message) {
    String masked = message;
    for (String credential : credentials) {
      masked = without(bare(credential), masked);
    }
    return masked;
  }

  private static String without(String credential, String message) {
    if (credential.length() < MASK.length()) {
      return message
          .replace('"' + credential + '"', '"' + MASK + '"')
          .replace("the number " + credential, "the number " + MASK);
    }
    String masked = message.replace(credential, MASK);
    if (credential.length() > SHORTENED) {
      masked = masked.replace(credential.substring(0, SHORTENED), MASK);
    }
    if (credential.length() < 2 * SHORTENED && credential.indexOf(' ') > 0) {
      for (String word : credential.split(" ", -1)) {
        masked = word.length() < LONG_WORD ? masked : masked.replace(word, MASK);
      }
    }
    return masked;
  }

  /** Removes quotes, and the indicators of anchors, aliases and tags. */
  private static String bare(String credential) {
    int from = 0;
    int to = credential.length();
    while (from < to && "\"'*&!{[".indexOf(credential.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "\"'}]\r".indexOf(credential.charAt(to - 1)) >= 0) {
      to--;
    }
    return from == to ? credential : credential.substring(from, to);
  }

  private static String masked(String text, BitSet hidden) {
    if (hidden.isEmpty()) {
      return text;
    }
    StringBuilder masked = new StringBuilder();
    int shown = 0;
    for (int from = hidden.nextSetBit(0); from >= 0; ) {
      int to = hidden.nextClearBit(from);
      masked.append(text, shown, from).append(MASK);
      shown = to;
      from = hidden.nextSetBit(to);
    }
    return masked.append(text, shown, text.length()).toString();
  }
}
