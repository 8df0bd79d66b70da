package io.gitopsprofile.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.TextReplacement;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A format in which the diagnostics of a run can be written to a file. */
public enum ReportFormat {
  /** SARIF 2.1.0, as read by GitHub code scanning and SARIF viewers of editors. */
  SARIF(".sarif"),
  /**
   * A short form for scripts with one object per diagnostic; keys without a value are left out:
   *
   * <pre>
   * {
   *   "version": 1,
   *   "profile": "profile.yaml",
   *   "findings": [
   *     {
   *       "code": "PRF031",
   *       "severity": "warning",
   *       "message": "...",
   *       "fix": "...",
   *       "edits": [
   *         {
   *           "path": "releases[1].chart.ref",
   *           "operation": "set",
   *           "value": "v0.0.99"
   *         }
   *       ],
   *       "path": "releases[1].chart.ref",
   *       "file": "profile.yaml",
   *       "line": 53,
   *       "column": 12
   *     }
   *   ],
   *   "imageValues": [
   *     {
   *       "file": "base/demo/podinfo/deployment.yaml",
   *       "line": 25,
   *       "message": "image tag 6.14.2 set by ..."
   *     }
   *   ]
   * }
   * </pre>
   */
  JSON(".json");

  private final String ending;

  ReportFormat(String ending) {
    this.ending = ending;
  }

  /** The extension of the report's file name. */
  public String ending() {
    return ending;
  }

  /** The format for the extension of a file name; empty for an unknown extension. */
  public static Optional<ReportFormat> of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (ReportFormat format : values()) {
      if (name.endsWith(format.ending)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** Writes a report without notes about the tree. */
  public void write(
      Path file,
      String profile,
      Function<List<Edit>, List<TextReplacement>> fixes,
      List<Diagnostic> findings)
      throws IOException {
    write(file, profile, fixes, findings, List.of());
  }

  /**
   * Writes a report; an existing file is replaced.
   *
   * @param file the file; its folder is created if needed
   * @param profile the profile's name in diagnostics
   * @param fixes the replacements of edits in the text of their file; empty if not known
   * @param findings the diagnostics in printing order; may be empty
   * @param notes the notes about lines of the tree; may be empty
   */
  public void write(
      Path file,
      String profile,
      Function<List<Edit>, List<TextReplacement>> fixes,
      List<Diagnostic> findings,
      List<TreeNote> notes)
      throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, text(profile, fixes, findings, notes));
  }

  /** The text of a report without replacements in the profile's text. */
  String text(String profile, List<Diagnostic> findings) throws IOException {
    return text(profile, edits -> List.of(), findings, List.of());
  }

  /** The text of a report without notes about the tree. */
  String text(
      String profile, Function<List<Edit>, List<TextReplacement>> fixes, List<Diagnostic> findings)
      throws IOException {
    return text(profile, fixes, findings, List.of());
  }

  /** The text of a report. */
  String text(
      String profile,
      Function<List<Edit>, List<TextReplacement>> fixes,
      List<Diagnostic> findings,
      List<TreeNote> notes)
      throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = generator(text)) {
      switch (this) {
        case SARIF -> new SarifReport(json, profile, fixes).write(findings, notes);
        case JSON -> new JsonReport(json, profile).write(findings, notes);
      }
    }
    return text.append('\n').toString();
  }

  /** A writer of JSON with a line a value and an indent of two spaces. */
  public static JsonGenerator generator(Writer text) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("");
    return new JsonFactory()
        .createGenerator(text)
        .setPrettyPrinter(
            new DefaultPrettyPrinter(separators)
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter));
  }
}
