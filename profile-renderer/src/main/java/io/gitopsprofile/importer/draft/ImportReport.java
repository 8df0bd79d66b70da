package io.gitopsprofile.importer.draft;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.importer.ImportedTree;
import io.gitopsprofile.importer.value.ImportNote;
import io.gitopsprofile.report.ReportFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report of an import as JSON: the number of objects that were read, that a typed part gives,
 * that stay raw and that are left alone, each object with its file and line, and all that was
 * changed or not followed.
 *
 * <pre>
 * {
 *   "version": 1,
 *   "tree": "clusters/staging",
 *   "cluster": "clusters/staging",
 *   "counts": {"read": 3, "typed": 1, "raw": 1, "left": 1, "notFollowed": 0, "comments": 0},
 *   "objects": [
 *     {"object": "Namespace shop", "as": "namespaces", "file": "shop.yaml", "line": 1}
 *   ],
 *   "changes": [{"file": "shop.yaml", "line": 9, "message": "..."}],
 *   "notFollowed": [],
 *   "problems": [],
 *   "differences": []
 * }
 * </pre>
 *
 * <p>Of a profile with environments, {@code environments} is a list that has all but the version
 * and the tree for each environment, with its {@code name}.
 */
public final class ImportReport {

  private final JsonGenerator json;

  private ImportReport(JsonGenerator json) {
    this.json = json;
  }

  /**
   * A cluster that was imported.
   *
   * @param environment the name of the environment; empty for a profile without environments
   * @param differences the differences that were left; with one, nothing was imported
   */
  public record Cluster(
      String environment,
      ImportedTree tree,
      ProfileDraft draft,
      List<ObjectDifference> differences) {

    /** Copies the differences. */
    public Cluster {
      differences = List.copyOf(differences);
    }
  }

  /**
   * The text of a report.
   *
   * @param folder the folder of the tree as the user gave it
   * @param clusters one cluster, or those of the environments
   * @throws IOException never, since the text stays in memory
   */
  public static String text(String folder, List<Cluster> clusters) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = ReportFormat.generator(text)) {
      new ImportReport(json).write(folder, clusters);
    }
    return text.append('\n').toString();
  }

  private void write(String folder, List<Cluster> clusters) throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", 1);
    json.writeStringField("tree", folder);
    if (clusters.size() == 1) {
      fields(clusters.get(0));
    } else {
      json.writeArrayFieldStart("environments");
      for (Cluster cluster : clusters) {
        json.writeStartObject();
        json.writeStringField("name", cluster.environment());
        fields(cluster);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void fields(Cluster cluster) throws IOException {
    ProfileDraft draft = cluster.draft();
    ImportedTree tree = cluster.tree();
    json.writeStringField("cluster", draft.cluster());
    json.writeObjectFieldStart("counts");
    json.writeNumberField("read", draft.readObjects());
    json.writeNumberField("typed", draft.typedObjects());
    json.writeNumberField("raw", draft.rawObjects());
    json.writeNumberField("left", draft.leftObjects());
    json.writeNumberField("notFollowed", tree.notFollowed().size());
    json.writeNumberField("comments", draft.comments());
    json.writeEndObject();
    json.writeArrayFieldStart("objects");
    for (ProfileDraft.Fate fate : draft.fates()) {
      json.writeStartObject();
      json.writeStringField("object", ObjectComparison.title(fate.object()));
      json.writeStringField("as", fate.as());
      place(fate.object().origin().position());
      json.writeEndObject();
    }
    json.writeEndArray();
    notes("changes", draft.notes());
    notes("notFollowed", tree.notFollowed());
    json.writeArrayFieldStart("problems");
    for (Diagnostic problem : tree.problems()) {
      message(problem.position(), problem.message());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("differences");
    for (ObjectDifference difference : cluster.differences()) {
      message(
          difference.object() == null ? null : difference.object().origin().position(),
          difference.title() + " " + difference.reason());
    }
    json.writeEndArray();
  }

  private void notes(String key, List<ImportNote> notes) throws IOException {
    json.writeArrayFieldStart(key);
    for (ImportNote note : notes) {
      message(note.position(), note.message());
    }
    json.writeEndArray();
  }

  private void message(@Nullable SourcePosition place, String message) throws IOException {
    json.writeStartObject();
    if (place != null) {
      place(place);
    }
    json.writeStringField("message", message);
    json.writeEndObject();
  }

  private void place(SourcePosition position) throws IOException {
    json.writeStringField("file", position.file());
    json.writeNumberField("line", position.line());
  }
}
