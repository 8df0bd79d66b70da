package io.gitopsprofile.tree;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.read.node.KubernetesObjects;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedObject;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.tree.compare.FileComparison;
import io.gitopsprofile.tree.compare.FileComparison.State;
import io.gitopsprofile.tree.compare.InputFiles;
import io.gitopsprofile.tree.compare.TreeComparison;
import io.gitopsprofile.tree.compare.UnifiedDiff;
import io.gitopsprofile.tree.diff.ApplyOrder;
import io.gitopsprofile.tree.diff.AutoscalerEffect;
import io.gitopsprofile.tree.diff.ChangeEffects;
import io.gitopsprofile.tree.diff.DiffObject;
import io.gitopsprofile.tree.diff.KustomizationPaths;
import io.gitopsprofile.tree.diff.ScaledWorkload;
import io.gitopsprofile.tree.disk.DirectoryLock;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.record.OwnershipRecord;
import io.gitopsprofile.tree.record.RecordFile;
import io.gitopsprofile.tree.report.ObjectChange;
import io.gitopsprofile.tree.report.ObjectChange.Action;
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
 * The changes that one tree makes to the objects of another. Objects are paired by group, kind,
 * namespace and name, then across groups, whichever files contain them. The changes are in the
 * order in which Flux applies them; removals come last, except where a removal has to precede a new
 * object.
 */
public final class TreeDiff {

  private final Map<String, DiffObject> old = new LinkedHashMap<>();
  private final List<DiffObject> wanted;
  private final ChangeEffects effects;
  private final List<ObjectChange> changes = new ArrayList<>();

  private TreeDiff(List<DiffObject> old, List<DiffObject> wanted) {
    old.forEach(file -> this.old.put(file.identity(), file));
    this.effects = new ChangeEffects(old, wanted);
    this.wanted = new ArrayList<>(wanted);
    this.wanted.sort(applied(wanted));
  }

  /** The changes from one tree to another. */
  public static List<ObjectChange> between(RenderedTree from, RenderedTree to) {
    return new TreeDiff(files(from), files(to)).steps();
  }

  /**
   * The changes from a directory to a tree. A file in the directory counts if a run of this profile
   * wrote it or if the tree has a file at its path; files with {@code manage: false} do not count.
   *
   * @param profile the profile's name in the record
   * @throws IOException if a file cannot be read
   */
  public static List<ObjectChange> between(Path directory, String profile, RenderedTree to)
      throws IOException {
    FileSystemAccess disk = new FileSystemAccess();
    TreeDirectory.check(disk, directory);
    Path root = disk.real(directory);
    return disk.entry(root) == FileSystemAccess.Entry.DIRECTORY
        ? new DirectoryLock(disk, root, DirectoryLock.PATIENCE)
            .whileIdle(() -> between(disk, root, profile, to))
        : between(disk, root, profile, to);
  }

  private static List<ObjectChange> between(
      FileSystemAccess disk, Path root, String profile, RenderedTree to) throws IOException {
    OwnershipRecord owned = RecordFile.in(disk, root).owned();
    List<DiffObject> old = new ArrayList<>();
    List<DiffObject> wanted = new ArrayList<>();
    InputFiles inputs = new InputFiles(disk, root, owned, profile, List.of());
    for (FileComparison finding : new TreeComparison(disk, root, owned, profile, inputs).of(to)) {
      if (finding.state() == State.UNMANAGED || finding.state() == State.ORPHANED) {
        continue;
      }
      if (finding.isThere()) {
        old.add(file(finding));
      }
      if (finding.expected() != null) {
        wanted.add(DiffObject.of(finding.expected(), finding.kept()));
      }
    }
    return new TreeDiff(old, wanted).steps();
  }

  private static Comparator<DiffObject> applied(List<DiffObject> files) {
    KustomizationPaths folders = new KustomizationPaths(files);
    return Comparator.<DiffObject>comparingInt(file -> ApplyOrder.of(file.kind()))
        .thenComparingInt(folders::rank)
        .thenComparing(DiffObject::path);
  }

  private List<ObjectChange> steps() {
    Map<String, DiffObject> pairs = pairs();
    for (DiffObject to : wanted) {
      DiffObject from = pairs.get(to.identity());
      if (from == null) {
        makeRoomFor(to);
      }
      changes.add(change(from, to, effects.of(from, to)));
    }
    List<DiffObject> removed = new ArrayList<>(old.values());
    removed.sort(applied(removed).reversed());
    removed.forEach(from -> changes.add(change(from, null, effects.of(from, null))));
    return List.copyOf(changes);
  }

  /**
   * The old object of each new object, by the new object's identity. Old objects without a new one
   * stay in the map of old objects.
   */
  private Map<String, DiffObject> pairs() {
    Map<String, DiffObject> pairs = new LinkedHashMap<>();
    for (DiffObject to : wanted) {
      DiffObject same = old.remove(to.identity());
      if (same != null) {
        pairs.put(to.identity(), same);
      }
    }
    Map<String, DiffObject> byLabel = new LinkedHashMap<>();
    old.values().forEach(from -> byLabel.putIfAbsent(from.label(), from));
    for (DiffObject to : wanted) {
      DiffObject ofOtherGroup =
          pairs.containsKey(to.identity()) ? null : byLabel.remove(to.label());
      if (ofOtherGroup != null) {
        pairs.put(to.identity(), ofOtherGroup);
        old.remove(ofOtherGroup.identity());
      }
    }
    return pairs;
  }

  /** Removes the old autoscaler of a workload that a new autoscaler scales. */
  private void makeRoomFor(DiffObject to) {
    ScaledWorkload workload = ScaledWorkload.of(to.object());
    if (workload == null) {
      return;
    }
    for (DiffObject from : List.copyOf(old.values())) {
      if (workload.equals(ScaledWorkload.of(from.object()))) {
        old.remove(from.identity());
        String effect =
            AutoscalerEffect.removed(
                requireNonNull(from.object()), requireNonNull(to.object()), workload);
        changes.add(change(from, null, effect));
      }
    }
  }

  private static ObjectChange change(
      @Nullable DiffObject from, @Nullable DiffObject to, String effect) {
    String none = "/dev/null";
    if (to == null) {
      DiffObject removed = requireNonNull(from);
      String lost = UnifiedDiff.of(removed.path(), removed.text(), none, "");
      return new ObjectChange(
          Action.REMOVE, removed.label(), removed.path(), effect, lost, List.of());
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

  private static List<DiffObject> files(RenderedTree tree) {
    List<DiffObject> files = new ArrayList<>();
    for (RenderedFile file : tree.files()) {
      files.add(DiffObject.of(file, List.of()));
    }
    return files;
  }

  private static DiffObject file(FileComparison finding) {
    List<RenderedObject> objects = new ArrayList<>();
    Optional<List<FreeForm>> found =
        finding.actual() == null ? Optional.empty() : KubernetesObjects.of(finding.actual());
    try {
      found.ifPresent(all -> all.forEach(object -> objects.add(new RenderedObject(object))));
    } catch (IllegalArgumentException noObject) {
      objects.clear();
    }
    return DiffObject.of(finding.path(), finding.actualText(), objects, List.of());
  }
}
