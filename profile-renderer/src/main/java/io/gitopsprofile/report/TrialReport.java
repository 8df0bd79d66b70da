package io.gitopsprofile.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gitopsprofile.simulate.ScalingRun.Change;
import io.gitopsprofile.simulate.ScalingRun.Second;
import io.gitopsprofile.trial.LoadTrial;
import io.gitopsprofile.trial.TriedMetric;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The curves of trials as a file: {@code .csv} has a row a second, {@code .json} has one object a
 * trial with the words, the changes and the same rows.
 */
public final class TrialReport {

  private TrialReport() {}

  /** Tells if the extension of a file is one of a report's. */
  public static boolean supports(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".json") || name.endsWith(".csv");
  }

  /** Writes a report; an existing file is replaced. */
  public static void write(Path file, List<LoadTrial> trials) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    Files.writeString(file, csv ? csv(trials) : json(trials));
  }

  /** Returns the rows as CSV; the names of autoscalers have neither commas nor quotes. */
  static String csv(List<LoadTrial> trials) {
    StringBuilder csv =
        new StringBuilder("namespace,autoscaler,time,load,replicas,ready,read,pending\n");
    for (LoadTrial trial : trials) {
      String start =
          trial.autoscaler().autoscaler().value().namespace()
              + ","
              + trial.autoscaler().autoscaler().value().name()
              + ",";
      for (Second second : trial.run().seconds()) {
        Double read = second.read();
        csv.append(start)
            .append(second.time())
            .append(',')
            .append(number(second.load()))
            .append(',')
            .append(second.replicas())
            .append(',')
            .append(second.ready())
            .append(',')
            .append(read == null ? "" : number(read))
            .append(',')
            .append(second.pending())
            .append('\n');
      }
    }
    return csv.toString();
  }

  /** Returns the trials as JSON. */
  static String json(List<LoadTrial> trials) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("version", 1);
      json.writeArrayFieldStart("trials");
      for (LoadTrial trial : trials) {
        write(trial, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void write(LoadTrial trial, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("namespace", trial.autoscaler().autoscaler().value().namespace());
    json.writeStringField("autoscaler", trial.autoscaler().autoscaler().value().name());
    json.writeStringField("load", trial.load().text());
    TriedMetric metric = trial.autoscaler().metric();
    if (metric != null) {
      json.writeStringField("metric", metric.name());
      json.writeStringField("unit", metric.unit());
      json.writeNumberField("targetOfPod", metric.aim().perPod());
    }
    json.writeNumberField("startup", trial.autoscaler().startup());
    texts("words", trial.words(), json);
    texts("notes", trial.autoscaler().notes(), json);
    json.writeArrayFieldStart("changes");
    for (Change change : trial.run().changes()) {
      json.writeStartArray();
      json.writeNumber(change.time());
      json.writeNumber(change.from());
      json.writeNumber(change.to());
      json.writeEndArray();
    }
    json.writeEndArray();
    texts("columns", List.of("time", "load", "replicas", "ready", "read", "pending"), json);
    json.writeArrayFieldStart("rows");
    for (Second second : trial.run().seconds()) {
      json.writeStartArray();
      json.writeNumber(second.time());
      json.writeNumber(number(second.load()));
      json.writeNumber(second.replicas());
      json.writeNumber(second.ready());
      Double read = second.read();
      if (read == null) {
        json.writeNull();
      } else {
        json.writeNumber(number(read));
      }
      json.writeNumber(second.pending());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void texts(String name, List<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /** Returns a number with at most three decimals. */
  private static String number(double value) {
    double rounded = Math.rint(value * 1000) / 1000;
    return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15
        ? String.valueOf((long) rounded)
        : String.valueOf(rounded);
  }
}
