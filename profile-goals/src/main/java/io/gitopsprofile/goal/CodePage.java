package io.gitopsprofile.goal;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page of a code in {@code docs/checks}, which the build packs into this module's jar. */
final class CodePage {

  private static final String FENCE = "```";

  private CodePage() {}

  /** Returns the page as plain text for a terminal. */
  static String text(DiagnosticCode code) {
    return plain(markdown(code));
  }

  private static String markdown(DiagnosticCode code) {
    String page = "checks/" + code.code() + ".md";
    try (InputStream in = CodePage.class.getResourceAsStream(page)) {
      if (in == null) {
        throw new IllegalStateException(page + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Formats lines: headings without marks, text indented, code indented further. */
  static String plain(String markdown) {
    StringBuilder plain = new StringBuilder();
    boolean fenced = false;
    boolean code = false;
    for (String line : markdown.lines().toList()) {
      if (line.startsWith(FENCE)) {
        fenced = !fenced;
        continue;
      }
      if (fenced) {
        plain.append(line.isEmpty() ? "" : "    ").append(line);
      } else if (line.startsWith("#")) {
        plain.append(line.replaceFirst("^#+ ", ""));
      } else {
        plain.append(line.isEmpty() ? "" : "  ");
        code = unescape(line, code, plain);
      }
      plain.append('\n');
    }
    return plain.toString();
  }

  /**
   * Removes backslashes of Markdown outside code. Returns true if code continues on the next line.
   */
  private static boolean unescape(String line, boolean inCode, StringBuilder plain) {
    boolean code = inCode;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '`') {
        code = !code;
      }
      if (c != '\\' || code) {
        plain.append(c);
      }
    }
    return code;
  }
}
