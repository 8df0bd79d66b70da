package io.gitopsprofile.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pages of {@code docs/reference/language}, taken apart.
 *
 * @param text the pages, one after another
 */
record LanguageReference(String text) {

  private static final Path FOLDER = Path.of("../docs/reference/language");
  private static final Pattern TABLE = Pattern.compile("<!-- keys of (\\S+) -->\n((?:\\|.*\n)+)");
  private static final Pattern SAMPLE =
      Pattern.compile("(?:<!-- sample of (\\S+) -->\n)?```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)]*)\\)");

  /**
   * A sample of YAML.
   *
   * @param record the record whose keys stand at its top
   * @param yaml its text
   */
  record Sample(String record, String yaml) {}

  static LanguageReference load() {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> pages = Files.list(FOLDER)) {
      for (Path page : pages.sorted().toList()) {
        text.append(Files.readString(page));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LanguageReference(text.toString());
  }

  /** The rows of each table of keys, by the name in the comment above it. */
  Map<String, List<String>> tables() {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    Matcher table = TABLE.matcher(text);
    while (table.find()) {
      List<String> rows = new ArrayList<>();
      table.group(2).lines().skip(2).forEach(line -> rows.add(row(line)));
      if (tables.put(table.group(1), rows) != null) {
        throw new AssertionError("two tables of the keys of " + table.group(1));
      }
    }
    return tables;
  }

  private static String row(String line) {
    String[] cells = line.split(" \\| ");
    String key = cells[0].substring("| `".length(), cells[0].length() - 1);
    String type = LINK.matcher(cells[1]).replaceAll("$1");
    return LanguageKeys.row(key, type, cells[2].equals("required"));
  }

  List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    Matcher sample = SAMPLE.matcher(text);
    while (sample.find()) {
      String owner = sample.group(1);
      samples.add(new Sample(owner == null ? "Profile" : owner, sample.group(2)));
    }
    return samples;
  }
}
