package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.tree.automation.ImageTakeover;
import io.gitopsprofile.tree.report.Drift;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes each token of each file of a tree (each key, each value, a comment behind and before each
 * line, each line removed or doubled), with and without each policy marker behind it. Each change
 * must be reported, or be a valid version of an image that the profile hands to a policy.
 */
class TokenChangesTest {

  private static final Path TEMPLATE = Path.of("../templates/eks-hpa-flux2/profile.yaml");
  private static final String PROFILE = "profile.yaml";
  private static final Path GOLDEN = Path.of("src/test/golden");

  /** The share of changes that are also verified on the disk: one of so many. */
  private static final int EVERY = 997;

  private static final String DIGEST = "sha256:" + "5".repeat(64);
  private static final List<String> MARKERS =
      List.of(
          "",
          " # {\"$imagepolicy\": \"nosuch:policy\"}",
          " # {\"$imagepolicy\": \"nosuch:policy:tag\"}",
          " # {\"$imagepolicy\": \"nosuch:policy:name\"}",
          " # {\"$imagepolicy\": \"nosuch:policy:digest\"}");
  private static final List<String> VALUES =
      List.of(
          "6.99.1",
          "ghcr.io/evil/app:6.99.1",
          "LoadBalancer",
          "\"\"",
          "null",
          "true",
          "8",
          DIGEST,
          "[]",
          "{}",
          "&a x");
  private static final Pattern LINE =
      Pattern.compile(
          "(?<start> *(?:- )*)(?:(?<key>\\S[^#]*?):(?: |$))?(?<value>.*?)(?<comment> # .*)?");

  @TempDir Path folder;
  private int changes;
  private int taken;

  @Test
  void reportsEveryChangeOfStarterTree() throws IOException {
    run(render(Files.readString(TEMPLATE), TEMPLATE.getParent()));
    assertThat(changes).isGreaterThan(20_000);
    assertThat(taken).isZero();
  }

  @Test
  void reportsEveryChangeButHandedVersionsOfStarterTree() throws IOException {
    String image = "        image: ghcr.io/stefanprodan/podinfo:6.14.1\n";
    String yaml = Files.readString(TEMPLATE);
    assertThat(yaml).contains(image);
    run(
        render(
            yaml.replace(image, image + "        imagePolicy: flux-system:podinfo\n"),
            TEMPLATE.getParent()));
    assertThat(taken).isBetween(2, 5);
  }

  @Test
  void reportsEveryChangeButHandedVersionsOfEveryPart() throws IOException {
    for (String name : List.of("kitchen-sink", "kitchen-sink-flux-v2", "image-policies")) {
      Path file = GOLDEN.resolve(name).resolve("profile.yaml");
      run(render(Files.readString(file), file.getParent()));
    }
    assertThat(changes).isGreaterThan(60_000);
    assertThat(taken).isBetween(20, 60);
  }

  private static GenerationResult render(String yaml, Path directory) {
    return new ProfileGenerator().generate(yaml, PROFILE, directory, TargetOverride.NONE);
  }

  private void run(GenerationResult result) throws IOException {
    List<String> unreported = new ArrayList<>();
    for (RenderedFile file : result.tree().files()) {
      String[] lines = file.text().split("\n", -1);
      for (int i = 0; i < lines.length - 1; i++) {
        for (String change : changes(lines[i])) {
          String before = lines[i];
          lines[i] = change;
          String text = String.join("\n", lines);
          lines[i] = before;
          changes++;
          if (!text.equals(file.text()) && !isReported(file, text)) {
            if (isHandedVersion(file, i, before, change)) {
              taken++;
            } else {
              unreported.add(file.path() + ":" + (i + 1) + ": " + before + " -> " + change);
            }
          }
        }
      }
    }
    assertThat(unreported).as("changes that verify accepts").isEmpty();
  }

  private static Set<String> changes(String line) {
    Set<String> changes = new LinkedHashSet<>();
    Matcher token = LINE.matcher(line);
    assertThat(token.matches()).as(line).isTrue();
    String start = token.group("start");
    String key = token.group("key");
    String value = token.group("value");
    String comment = token.group("comment") == null ? "" : token.group("comment");
    String named = key == null ? "" : key + ": ";
    List<String> whole = new ArrayList<>(List.of(line, line + "x"));
    if (key != null) {
      whole.add(start + key + "x: " + value + comment);
      whole.add(start + "\"" + key + "\": " + value + comment);
    }
    if (!value.isEmpty()) {
      List<String> values = new ArrayList<>(VALUES);
      values.add(value + "x");
      values.add("'" + value.replace("'", "''") + "'");
      int colon = value.lastIndexOf(':');
      if (colon > 0) {
        values.add(value.substring(0, colon));
        values.add(value.substring(0, colon) + ":9.9.9");
        values.add(value.substring(0, colon) + ":9.9.9@" + DIGEST);
        values.add(value.substring(0, colon) + "@" + DIGEST);
        values.add(value.substring(0, colon) + ":-9");
        values.add("evil/" + value);
      }
      for (String other : values) {
        whole.add(start + named + other + comment);
        whole.add(start + named + other);
      }
    }
    for (String change : whole) {
      for (String marker : MARKERS) {
        changes.add(change + marker);
      }
    }
    changes.add(line + "\n" + line);
    changes.add(line + "\n# x");
    changes.add("# x\n" + line);
    changes.add(line + " # x");
    changes.add("");
    changes.remove(line);
    return changes;
  }

  /** Compares as verify does, in memory; some changes also on the disk. */
  private boolean isReported(RenderedFile file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean isReported = !ImageTakeover.isSame(ImageTakeover.of(file, bytes).file(), bytes);
    if (changes % EVERY == 0) {
      assertThat(verify(file, text).isEmpty()).as(text).isEqualTo(!isReported);
    }
    return isReported;
  }

  private List<Drift> verify(RenderedFile file, String text) throws IOException {
    GenerationResult result = new GenerationResult(new RenderedTree(List.of(file)), List.of());
    Path directory = Files.createDirectories(folder.resolve("tree" + changes));
    new TreeWriter()
        .write(result, PROFILE, directory, WriteOptions.careful(folder).withFsync(false));
    Files.writeString(directory.resolve(file.path()), text);
    return new TreeVerifier().verify(result, PROFILE, directory).drifts();
  }

  /**
   * True if a line is one that image automation may change, only its value differs, and the value
   * is a valid version of the same image.
   */
  private static boolean isHandedVersion(
      RenderedFile file, int line, String before, String change) {
    boolean isHanded =
        file.imageValues().stream()
            .anyMatch(
                value ->
                    file.text().substring(0, value.start()).split("\n", -1).length == line + 1);
    Matcher was = LINE.matcher(before);
    Matcher is = LINE.matcher(change);
    if (!isHanded || !was.matches() || !is.matches()) {
      return false;
    }
    String old = was.group("value").replaceAll("^[\"']|[\"']$", "");
    String now = is.group("value").replaceAll("^[\"']|[\"']$", "");
    String image = old.replaceAll("(:[^/]*)?$", "");
    boolean isTag = !old.contains("/") && now.matches("\\w[\\w.-]{0,127}");
    boolean isName = old.contains("/") && !old.contains(":") && now.matches("[\\w./-]+");
    boolean isDigest = old.startsWith("sha256:") && now.matches("sha256:[0-9a-f]{64}");
    boolean isVersion =
        now.matches(Pattern.quote(image) + "(:\\w[\\w.-]{0,127})?(@sha256:[0-9a-f]{64})?")
            && !now.equals(image);
    boolean mayRename = file.imageValues().stream().anyMatch(value -> value.renames());
    boolean isOther = mayRename && now.matches("[\\w./-]+:\\w[\\w.-]*(@sha256:[0-9a-f]{64})?");
    return java.util.Objects.equals(was.group("key"), is.group("key"))
        && java.util.Objects.equals(was.group("comment"), is.group("comment"))
        && (isTag || isName || isDigest || isVersion || isOther || now.equals(old));
  }
}
