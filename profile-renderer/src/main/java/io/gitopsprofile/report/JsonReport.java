package io.gitopsprofile.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.SourcePosition;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@link ReportFormat#JSON}.
 *
 * @param json the generator to write to
 * @param profile the profile's name in diagnostics
 */
record JsonReport(JsonGenerator json, String profile) {

  void write(List<Diagnostic> findings, List<TreeNote> notes) throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", 1);
    json.writeStringField("profile", profile);
    json.writeArrayFieldStart("findings");
    for (Diagnostic finding : findings) {
      write(finding);
    }
    json.writeEndArray();
    if (!notes.isEmpty()) {
      json.writeArrayFieldStart("imageValues");
      for (TreeNote note : notes) {
        json.writeStartObject();
        json.writeStringField("file", note.file());
        json.writeNumberField("line", note.line());
        json.writeStringField("message", note.message());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
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
    edits(finding);
    json.writeStringField("path", finding.path().toString());
    SourcePosition position = finding.position();
    if (position != null) {
      json.writeStringField("file", position.file());
      json.writeNumberField("line", position.line());
      json.writeNumberField("column", position.column());
    }
    json.writeEndObject();
  }

  private void edits(Diagnostic finding) throws IOException {
    if (finding.edits().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("edits");
    for (Edit edit : finding.edits()) {
      json.writeStartObject();
      if (edit.file() != null) {
        json.writeStringField("file", edit.file());
      }
      json.writeStringField("path", edit.path().toString());
      json.writeStringField("operation", edit.operation().label());
      if (edit.operation() != Edit.Operation.REMOVE) {
        json.writeFieldName("value");
        value(edit.value());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void value(@Nullable Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        value(entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        value(element);
      }
      json.writeEndArray();
    } else if (value instanceof Number number) {
      json.writeNumber(number.toString());
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof String text) {
      json.writeString(text);
    } else {
      json.writeNull();
    }
  }
}
