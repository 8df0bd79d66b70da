package io.gitopsprofile.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The built jars have the licence and the notices of each library that they contain or need, and a
 * bill of materials that names it. Runs in the phase {@code verify}, when all jars are built.
 */
class BuiltJarsTest {

  private static final Path ROOT = Path.of("..");

  /** The group of the project's own jars. */
  private static final String OURS = "io.gitopsprofile";

  private static final Pattern LEGAL_TEXT =
      Pattern.compile(
          "(META-INF/)?[^/]*(LICEN[CS]E|NOTICE|COPYING)[^/]*", Pattern.CASE_INSENSITIVE);

  /** A library of a bill of materials. */
  private record Library(String group, String name, String version, String licence) {

    Path jar() {
      String file = name + "-" + version + ".jar";
      Path repository = Path.of(System.getProperty("localRepository"));
      return repository
          .resolve(group.replace('.', '/'))
          .resolve(name)
          .resolve(version)
          .resolve(file);
    }
  }

  @BeforeAll
  static void needsBillsOfMaterials() {
    assumeFalse(
        "offline: true".equals(System.getProperty("maven.mode")),
        "Maven makes no bill of materials offline");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "profile-model",
        "profile-checks",
        "profile-renderer",
        "templates",
        "profile-goals",
        "profile-cli",
        "profile-testkit",
        "profile-maven-plugin"
      })
  void haveLicenceAndNoticesOfEveryLibrary(String module) throws IOException {
    Map<String, byte[]> files = files(jar(module));
    assertThat(files.get("META-INF/LICENSE"))
        .isEqualTo(Files.readAllBytes(ROOT.resolve("LICENSE")));
    assertThat(files.get("META-INF/NOTICE")).isEqualTo(Files.readAllBytes(ROOT.resolve("NOTICE")));

    Set<String> groups = new TreeSet<>();
    for (Library library : libraries(module)) {
      groups.add(library.group());
      assertThat(files)
          .as("put the licence of %s into the folder licenses", library)
          .containsKey("META-INF/licenses/" + library.group() + "/LICENSE");
      assertThat(texts(files, library.group()))
          .as("texts of %s; copy what its jar has into the folder licenses", library)
          .containsAll(textsOf(library.jar()));
    }
    assertThat(foldersOf(files))
        .as("folders of libraries that the jar contains or needs")
        .isEqualTo(groups);
  }

  @Test
  void nameEveryLibraryInNotice() throws IOException {
    String notice = Files.readString(ROOT.resolve("NOTICE"));
    Set<String> groups = new TreeSet<>();
    Set<Library> libraries = new HashSet<>(libraries("profile-maven-plugin"));
    libraries.addAll(libraries("profile-cli"));
    libraries.addAll(libraries("profile-testkit"));
    for (Library library : libraries) {
      groups.add(library.group());
      assertThat(notice.lines())
          .as("line of %s in NOTICE", library)
          .anyMatch(
              line ->
                  line.matches(
                      Pattern.quote(library.group()) + " +\\Q" + library.licence() + "\\E .*"));
    }
    assertThat(notice.lines().filter(line -> line.matches("[a-z0-9.-]+\\.[a-z0-9.-]+ {2,}.*")))
        .hasSameSizeAs(groups);
  }

  @Test
  void containOnlyClassesOfLibrariesInTheBillOfMaterials() throws IOException {
    assertThat(notContained("profile-maven-plugin"))
        .as("libraries that the jar does not contain: Maven lends them")
        .containsExactly("org.slf4j");
    assertThat(notContained("profile-cli")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io/gitopsprofile/maven/GenerateMojo.class",
        "org/yaml/snakeyaml/parser/ParserImpl.class",
        "io/fabric8/kubernetes/api/model/PodSpec.class"
      })
  void storesClassesOfEachRunUncompressed(String name) throws IOException {
    try (JarFile plugin = new JarFile(jar("profile-maven-plugin").toFile())) {
      assertThat(plugin.getJarEntry(name).getMethod()).isEqualTo(ZipEntry.STORED);
      String ofReports = "com/fasterxml/jackson/databind/ObjectMapper.class";
      assertThat(plugin.getJarEntry(ofReports).getMethod()).isEqualTo(ZipEntry.DEFLATED);
    }
  }

  /** Returns the groups of libraries that a jar does not contain, and refuses classes of others. */
  private static List<String> notContained(String module) throws IOException {
    Map<String, Library> owners = new LinkedHashMap<>();
    for (Library library : libraries(module)) {
      for (String name : files(library.jar()).keySet()) {
        owners.put(name, library);
      }
    }
    List<String> strangers = new ArrayList<>();
    Set<Library> contained = new HashSet<>();
    for (String name : files(jar(module)).keySet()) {
      if (name.endsWith(".class") && !name.startsWith("io/gitopsprofile/")) {
        Library owner = owners.get(name);
        if (owner == null) {
          strangers.add(name);
        } else {
          contained.add(owner);
        }
      }
    }
    assertThat(strangers).isEmpty();
    List<String> missing = new ArrayList<>();
    for (Library library : libraries(module)) {
      if (!contained.contains(library)) {
        missing.add(library.group());
      }
    }
    return missing;
  }

  /** The texts that a jar has in the folder of a group. */
  private static List<String> texts(Map<String, byte[]> files, String group) {
    List<String> texts = new ArrayList<>();
    files.forEach(
        (name, content) -> {
          if (name.startsWith("META-INF/licenses/" + group + "/")) {
            texts.add(new String(content, UTF_8));
          }
        });
    return texts;
  }

  /** The licences and notices in the jar of a library. */
  private static List<String> textsOf(Path jar) throws IOException {
    List<String> texts = new ArrayList<>();
    files(jar)
        .forEach(
            (name, content) -> {
              if (LEGAL_TEXT.matcher(name).matches()) {
                texts.add(new String(content, UTF_8));
              }
            });
    return texts;
  }

  private static Set<String> foldersOf(Map<String, byte[]> files) {
    Set<String> folders = new TreeSet<>();
    for (String name : files.keySet()) {
      String[] parts = name.split("/");
      if (name.startsWith("META-INF/licenses/")) {
        folders.add(parts[2]);
      }
    }
    return folders;
  }

  /** The libraries of others in the bill of materials of a module. */
  private static List<Library> libraries(String module) throws IOException {
    JsonNode bill = new ObjectMapper().readTree(ROOT.resolve(module + "/target/bom.json").toFile());
    List<Library> libraries = new ArrayList<>();
    for (JsonNode component : bill.path("components")) {
      JsonNode licence = component.path("licenses").path(0).path("license");
      String group = component.path("group").asText();
      if (!group.equals(OURS)) {
        libraries.add(
            new Library(
                group,
                component.path("name").asText(),
                component.path("version").asText(),
                licence.path("id").asText(licence.path("name").asText())));
      }
    }
    return libraries;
  }

  /** The jar of a module. */
  private static Path jar(String module) throws IOException {
    Path target = ROOT.resolve(module).resolve("target");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(
              file ->
                  file.getFileName().toString().matches("profile-.*(?<!-(sources|javadoc))\\.jar"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no jar in " + target + "; run mvn package"));
    }
  }

  private static Map<String, byte[]> files(Path path) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (JarFile jar = new JarFile(path.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        if (!entry.isDirectory()) {
          files.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
        }
      }
    }
    return files;
  }
}
