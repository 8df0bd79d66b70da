package io.gitopsprofile.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gitopsprofile.diagnostic.CodeDescription;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.diagnostic.TextReplacement;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes {@link ReportFormat#SARIF}: one run with the rules of the reported codes.
 *
 * @param json the generator to write to
 * @param profile the profile's name in diagnostics
 * @param fixes the replacements of edits in the text of their file
 */
record SarifReport(
    JsonGenerator json, String profile, Function<List<Edit>, List<TextReplacement>> fixes) {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  void write(List<Diagnostic> findings, List<TreeNote> notes) throws IOException {
    List<DiagnosticCode> codes =
        findings.stream().map(Diagnostic::code).distinct().sorted(this::byCode).toList();
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    tool(codes);
    json.writeStringField("columnKind", "unicodeCodePoints");
    json.writeArrayFieldStart("results");
    for (Diagnostic finding : findings) {
      result(finding, codes.indexOf(finding.code()));
    }
    for (TreeNote note : notes) {
      note(note);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private int byCode(DiagnosticCode one, DiagnosticCode other) {
    return one.code().compareTo(other.code());
  }

  private void tool(List<DiagnosticCode> codes) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "profile-maven-plugin");
    json.writeStringField("informationUri", CheckPages.address());
    json.writeArrayFieldStart("rules");
    for (DiagnosticCode code : codes) {
      rule(code);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void rule(DiagnosticCode code) throws IOException {
    CodeDescription text = CodeDescription.of(code);
    json.writeStartObject();
    json.writeStringField("id", code.code());
    json.writeStringField("name", camelCase(code.name()));
    text("shortDescription", text.meaning());
    text("fullDescription", text.meaning() + "\nIn the cluster: " + text.symptom());
    text("help", "Fix: " + text.fix() + "\nSource: " + text.source());
    json.writeStringField("helpUri", CheckPages.address(code));
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", level(code.severity()));
    json.writeEndObject();
    json.writeEndObject();
  }

  private void result(Diagnostic finding, int rule) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.code().code());
    json.writeNumberField("ruleIndex", rule);
    json.writeStringField("level", level(finding.severity()));
    text(
        "message",
        finding.message()
            + (finding.detail().isEmpty() ? "" : "\n" + finding.detail())
            + "\nfix: "
            + finding.fix());
    json.writeArrayFieldStart("locations");
    location(finding);
    json.writeEndArray();
    fix(finding);
    json.writeEndObject();
  }

  /** Writes a note as a result of no rule, which viewers show as information. */
  private void note(TreeNote note) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", "informational");
    json.writeStringField("level", "none");
    text("message", note.message());
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(note.file()));
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", note.line());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  /**
   * Writes the fix as replacements in the text of the profile and of its included files, if the
   * diagnostic has edits that can be applied.
   */
  private void fix(Diagnostic finding) throws IOException {
    if (finding.edits().isEmpty()) {
      return;
    }
    Map<String, List<TextReplacement>> changes = changes(finding);
    if (changes.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("fixes");
    json.writeStartObject();
    text("description", finding.fix());
    json.writeArrayFieldStart("artifactChanges");
    for (Map.Entry<String, List<TextReplacement>> change : changes.entrySet()) {
      json.writeStartObject();
      json.writeObjectFieldStart("artifactLocation");
      json.writeStringField("uri", uri(change.getKey()));
      json.writeEndObject();
      json.writeArrayFieldStart("replacements");
      for (TextReplacement replacement : change.getValue()) {
        replacement(replacement);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  /** The replacements in each file; empty if the edits of one file cannot be applied. */
  private Map<String, List<TextReplacement>> changes(Diagnostic finding) {
    Map<String, List<Edit>> edits = new LinkedHashMap<>();
    for (Edit edit : finding.edits()) {
      String file = edit.file() == null ? profile : edit.file();
      edits.computeIfAbsent(file, key -> new ArrayList<>()).add(edit);
    }
    Map<String, List<TextReplacement>> changes = new LinkedHashMap<>();
    for (Map.Entry<String, List<Edit>> ofFile : edits.entrySet()) {
      List<TextReplacement> replacements = fixes.apply(ofFile.getValue());
      if (replacements.isEmpty()) {
        return Map.of();
      }
      changes.put(ofFile.getKey(), replacements);
    }
    return changes;
  }

  private void replacement(TextReplacement replacement) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("deletedRegion");
    json.writeNumberField("startLine", replacement.startLine());
    json.writeNumberField("startColumn", replacement.startColumn());
    json.writeNumberField("endLine", replacement.endLine());
    json.writeNumberField("endColumn", replacement.endColumn());
    json.writeEndObject();
    text("insertedContent", replacement.text());
    json.writeEndObject();
  }

  private void location(Diagnostic finding) throws IOException {
    SourcePosition position = finding.position();
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(position == null ? profile : position.file()));
    json.writeEndObject();
    if (position != null) {
      json.writeObjectFieldStart("region");
      json.writeNumberField("startLine", position.line());
      json.writeNumberField("startColumn", position.column());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeArrayFieldStart("logicalLocations");
    json.writeStartObject();
    json.writeStringField("fullyQualifiedName", finding.path().toString());
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void text(String key, String text) throws IOException {
    json.writeObjectFieldStart(key);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  /** The constant in camel case: {@code RATE_WINDOW} becomes {@code RateWindow}. */
  private static String camelCase(String constant) {
    StringBuilder name = new StringBuilder();
    boolean first = true;
    for (int i = 0; i < constant.length(); i++) {
      char c = constant.charAt(i);
      if (c != '_') {
        name.append(first ? c : Character.toLowerCase(c));
      }
      first = c == '_';
    }
    return name.toString();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }

  /** The URI of a file, relative to the working directory, as a repository's viewer expects it. */
  private static String uri(String file) {
    try {
      if (file.startsWith("/")) {
        return new URI("file", "", file, null).toASCIIString();
      }
      if (file.matches("(?s)[a-zA-Z]:[/\\\\].*")) {
        return new URI("file", "", "/" + file, null).toASCIIString();
      }
      int colon = file.indexOf(':');
      int slash = file.indexOf('/');
      boolean likeScheme = colon >= 0 && (slash < 0 || colon < slash);
      return new URI(null, null, likeScheme ? "./" + file : file, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(file, e);
    }
  }
}
