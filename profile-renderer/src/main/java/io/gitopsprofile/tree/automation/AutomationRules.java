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
 * What image automation may change of a file: the tags of what is annotated for Flux v1, and what
 * is marked for Flux v2. Flux writes the whole file anew when it changes a tag: v1 puts {@code ---}
 * above it, moves its lists to the left and folds its long lines. So of a file under automation
 * counts what it says, and not how.
 */
public final class AutomationRules {

  /** Of all texts together in which markers are tried. */
  private static final int MOST_BYTES = 1 << 19;

  private AutomationRules() {}

  /**
   * A rendered file with the tags and the markers of the tree.
   *
   * @param kept those that the profile has otherwise
   * @param dropped the markers that are not in it
   */
  public record Carried(
      RenderedFile file, List<PreservedImageTag> kept, List<RemovedPolicyMarker> dropped) {}

  /** What a file says without those tags; the file itself if nothing in it is under automation. */
  static byte[] without(byte[] bytes) {
    @Nullable AutomatedFile file = AutomatedFile.read(bytes);
    return file == null ? bytes : file.essenceWithoutTags();
  }

  /**
   * Whether a file is one that is known, but for markers that somebody placed since, and for what
   * Flux has set behind them or where the profile leaves something out, such as a tag.
   *
   * @param known tells it by the {@link AutomationHash}
   */
  public static boolean isKnownBefore(
      byte[] bytes, RenderedFile rendered, Predicate<String> known) {
    @Nullable AutomatedFile file = AutomatedFile.read(bytes);
    if (file == null || !file.isPlain() || rendered.objects().size() != 1) {
      return false;
    }
    AutomatedFile unset = requireNonNull(AutomatedFile.read(bytes));
    AutomatedFile wanted = AutomatedFile.of(rendered);
    unset.leaveOutTags(wanted);
    unset.marks().takeFrom(wanted.marks());
    for (BitSet placed : maybePlaced(file.marks().count(), bytes.length)) {
      for (AutomatedFile maybe : List.of(unset, file)) {
        String before = text(maybe, maybe.marks().commentsBut(placed), bytes);
        if (known.test(AutomationHash.of(before.getBytes(StandardCharsets.UTF_8)))) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The markers that may be new: all, none, each one alone, all but one, each two, and so on until
   * trying them were more than a moment's work.
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
    BitSet others = new BitSet();
    others.set(0, markers);
    others.andNot(some);
    return others;
  }

  /** Whether something in a file is under automation. */
  public static boolean areIn(byte[] bytes) {
    return AutomatedFile.read(bytes) != null;
  }

  /** Whether two files say the same, and are under automation, so that their style is a robot's. */
  public static boolean saySame(byte[] one, byte[] other) {
    @Nullable AutomatedFile file = AutomatedFile.read(one);
    @Nullable AutomatedFile otherFile = file == null ? null : AutomatedFile.read(other);
    return file != null && otherFile != null && Arrays.equals(file.essence(), otherFile.essence());
  }

  /** A file's text, in this project's style if it is a robot's; anything else is as it is. */
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

  /** The file with what a robot has written into the one on the disk, and with its markers. */
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
