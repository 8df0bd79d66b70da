package io.gitopsprofile.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Holds the table of Flux v2's fields, and writes it with {@code -Dflux.crds=FOLDER}. */
class FluxFieldsDataTest {

  private static final Path TABLE =
      Path.of("../profile-checks/src/main/resources/io/gitopsprofile/flux/fields-by-minor.txt");

  @Test
  void hasRowsInOrder() throws IOException {
    List<String> rows = new ArrayList<>();
    for (String line : Files.readAllLines(TABLE)) {
      if (!line.startsWith("#")) {
        assertThat(line).matches("2\\.[0-9]+ [a-z.]+/v\\S+ [A-Z]\\w+( [\\w.]+(=[\\w-]+)?)?");
        rows.add(key(line));
      }
    }
    assertThat(rows).hasSizeGreaterThan(40).isSorted().doesNotHaveDuplicates();
  }

  /**
   * Writes the table from a folder that has a folder for each minor version of Flux, such as {@code
   * 2.9}, with the CustomResourceDefinitions of its controllers.
   */
  @Test
  @EnabledIfSystemProperty(named = "flux.crds", matches = ".+")
  void writesTableOfAFolder() throws IOException {
    List<Path> minors = files(Path.of(System.getProperty("flux.crds")));
    minors.sort((one, other) -> Integer.compare(minor(one), minor(other)));
    Map<String, Set<String>> served = kinds(minors.get(minors.size() - 1));
    Map<String, Set<String>> former = kinds(minors.get(0));
    Set<String> rows = new TreeSet<>();
    for (Path minor : minors) {
      Map<String, Set<String>> now = kinds(minor);
      now.keySet().retainAll(served.keySet());
      for (Map.Entry<String, Set<String>> kind : now.entrySet()) {
        String start = minor.getFileName() + " " + kind.getKey();
        Set<String> known = former.get(kind.getKey());
        if (known == null) {
          rows.add(key(start));
        } else {
          for (String field : kind.getValue()) {
            if (!known.contains(field) && hasKnownParent(field, known)) {
              rows.add(key(start + " " + field));
            }
          }
        }
        former.computeIfAbsent(kind.getKey(), key -> new TreeSet<>()).addAll(kind.getValue());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(TABLE)) {
      text.append(line.startsWith("#") ? line + "\n" : "");
    }
    for (String row : rows) {
      text.append(row.substring(row.indexOf('\t') + 1)).append('\n');
    }
    Files.writeString(TABLE, text);
  }

  /** The order of rows, and behind it the row: by API, kind, version and field. */
  private static String key(String row) {
    String[] words = row.split(" ", 4);
    return String.format(
            "%s %s %03d %s",
            words[1],
            words[2],
            Integer.parseInt(words[0].substring(2)),
            words.length > 3 ? words[3] : "")
        + "\t"
        + row;
  }

  private static boolean hasKnownParent(String field, Set<String> known) {
    int end = Math.max(field.lastIndexOf('='), -1);
    if (end < 0) {
      end = field.lastIndexOf('.');
    }
    return end < 0 || known.contains(field.substring(0, end));
  }

  private static int minor(Path folder) {
    return Integer.parseInt(folder.getFileName().toString().substring(2));
  }

  /** The fields of each kind of a minor version: {@code suspend}, {@code sourceRef.kind=Bucket}. */
  private static Map<String, Set<String>> kinds(Path folder) throws IOException {
    Map<String, Set<String>> kinds = new TreeMap<>();
    for (Path file : files(folder)) {
      Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      for (Object document : yaml.loadAll(Files.readString(file))) {
        Map<?, ?> spec = (Map<?, ?>) ((Map<?, ?>) document).get("spec");
        Object kind = ((Map<?, ?>) spec.get("names")).get("kind");
        for (Object each : (List<?>) spec.get("versions")) {
          Map<?, ?> version = (Map<?, ?>) each;
          if (Boolean.TRUE.equals(version.get("served"))
              && !Boolean.TRUE.equals(version.get("deprecated"))) {
            Set<String> fields = new TreeSet<>();
            Map<?, ?> schema =
                (Map<?, ?>) ((Map<?, ?>) version.get("schema")).get("openAPIV3Schema");
            collect((Map<?, ?>) ((Map<?, ?>) schema.get("properties")).get("spec"), "", fields);
            kinds.put(spec.get("group") + "/" + version.get("name") + " " + kind, fields);
          }
        }
      }
    }
    return kinds;
  }

  private static void collect(Map<?, ?> schema, String path, Set<String> fields) {
    if (schema.get("enum") instanceof List<?> words) {
      words.forEach(word -> fields.add(path + "=" + word));
    }
    if (schema.get("items") instanceof Map<?, ?> items) {
      collect(items, path, fields);
    }
    if (schema.get("properties") instanceof Map<?, ?> properties) {
      for (Map.Entry<?, ?> property : properties.entrySet()) {
        String below = path.isEmpty() ? "" + property.getKey() : path + "." + property.getKey();
        fields.add(below);
        collect((Map<?, ?>) property.getValue(), below, fields);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.sorted().toList());
    }
  }
}
