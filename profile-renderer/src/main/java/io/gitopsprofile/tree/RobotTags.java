package io.gitopsprofile.tree;

import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.render.RenderedFile;
import io.gitopsprofile.render.RenderedObject;
import io.gitopsprofile.yaml.CanonicalYaml;
import io.gitopsprofile.yaml.UnwritableValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The image tags of a file that Flux v1's image automation may change. Flux writes the whole file
 * anew when it changes a tag: it puts {@code ---} above it, moves its lists to the left and folds
 * its long lines. So of a file under automation counts what it says, and not how.
 */
final class RobotTags {

  private RobotTags() {}

  /**
   * A rendered file with the tags of the tree.
   *
   * @param kept those that the profile has otherwise
   */
  record Carried(RenderedFile file, List<KeptTag> kept) {}

  /** What a file says without those tags; the file itself if nothing in it is under automation. */
  static byte[] without(byte[] bytes) {
    @Nullable AutomatedFile file = AutomatedFile.read(bytes);
    if (file == null) {
      return bytes;
    }
    for (ImageTag tag : file.tags()) {
      tag.set("");
    }
    return file.essence();
  }

  /** Whether two files say the same, and are under automation, so that their style is a robot's. */
  static boolean saySame(byte[] one, byte[] other) {
    @Nullable AutomatedFile file = AutomatedFile.read(one);
    @Nullable AutomatedFile otherFile = file == null ? null : AutomatedFile.read(other);
    return file != null && otherFile != null && Arrays.equals(file.essence(), otherFile.essence());
  }

  /** A file's text, in this project's style if it is a robot's; anything else is as it is. */
  static String text(byte[] bytes) {
    @Nullable AutomatedFile file = AutomatedFile.read(bytes);
    if (file == null || file.objects().size() != 1 || !file.comments().isEmpty()) {
      return ContentHash.text(bytes);
    }
    try {
      return CanonicalYaml.write(file.objects().get(0).entries());
    } catch (UnwritableValueException e) {
      return ContentHash.text(bytes);
    }
  }

  /** The file with the tags that a robot has written into the one on the disk. */
  static Carried carry(RenderedFile file, byte[] actual) {
    Carried asItIs = new Carried(file, List.of());
    @Nullable AutomatedFile found = file.objects().size() == 1 ? AutomatedFile.read(actual) : null;
    @Nullable AutomatedFile wanted = found == null ? null : AutomatedFile.of(file);
    if (found == null || wanted == null) {
      return asItIs;
    }
    List<KeptTag> kept = keep(file.path(), wanted, found);
    if (kept.isEmpty()) {
      return asItIs;
    }
    FreeForm content = wanted.objects().get(0).content();
    String text = CanonicalYaml.write(content.entries());
    RenderedObject object = new RenderedObject(content);
    return new Carried(new RenderedFile(file.path(), text, List.of(object)), kept);
  }

  private static List<KeptTag> keep(String path, AutomatedFile wanted, AutomatedFile found) {
    List<KeptTag> kept = new ArrayList<>();
    for (int i = 0; i < wanted.tags().size(); i++) {
      ImageTag tag = wanted.tags().get(i);
      @Nullable ImageTag there = wanted.counterpart(i, found);
      if (there != null
          && there.name().equals(tag.name())
          && !there.text().isEmpty()
          && !there.text().equals(tag.text())) {
        kept.add(new KeptTag(path, tag.container(), there.text(), tag.text()));
        tag.set(there.text());
      }
    }
    return kept;
  }
}
