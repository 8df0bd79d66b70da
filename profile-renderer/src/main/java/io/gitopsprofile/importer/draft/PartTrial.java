package io.gitopsprofile.importer.draft;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.importer.value.ImportNotes;
import io.gitopsprofile.importer.value.SourceTree;
import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.importer.words.PartWords;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.yaml.CanonicalYaml;
import io.gitopsprofile.yaml.UnwritableValueException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The trial of a part in the words of the language: it is written, read, rendered and compared. A
 * part that does not give the very objects that were read is refused.
 */
final class PartTrial {

  private final ProfileReader reader = new ProfileReader();
  private final ProfileGenerator generator = new ProfileGenerator();
  private final Map<String, @Nullable Object> target;

  PartTrial(Map<String, @Nullable Object> target) {
    this.target = target;
  }

  /** True if the part renders these objects and no other one. */
  boolean gives(PartWords words, TreeValue... objects) {
    List<@Nullable Object> list = new ArrayList<>();
    list.add(words.part().plain());
    return gives(words.list(), list, objects);
  }

  /**
   * True if a part of the profile renders these objects and no other one. With KEDA the release of
   * KEDA itself is rendered, too.
   */
  boolean gives(String key, @Nullable Object part, TreeValue... objects) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("profile", "v1");
    document.put("name", "part");
    document.put("target", target);
    document.put(key, part);
    try {
      RenderedTree tree =
          generator.attemptParts(
              reader.read(CanonicalYaml.write(document), "part.yaml", Path.of("")).profile());
      List<TreeValue> rendered = objects(tree);
      if (rendered.size() != objects.length && !target.containsKey("metrics")) {
        return false;
      }
      for (TreeValue object : objects) {
        if (!isAmong(object, rendered)) {
          return false;
        }
      }
      return true;
    } catch (ProfileException | UnwritableValueException | InvalidValueException e) {
      return false;
    }
  }

  private static boolean isAmong(TreeValue object, List<TreeValue> rendered) {
    for (TreeValue other : rendered) {
      if (ObjectComparison.identity(object).equals(ObjectComparison.identity(other))) {
        return ObjectComparison.difference(object, other) == null;
      }
    }
    return false;
  }

  /** The objects in the text of a tree's files, except for those that are left to the user. */
  static List<TreeValue> objects(RenderedTree tree) {
    List<TreeValue> objects = new ArrayList<>();
    for (RenderedFile file : tree.files()) {
      if (tree.isManaged(file.path())) {
        objects.addAll(SourceTree.parse(file.path(), file.text(), new ImportNotes()));
      }
    }
    return objects;
  }
}
