package io.gitopsprofile.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.Edit;
import io.gitopsprofile.check.TextReplacement;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A format in which the findings of a run can be written to a file. */
public enum ReportFormat {
  /** SARIF 2.1.0, as GitHub's code scanning and the editors' SARIF viewers read it. */
  SARIF(".sarif"),
  /**
   * A short form for scripts, one object a finding; keys that have no value are left out:
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
   *   ]
   * }
   * </pre>
   */
  JSON(".json");

  private final String ending;

  ReportFormat(String ending) {
    this.ending = ending;
  }

  /** How the name of such a file ends. */
  public String ending() {
    return ending;
  }

  /** The format that the name of a file asks for; empty if it ends otherwise. */
  public static Optional<ReportFormat> of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (ReportFormat format : values()) {
      if (name.endsWith(format.ending)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * Writes a report, over one that is there.
   *
   * @param file the file; its folder is made if need be
   * @param profile the profile as diagnostics name it
   * @param fixes what edits replace in the profile's text; nothing if that is not known
   * @param findings what was found, in the order in which it is printed; there may be nothing
   */
  public void write(
      Path file,
      String profile,
      Function<List<Edit>, List<TextReplacement>> fixes,
      List<Diagnostic> findings)
      throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, text(profile, fixes, findings));
  }

  /** The text of a report without fixes in the profile's text. */
  String text(String profile, List<Diagnostic> findings) throws IOException {
    return text(profile, edits -> List.of(), findings);
  }

  /** The text of a report. */
  String text(
      String profile, Function<List<Edit>, List<TextReplacement>> fixes, List<Diagnostic> findings)
      throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(printer());
      switch (this) {
        case SARIF -> new SarifReport(json, profile, fixes).write(findings);
        case JSON -> new JsonReport(json, profile).write(findings);
      }
    }
    return text.append('\n').toString();
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("");
    return new DefaultPrettyPrinter(separators)
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }
}
