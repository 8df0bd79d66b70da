package io.gitopsprofile.golden;

import io.gitopsprofile.diagnostic.CodeDescription;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.Severity;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of one code, in Markdown that {@code explain} also prints to a terminal. */
public record CheckPage(DiagnosticCode code, CodeDescription texts, CodeExample example) {

  private static final int WIDTH = 100;
  private static final Pattern SPECIAL = Pattern.compile("[<*_]");

  public String text() {
    StringBuilder page = new StringBuilder("# ").append(code.code()).append('\n');
    paragraph(page, "Severity: " + severity(code) + ". " + texts.meaning());
    heading(page, "Example");
    paragraph(page, "`" + example.file() + "`:");
    block(page, "yaml", example.excerpt().text());
    paragraph(page, "Output:");
    block(page, "text", example.output());
    section(page, "Symptom in the cluster", texts.symptom());
    section(page, "Fix", texts.fix());
    section(page, "Source", texts.source());
    heading(page, "Accept");
    if (code.canBeAccepted() && !code.mayWarn()) {
      paragraph(
          page,
          "If the finding is fine in your profile, accept it. `at` is the part of the profile,"
              + " with everything below it:");
      block(page, "yaml", example.acceptance());
    } else if (code.severity() == Severity.WARNING) {
      paragraph(page, "This warning cannot be accepted.");
    } else if (code.mayWarn()) {
      paragraph(
          page,
          "An error cannot be accepted. If a warning is fine in your profile, accept it; `at` is"
              + " the part of the profile, with everything below it:");
      block(
          page,
          "yaml",
          "accept:\n  - code: "
              + code.code()
              + "\n"
              + "    at: workloads.podinfo\n"
              + "    reason: Write here why the finding is fine in this profile.\n");
    } else {
      paragraph(page, "An error cannot be accepted.");
    }
    return page.toString();
  }

  /** The severities that findings of the code have: {@code error}, {@code error or warning}. */
  static String severity(DiagnosticCode code) {
    String label = code.severity().label();
    return code.mildest() == Severity.INFO && code.severity() == Severity.ERROR
        ? label + ", " + Severity.WARNING.label() + " or " + Severity.INFO.label()
        : code.mayWarn() ? label + " or " + Severity.WARNING.label() : label;
  }

  private static void section(StringBuilder page, String heading, String text) {
    heading(page, heading);
    paragraph(page, text);
  }

  private static void heading(StringBuilder page, String heading) {
    page.append("\n## ").append(heading).append('\n');
  }

  private static void block(StringBuilder page, String language, String text) {
    page.append("\n```").append(language).append('\n').append(text).append("```\n");
  }

  private static void paragraph(StringBuilder page, String text) {
    page.append('\n');
    int column = 0;
    for (String word : escaped(text).split(" ", -1)) {
      boolean wraps = column > 0 && column + 1 + word.length() > WIDTH;
      page.append(column == 0 ? "" : wraps ? "\n" : " ").append(word);
      column = (wraps || column == 0 ? 0 : column + 1) + word.length();
    }
    page.append('\n');
  }

  /**
   * The text with escaped {@code <} and {@code *} outside code, where Markdown would interpret
   * them.
   */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    String[] parts = text.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      escaped.append(i > 0 ? "`" : "");
      escaped.append(
          i % 2 == 1
              ? parts[i]
              : SPECIAL
                  .matcher(parts[i])
                  .replaceAll(it -> Matcher.quoteReplacement("\\" + it.group())));
    }
    return escaped.toString();
  }
}
