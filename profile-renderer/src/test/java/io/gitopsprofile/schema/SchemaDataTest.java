package io.gitopsprofile.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.kubernetes.ApiVersionTable;
import io.gitopsprofile.model.value.KubernetesVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** Holds the data files of schemas, and writes them with {@code -Dschemas=FOLDER}. */
class SchemaDataTest {

  private static final Path DATA =
      Path.of("../profile-checks/src/main/resources/io/gitopsprofile/schema");

  /** The size of all files in a jar, in bytes. */
  private static final int LARGEST = 400_000;

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
        Files.writeString(
            file,
            name.equals("kubernetes")
                ? kubernetes(folder, former, comment)
                : custom(folder, comment));
      }
    }
    writeIndex();
  }

  @Test
  void haveEveryTypeThatTheyName() throws IOException {
    for (Path file : files(DATA, ".txt")) {
      String text = Files.readString(file);
      List<String> types = text.lines().filter(it -> it.startsWith(":")).toList();
      Set<String> named = new TreeSet<>();
      text.lines().filter(it -> it.startsWith("k ")).forEach(it -> named.add(it.split(" ", -1)[4]));
      Matcher type = Pattern.compile("(?m)^[^ #=:]\\S* [\\[{]*@(\\S+)").matcher(text);
      while (type.find()) {
        named.add(type.group(1));
      }
      assertThat(types).as(file.toString()).doesNotHaveDuplicates();
      assertThat(types).as(file.toString()).isSorted();
      assertThat(types.stream().map(it -> it.substring(1))).as(file.toString()).containsAll(named);
    }
  }

  @Test
  void canBeReadAsAWhole() throws IOException {
    int fields = 0;
    for (String line : Files.readAllLines(DATA.resolve("index.txt"))) {
      String group = line.substring(0, line.indexOf(' '));
      List<KindSchema> kinds = Schemas.ofGroup(group.equals("-") ? "" : group);
      assertThat(kinds).as(group).isNotEmpty();
      Set<ObjectType> known = new HashSet<>();
      for (KindSchema kind : kinds) {
        assertThat(kind.type().field("metadata", 36)).as(kind.toString()).isNotNull();
        fields += walk(kind.type(), known);
      }
    }
    assertThat(fields).isGreaterThan(10_000);
  }

  private static int walk(ValueType type, Set<ObjectType> known) {
    if (type instanceof ValueType.ListOf list) {
      return walk(list.element(), known);
    }
    if (type instanceof ValueType.MapOf map) {
      return walk(map.value(), known);
    }
    int fields = 0;
    if (type instanceof ObjectType object && known.add(object)) {
      for (Field field : object.all()) {
        assertThat(field.name()).matches("[-A-Za-z0-9_$]+");
        fields += 1 + walk(field.type(), known);
      }
    }
    return fields;
  }

  @Test
  void areInTheIndex() throws IOException {
    String written = Files.readString(DATA.resolve("index.txt"));
    assertThat(index()).isEqualTo(written);
  }

  @Test
  void areSmall() throws IOException {
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(jar)) {
      for (Path file : files(DATA, ".txt")) {
        out.write(Files.readAllBytes(file));
      }
    }
    assertThat(jar.size()).isBetween(10_000, LARGEST);
  }

  /** Two sources of one fact: the deprecation guide, and the documents of each version. */
  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16, 17, 18, 20, 22, 25, 28, 32, 36})
  void haveEveryServedVersion(int minor) {
    KubernetesVersion kubernetes = new KubernetesVersion(minor);
    List<String> absent = new ArrayList<>();
    for (ApiVersionTable.Row row : ApiVersionTable.rows()) {
      KindSchema known = Schemas.builtIn(row.apiVersion(), row.kind());
      if (row.servedBy(kubernetes) && (known == null || !known.servedBy(minor))) {
        absent.add(row.toString());
      }
    }
    assertThat(absent).isEmpty();
  }

  @Test
  void areInTheDocumentedTable() throws IOException {
    StringBuilder table = new StringBuilder();
    Map<String, String> rows = new TreeMap<>();
    for (Path file : files(DATA, ".txt")) {
      String text = Files.readString(file);
      String name = String.valueOf(file.getFileName());
      if (!name.equals("index.txt") && !name.equals("kubernetes.txt")) {
        String title = SchemaFileText.line(text, "= ");
        Set<String> groups = new TreeSet<>(SchemaFileText.groups(text));
        rows.put(
            title.toLowerCase(Locale.ROOT),
            "| " + title + " | `" + String.join("`, `", groups) + "` |\n");
      }
    }
    rows.values().forEach(table::append);
    String page = Files.readString(Path.of("../docs/reference/language/manifests.md"));
    assertThat(page).contains("| software | API groups |\n| --- | --- |\n" + table);
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
        if (document instanceof Map<?, ?> map && Schemas.DEFINITION.equals(map.get("kind"))) {
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
    Files.writeString(DATA.resolve("index.txt"), index());
  }

  private static String index() throws IOException {
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
    return text.toString();
  }
}
