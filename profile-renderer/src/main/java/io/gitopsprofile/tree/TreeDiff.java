package io.gitopsprofile.tree;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.read.KubernetesObjects;
import io.gitopsprofile.render.RenderedFile;
import io.gitopsprofile.render.RenderedObject;
import io.gitopsprofile.render.RenderedTree;
import io.gitopsprofile.tree.Finding.State;
import io.gitopsprofile.tree.ObjectChange.Action;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a change of trees does to the cluster: objects are paired by group, kind, namespace and
 * name, else across groups, wherever their files lie, and listed in the order in which they are
 * applied. What goes comes last, unless it has to make room for something new.
 */
public final class TreeDiff {

  private final Map<String, ObjectFile> old = new LinkedHashMap<>();
  private final List<ObjectFile> wanted;
  private final Effects effects;
  private final List<ObjectChange> changes = new ArrayList<>();

  private TreeDiff(List<ObjectFile> old, List<ObjectFile> wanted) {
    old.forEach(file -> this.old.put(file.identity(), file));
    this.effects = new Effects(old, wanted);
    this.wanted = new ArrayList<>(wanted);
    this.wanted.sort(applied(wanted));
  }

  /** From one tree to another. */
  public static List<ObjectChange> between(RenderedTree from, RenderedTree to) {
    return new TreeDiff(files(from), files(to)).steps();
  }

  /**
   * From what lies in a directory to a tree. Of the directory those files count that a run of this
   * profile wrote, or that lie where the tree has one; those that {@code manage: false} leaves to
   * the user do not.
   *
   * @param profile the profile's name in the record
   * @throws IOException if a file cannot be read
   */
  public static List<ObjectChange> between(Path directory, String profile, RenderedTree to)
      throws IOException {
    Disk disk = new Disk();
    TreeDirectory.check(disk, directory);
    Path root = disk.real(directory);
    return disk.entry(root) == Disk.Entry.DIRECTORY
        ? new TreeLock(disk, root, TreeLock.PATIENCE)
            .whileNoneIsOn(() -> between(disk, root, profile, to))
        : between(disk, root, profile, to);
  }

  private static List<ObjectChange> between(Disk disk, Path root, String profile, RenderedTree to)
      throws IOException {
    OwnershipRecord owned = RecordFile.in(disk, root).owned();
    List<ObjectFile> old = new ArrayList<>();
    List<ObjectFile> wanted = new ArrayList<>();
    for (Finding finding : new Comparison(disk, root, owned, profile).of(to)) {
      if (finding.state() == State.UNMANAGED || finding.state() == State.ORPHANED) {
        continue;
      }
      if (finding.isThere()) {
        old.add(file(finding));
      }
      if (finding.expected() != null) {
        wanted.add(ObjectFile.of(finding.expected(), finding.kept()));
      }
    }
    return new TreeDiff(old, wanted).steps();
  }

  private static Comparator<ObjectFile> applied(List<ObjectFile> files) {
    SyncedFolders folders = new SyncedFolders(files);
    return Comparator.<ObjectFile>comparingInt(file -> ApplyOrder.of(file.kind()))
        .thenComparingInt(folders::rank)
        .thenComparing(ObjectFile::path);
  }

  private List<ObjectChange> steps() {
    Map<String, ObjectFile> pairs = pairs();
    for (ObjectFile to : wanted) {
      ObjectFile from = pairs.get(to.identity());
      if (from == null) {
        makeRoomFor(to);
      }
      changes.add(change(from, to, effects.of(from, to)));
    }
    List<ObjectFile> gone = new ArrayList<>(old.values());
    gone.sort(applied(gone).reversed());
    gone.forEach(from -> changes.add(change(from, null, effects.of(from, null))));
    return List.copyOf(changes);
  }

  /**
   * By the identity of what is wanted, what it was; the old objects without such a pair are left
   * over.
   */
  private Map<String, ObjectFile> pairs() {
    Map<String, ObjectFile> pairs = new LinkedHashMap<>();
    for (ObjectFile to : wanted) {
      ObjectFile same = old.remove(to.identity());
      if (same != null) {
        pairs.put(to.identity(), same);
      }
    }
    Map<String, ObjectFile> byLabel = new LinkedHashMap<>();
    old.values().forEach(from -> byLabel.putIfAbsent(from.label(), from));
    for (ObjectFile to : wanted) {
      ObjectFile ofOtherGroup =
          pairs.containsKey(to.identity()) ? null : byLabel.remove(to.label());
      if (ofOtherGroup != null) {
        pairs.put(to.identity(), ofOtherGroup);
        old.remove(ofOtherGroup.identity());
      }
    }
    return pairs;
  }

  /** Removes the autoscaler of the workload that a new one is to scale. */
  private void makeRoomFor(ObjectFile to) {
    ScaledWorkload workload = ScaledWorkload.of(to.object());
    if (workload == null) {
      return;
    }
    for (ObjectFile from : List.copyOf(old.values())) {
      if (workload.equals(ScaledWorkload.of(from.object()))) {
        old.remove(from.identity());
        String effect =
            ScalerEffect.removed(
                requireNonNull(from.object()), requireNonNull(to.object()), workload);
        changes.add(change(from, null, effect));
      }
    }
  }

  private static ObjectChange change(
      @Nullable ObjectFile from, @Nullable ObjectFile to, String effect) {
    String none = "/dev/null";
    if (to == null) {
      ObjectFile gone = requireNonNull(from);
      String lost = UnifiedDiff.of(gone.path(), gone.text(), none, "");
      return new ObjectChange(Action.REMOVE, gone.label(), gone.path(), effect, lost, List.of());
    }
    if (from == null) {
      String won = UnifiedDiff.of(none, "", to.path(), to.text());
      return new ObjectChange(Action.CREATE, to.label(), to.path(), effect, won, List.of());
    }
    String difference = UnifiedDiff.of(from.path(), from.text(), to.path(), to.text());
    Action action =
        !from.identity().equals(to.identity())
            ? Action.REPLACE
            : difference.isEmpty() ? Action.UNCHANGED : Action.CHANGE;
    return new ObjectChange(
        action,
        to.label(),
        to.path(),
        action == Action.UNCHANGED ? "" : effect,
        difference,
        to.kept());
  }

  private static List<ObjectFile> files(RenderedTree tree) {
    List<ObjectFile> files = new ArrayList<>();
    for (RenderedFile file : tree.files()) {
      files.add(ObjectFile.of(file, List.of()));
    }
    return files;
  }

  private static ObjectFile file(Finding finding) {
    List<RenderedObject> objects = new ArrayList<>();
    Optional<List<FreeForm>> found =
        finding.actual() == null ? Optional.empty() : KubernetesObjects.of(finding.actual());
    try {
      found.ifPresent(all -> all.forEach(object -> objects.add(new RenderedObject(object))));
    } catch (IllegalArgumentException noObject) {
      objects.clear();
    }
    return ObjectFile.of(finding.path(), finding.actualText(), objects, List.of());
  }
}
