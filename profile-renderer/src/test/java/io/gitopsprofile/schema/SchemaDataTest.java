package io.gitopsprofile.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** Holds the data files of schemas, and writes them with {@code -Dschemas=FOLDER}. */
class SchemaDataTest {

  private static final Path DATA =
      Path.of("../profile-checks/src/main/resources/io/gitopsprofile/schema");

  /** The size of all files in a jar, in bytes. */
  private static final long LARGEST = 400_000;

  @Test
  @EnabledIfSystemProperty(named = "schemas", matches = ".+")
  void writesTheFilesOfAFolder() throws IOException {
    Files.createDirectories(DATA);
    if (!Files.exists(DATA.resolve("index.txt"))) {
      Files.writeString(DATA.resolve("index.txt"), "");
    }
    Path source = Path.of(System.getProperty("schemas"));
    try (Stream<Path> folders = Files.list(source)) {
      for (Path folder : folders.sorted().toList()) {
        String name = folder.getFileName().toString();
        Path file = DATA.resolve(name + ".txt");
        String former = Files.exists(file) ? Files.readString(file) : "";
        String comment = Files.readString(folder.resolve("SOURCE"));
        Files.writeString(file, name.equals("kubernetes") ? kubernetes(folder, former, comment) : custom(folder, comment));
      }
    }
    writeIndex();
  }

  private static String kubernetes(Path folder, String former, String source) throws IOException {
    KubernetesSchemaFile written = new KubernetesSchemaFile();
    for (Path file : files(folder, ".json")) {
      String minor = file.getFileName().toString().replaceFirst("1\\.", "").replace(".json", "");
      written.add(Integer.parseInt(minor), (Map<?, ?>) load(file).get(0));
    }
    if (!former.isEmpty()) {
      written.keep(former);
    }
    return written.text(comment(source));
  }

  private static String custom(Path folder, String source) throws IOException {
    SchemaFileText written = new SchemaFileText();
    String[] lines = source.split("\n", 2);
    KindSchema.Origin origin = new KindSchema.Origin(KindSchema.Source.CATALOGUE, lines[0]);
    ValueType metadata = new ObjectType("meta.v1.ObjectMeta", List.of(), true);
    for (Path file : files(folder, ".yaml")) {
      for (Object document : load(file)) {
        if (document instanceof Map<?, ?> map
            && Schemas.DEFINITION.equals(map.get("kind"))) {
          CustomKinds.of(map, metadata, origin).forEach(written::add);
        }
      }
    }
    for (Path file : files(folder, ".json")) {
      new JsonSchemaKinds((Map<?, ?>) load(file).get(0)).kinds(origin).forEach(written::add);
    }
    return written.text(comment(lines[1]), lines[0]);
  }

  private static String comment(String source) {
    StringBuilder comment = new StringBuilder();
    source.strip().lines().forEach(line -> comment.append("# ").append(line).append('\n'));
    return comment.toString();
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(it -> it.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static List<Object> load(Path file) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(64 * 1024 * 1024);
    List<Object> documents = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file)) {
      new Yaml(options).loadAll(reader).forEach(documents::add);
    }
    return documents;
  }

  private static void writeIndex() throws IOException {
    Map<String, String> index = new TreeMap<>();
    for (Path file : files(DATA, ".txt")) {
      String name = file.getFileName().toString().replace(".txt", "");
      if (!name.equals("index")) {
        for (String group : SchemaFileText.groups(Files.readString(file))) {
          index.put(group.isEmpty() ? "-" : group, name);
        }
      }
    }
    StringBuilder text = new StringBuilder();
    index.forEach((group, name) -> text.append(group).append(' ').append(name).append('\n'));
    Files.writeString(DATA.resolve("index.txt"), text.toString());
  }
}
