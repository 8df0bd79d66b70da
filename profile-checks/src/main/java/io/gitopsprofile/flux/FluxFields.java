package io.gitopsprofile.flux;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The kinds, fields and words of Flux v2's custom resources that an older minor version of Flux
 * does not have. The table is a resource, {@code fields-by-minor.txt}, and is read when a profile
 * names a version.
 */
public final class FluxFields {

  private static final String TABLE = "fields-by-minor.txt";

  private FluxFields() {}

  /**
   * A kind, field or word that is newer than Flux 2.3.
   *
   * @param minor the first minor version that has it, as the number behind {@code 2.}
   * @param apiVersion the API version
   * @param kind the kind
   * @param field the keys below {@code spec}; an empty list means the kind itself
   * @param word the word of the field; empty text means the field itself
   */
  public record Row(int minor, String apiVersion, String kind, List<String> field, String word) {}

  /** Returns everything that came after a minor version. */
  public static List<Row> after(int minor) {
    List<Row> rows = new ArrayList<>();
    for (String line : lines()) {
      if (!line.startsWith("#") && !line.isEmpty()) {
        Row row = row(line);
        if (row.minor() > minor) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static Row row(String line) {
    String[] words = line.split(" ", -1);
    String path = words.length > 3 ? words[3] : "";
    int equals = path.indexOf('=');
    String field = equals < 0 ? path : path.substring(0, equals);
    return new Row(
        Integer.parseInt(words[0].substring(2)),
        words[1],
        words[2],
        field.isEmpty() ? List.of() : List.of(field.split("\\.", -1)),
        equals < 0 ? "" : path.substring(equals + 1));
  }

  private static List<String> lines() {
    InputStream table = FluxFields.class.getResourceAsStream(TABLE);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(table), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
