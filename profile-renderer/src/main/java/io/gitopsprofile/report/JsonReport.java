package io.gitopsprofile.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.SourcePosition;
import java.io.IOException;
import java.util.List;

/**
 * Writes {@link ReportFormat#JSON}.
 *
 * @param json where to
 * @param profile the profile as diagnostics name it
 */
record JsonReport(JsonGenerator json, String profile) {

  void write(List<Diagnostic> findings) throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", 1);
    json.writeStringField("profile", profile);
    json.writeArrayFieldStart("findings");
    for (Diagnostic finding : findings) {
      write(finding);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Diagnostic finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", finding.code().code());
    json.writeStringField("severity", finding.severity().label());
    json.writeStringField("message", finding.message());
    if (!finding.detail().isEmpty()) {
      json.writeStringField("detail", finding.detail());
    }
    json.writeStringField("fix", finding.fix());
    json.writeStringField("path", finding.path().toString());
    SourcePosition position = finding.position();
    if (position != null) {
      json.writeStringField("file", position.file());
      json.writeNumberField("line", position.line());
      json.writeNumberField("column", position.column());
    }
    json.writeEndObject();
  }
}
