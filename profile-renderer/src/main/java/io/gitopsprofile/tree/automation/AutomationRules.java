package io.gitopsprofile.tree.automation;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedObject;
import io.gitopsprofile.tree.automation.PolicyMarkers.Carry;
import io.gitopsprofile.tree.disk.ContentHash;
import io.gitopsprofile.tree.report.PreservedImageTag;
import io.gitopsprofile.tree.report.RemovedPolicyMarker;
import io.gitopsprofile.yaml.CanonicalYaml;
import io.gitopsprofile.yaml.UnwritableValueException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The changes that image automation may make in a file: tags of objects annotated for Flux v1, and
 * fields marked for Flux v2. Flux rewrites the whole file when it changes a tag: v1 adds {@code
 * ---} at the top, changes the indentation of lists and folds long lines. A file under image
 * automation is therefore compared by content, not by style.
 */
public final class AutomationRules {

  /** Maximum total size of the texts in which marker combinations are tried. */
  private static final int MOST_BYTES = 1 << 19;

  private AutomationRules() {}

  /**
   * A rendered file with the tags and markers of the file on the disk.
   *
   * @param kept the tags on the disk that differ from the profile's
   * @param dropped the markers that the rendered file does not have
   */
  public record Carried(
      RenderedFile file, List<PreservedImageTag> kept, List<RemovedPolicyMarker> dropped) {}

  /**
   * The content of a file without those tags; the file itself if it is not under image automation.
   */
  static byte[] without(byte[] bytes) {
    @Nullable AutomatedFile file = AutomatedFile.read(bytes);
    return file == null ? bytes : file.normalizedWithoutTags();
  }

  /**
   * True if a file is known except for markers that a person added since, and for values that Flux
   * set at those markers or at fields that the profile leaves out, such as a tag.
   *
   * @param known recognizes a file's {@link AutomationHash}
   */
  public static boolean isKnownBefore(
      byte[] bytes, RenderedFile rendered, Predicate<String> known) {
    @Nullable AutomatedFile file = AutomatedFile.read(bytes);
    if (file == null || !file.isPlain() || rendered.objects().size() != 1) {
      return false;
    }
    AutomatedFile unset = requireNonNull(AutomatedFile.read(bytes));
    AutomatedFile wanted = AutomatedFile.of(rendered);
    unset.removeTags(wanted);
    unset.marks().takeFrom(wanted.marks());
    for (BitSet placed : maybePlaced(file.marks().count(), bytes.length)) {
      for (AutomatedFile maybe : List.of(unset, file)) {
        String before = text(maybe, maybe.marks().commentsExcept(placed), bytes);
        if (known.test(AutomationHash.of(before.getBytes(StandardCharsets.UTF_8)))) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The subsets of markers that may be new, in the order of trying: all, none, each single one, all
   * except one, each pair, and so on up to a size limit.
   */
  private static Set<BitSet> maybePlaced(int markers, int size) {
    int most = MOST_BYTES / Math.max(1, size);
    Set<BitSet> choices = new LinkedHashSet<>();
    choices.add(allBut(new BitSet(), markers));
    choices.add(new BitSet());
    List<BitSet> former = List.of(new BitSet());
    while (!former.isEmpty()) {
      List<BitSet> next = new ArrayList<>();
      for (BitSet few : former) {
        for (int i = few.length(); i < markers && choices.size() < most; i++) {
          BitSet more = (BitSet) few.clone();
          more.set(i);
          next.add(more);
          choices.add(more);
          choices.add(allBut(more, markers));
        }
      }
      former = next;
    }
    return choices;
  }

  private static BitSet allBut(BitSet some, int markers) {
    BitSet complement = new BitSet();
    complement.set(0, markers);
    complement.andNot(some);
    return complement;
  }

  /** True if an object in a file is under image automation. */
  public static boolean isAutomated(byte[] bytes) {
    return AutomatedFile.read(bytes) != null;
  }

  /**
   * True if two files have the same content and are under image automation, so that only their
   * style differs.
   */
  public static boolean haveSameContent(byte[] one, byte[] other) {
    @Nullable AutomatedFile file = AutomatedFile.read(one);
    @Nullable AutomatedFile otherFile = file == null ? null : AutomatedFile.read(other);
    return file != null
        && otherFile != null
        && Arrays.equals(file.normalized(), otherFile.normalized());
  }

  /**
   * The text of a file, in this project's style if the file is under image automation; otherwise
   * unchanged.
   */
  public static String text(byte[] bytes) {
    @Nullable AutomatedFile file = AutomatedFile.read(bytes);
    return file == null || !file.isPlain()
        ? ContentHash.text(bytes)
        : text(file, file.marks().comments(), bytes);
  }

  private static String text(
      AutomatedFile file, Map<List<Object>, String> comments, byte[] unwritable) {
    try {
      return CanonicalYaml.write(file.object().entries(), comments);
    } catch (UnwritableValueException e) {
      return ContentHash.text(unwritable);
    }
  }

  /** Transfers the tags and markers of the file on the disk to the rendered file. */
  public static Carried carry(RenderedFile file, byte[] actual) {
    @Nullable AutomatedFile found = file.objects().size() == 1 ? AutomatedFile.read(actual) : null;
    if (found == null) {
      return new Carried(file, List.of(), List.of());
    }
    AutomatedFile wanted = AutomatedFile.of(file);
    List<PreservedImageTag> kept = keep(file.path(), wanted, found);
    Carry carry = carryMarks(found, wanted, file.path());
    kept.addAll(carry.kept());
    if (kept.isEmpty() && !wanted.isMarked()) {
      return new Carried(file, List.of(), carry.dropped());
    }
    FreeForm content = wanted.object().content();
    String text = CanonicalYaml.write(content.entries(), wanted.marks().comments());
    RenderedObject object = new RenderedObject(content);
    return new Carried(new RenderedFile(file.path(), text, List.of(object)), kept, carry.dropped());
  }

  private static Carry carryMarks(AutomatedFile found, AutomatedFile wanted, String path) {
    if (!found.isMarked()) {
      return new Carry(List.of(), List.of());
    }
    return found.isOfSameObject(wanted)
        ? found.marks().carryInto(wanted.marks(), path)
        : new Carry(List.of(), found.dropped(path));
  }

  private static List<PreservedImageTag> keep(
      String path, AutomatedFile wanted, AutomatedFile found) {
    List<PreservedImageTag> kept = new ArrayList<>();
    for (int i = 0; i < wanted.tags().size(); i++) {
      ImageLocation tag = wanted.tags().get(i);
      @Nullable ImageLocation there = wanted.counterpart(i, found);
      if (there != null
          && there.name().equals(tag.name())
          && !there.text().isEmpty()
          && !there.text().equals(tag.text())) {
        String container = "container " + tag.container();
        kept.add(new PreservedImageTag(path, container, "tag", there.text(), tag.text()));
        tag.set(there.text());
      }
    }
    return kept;
  }
}
