package io.gitopsprofile.importer.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.importer.value.ImportNotes;
import io.gitopsprofile.importer.value.ObjectStream;
import io.gitopsprofile.importer.value.SourceTree;
import io.gitopsprofile.importer.value.TreeValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A campaign: builds every kustomization of a folder of trees, by the importer and by {@code
 * kubectl kustomize}, and prints those that differ. Trees that are not trusted must not be given:
 * kubectl fetches what they name.
 */
@EnabledIfSystemProperty(named = "kustomizations", matches = ".+")
final class KubectlComparisonTest {

  @Test
  void buildsAsKubectlDoes() throws IOException, InterruptedException {
    int equal = 0;
    int objects = 0;
    List<String> different = new ArrayList<>();
    for (String folder : System.getProperty("kustomizations").split(",", -1)) {
      ImportNotes listing = new ImportNotes();
      SourceTree tree = new SourceTree(Path.of(folder), listing);
      for (String path : tree.pathsBelow("")) {
        String in = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        ImportNotes notes = new ImportNotes();
        KustomizeBuild build = new KustomizeBuild(tree, notes);
        if (!path.equals(build.file(in)) || tree.isTemplate(path)) {
          continue;
        }
        List<TreeValue> ours = build.build(in);
        if (isComponent(tree, path) || !notes.notes().isEmpty() || !notes.problems().isEmpty()) {
          continue;
        }
        String theirs = kubectl(tree.root().resolve(in));
        if (theirs == null) {
          continue;
        }
        byte[] bytes = theirs.getBytes(StandardCharsets.UTF_8);
        List<TreeValue> expected =
            new ObjectStream("kubectl", new ImportNotes()).read(new ByteArrayInputStream(bytes));
        String difference = difference(byIdentity(ours), byIdentity(expected));
        if (difference == null) {
          equal++;
          objects += ours.size();
        } else {
          different.add(folder + "/" + in + ": " + difference);
        }
      }
    }
    different.forEach(System.out::println);
    System.out.println(
        equal + " equal, with " + objects + " objects; " + different.size() + " not");
    assertThat(equal).isPositive();
  }

  private static boolean isComponent(SourceTree tree, String path) {
    List<TreeValue> documents = tree.documents(path);
    return documents.isEmpty() || documents.get(0).textAt("kind").equals("Component");
  }

  /** The output of kubectl; null if it refuses the folder. */
  private static @Nullable String kubectl(Path folder) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("kubectl", "kustomize", folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (InputStream output = process.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? text : null;
    }
  }

  private static Map<String, @Nullable Object> byIdentity(List<TreeValue> objects) {
    Map<String, @Nullable Object> all = new TreeMap<>();
    for (TreeValue object : objects) {
      String identity =
          ObjectIdentity.kind(object)
              + " "
              + object.textAt("apiVersion")
              + " "
              + ObjectIdentity.namespace(object)
              + "/"
              + ObjectIdentity.name(object);
      all.put(identity, object.plain());
    }
    return all;
  }

  private static @Nullable String difference(@Nullable Object ours, @Nullable Object theirs) {
    return difference("", ours, theirs);
  }

  private static @Nullable String difference(
      String path, @Nullable Object ours, @Nullable Object theirs) {
    if (ours instanceof Map<?, ?> one && theirs instanceof Map<?, ?> other) {
      Map<Object, @Nullable Object> rest = new HashMap<>(other);
      for (Map.Entry<?, ?> entry : one.entrySet()) {
        String found =
            difference(path + "." + entry.getKey(), entry.getValue(), rest.remove(entry.getKey()));
        if (found != null) {
          return found;
        }
      }
      rest.values().removeIf(Objects::isNull);
      return rest.isEmpty() ? null : path + " misses " + rest.keySet();
    }
    if (ours instanceof List<?> one && theirs instanceof List<?> other) {
      if (one.size() != other.size()) {
        return path + " has " + one.size() + " elements, not " + other.size();
      }
      for (int i = 0; i < one.size(); i++) {
        String found = difference(path + "[" + i + "]", one.get(i), other.get(i));
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    return Objects.equals(ours, theirs) || String.valueOf(ours).equals(String.valueOf(theirs))
        ? null
        : path + " is " + shortened(ours) + ", not " + shortened(theirs);
  }

  private static String shortened(@Nullable Object value) {
    String text = String.valueOf(value).replace("\n", "\\n");
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
