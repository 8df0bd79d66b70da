package io.gitopsprofile.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Holds the data file of instance types, and writes it with {@code -Dinstances=FOLDER}. */
class InstanceTypesDataTest {

  private static final Path DATA =
      Path.of("../profile-checks/src/main/resources/io/gitopsprofile/room/instance-types.txt");

  private static final String LABEL = "karpenter.k8s.aws/instance-";

  @Test
  @EnabledIfSystemProperty(named = "instances", matches = ".+")
  void writesTheFileOfAFolder() throws IOException {
    Path source = Path.of(System.getProperty("instances"));
    Map<String, String> lines = new TreeMap<>();
    for (String line : Files.readAllLines(source.resolve("eni-max-pods.txt"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String name = line.split(" ", -1)[0];
        lines.put(name, name);
      }
    }
    Map<String, String> cells = new TreeMap<>();
    for (String line : Files.readAllLines(source.resolve("instance-types.md"))) {
      if (line.startsWith("### `") || line.startsWith("## ")) {
        put(lines, cells);
        cells.clear();
      } else if (line.startsWith(" |")) {
        String[] row = line.split("\\|", -1);
        cells.put(row[1].strip(), row[2].strip());
      }
    }
    put(lines, cells);
    Files.writeString(
        DATA,
        Files.readString(source.resolve("SOURCE")) + String.join("\n", lines.values()) + "\n");
  }

  private static void put(Map<String, String> lines, Map<String, String> cells) {
    String name = cells.get("node.kubernetes.io/instance-type");
    if (name == null) {
      return;
    }
    String gpus = cells.get("nvidia.com/gpu");
    lines.put(
        name,
        String.join(
            " ",
            List.of(
                name,
                cells.get(LABEL + "cpu"),
                cells.get(LABEL + "memory"),
                cells.get("kubernetes.io/arch"),
                cells.get("pods") + (gpus == null ? "" : " " + gpus))));
  }

  @Test
  void hasEachTypeOnceInTheOrderOfNames() {
    List<String> names = InstanceTypes.names();
    assertThat(names).hasSizeGreaterThan(1_000).doesNotHaveDuplicates();
    assertThat(names).isSortedAccordingTo(String::compareTo);
  }

  @Test
  void hasPlausibleResources() {
    int known = 0;
    for (String name : InstanceTypes.names()) {
      InstanceType type = InstanceTypes.find(name);
      if (type != null) {
        known++;
        assertThat(type.name()).isEqualTo(name);
        assertThat(type.cpu()).as(name).isBetween(1_000L, 2_000_000L);
        assertThat(type.memory()).as(name).isBetween(512L, 34_000_000L);
        assertThat(type.architecture()).as(name).isIn("amd64", "arm64");
        assertThat(type.pods()).as(name).isBetween(4, 3_000);
      }
    }
    assertThat(known).isGreaterThan(1_000);
  }
}
