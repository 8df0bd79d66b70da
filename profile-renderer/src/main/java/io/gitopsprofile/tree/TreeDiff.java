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
 * What a change of trees does to the cluster: objects are paired by kind, namespace and name,
 * wherever their files lie, and listed in the order in which they are applied.
 */
public final class TreeDiff {

  private static final Comparator<Item> APPLIED =
      Comparator.<Item>comparingInt(item -> ApplyOrder.of(item.kind())).thenComparing(Item::path);

  private final Map<String, Item> old = new LinkedHashMap<>();
  private final List<ObjectChange> changes = new ArrayList<>();

  private TreeDiff(List<Item> old) {
    old.forEach(item -> this.old.put(item.identity(), item));
  }

  /** From one tree to another. */
  public static List<ObjectChange> between(RenderedTree from, RenderedTree to) {
    return new TreeDiff(items(from)).to(items(to));
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
    Path root = directory.toAbsolutePath().normalize();
    OwnershipRecord owned = RecordFile.in(disk, root).owned();
    List<Item> old = new ArrayList<>();
    List<Item> wanted = new ArrayList<>();
    for (Finding finding : new Comparison(disk, root, owned, profile).of(to)) {
      if (finding.state() == State.UNMANAGED) {
        continue;
      }
      if (finding.actual() != null) {
        old.add(item(finding));
      }
      if (finding.expected() != null) {
        wanted.add(Item.of(finding.expected(), finding.kept()));
      }
    }
    return new TreeDiff(old).to(wanted);
  }

  private List<ObjectChange> to(List<Item> items) {
    List<Item> sorted = new ArrayList<>(items);
    sorted.sort(APPLIED);
    for (Item item : sorted) {
      Item same = old.remove(item.identity());
      changes.add(change(same == null ? ofOtherGroup(item, sorted) : same, item));
    }
    List<Item> gone = new ArrayList<>(old.values());
    gone.sort(APPLIED.reversed());
    gone.forEach(item -> changes.add(change(item, null)));
    return List.copyOf(changes);
  }

  /** The old object of the same kind and name, of a group that the new tree has not. */
  private @Nullable Item ofOtherGroup(Item item, List<Item> all) {
    for (Item candidate : old.values()) {
      boolean stays = all.stream().anyMatch(it -> it.identity().equals(candidate.identity()));
      if (!stays && candidate.label().equals(item.label())) {
        return old.remove(candidate.identity());
      }
    }
    return null;
  }

  private static ObjectChange change(@Nullable Item from, @Nullable Item to) {
    String none = "/dev/null";
    if (to == null) {
      Item gone = requireNonNull(from);
      String lost = UnifiedDiff.of(gone.path(), gone.text(), none, "");
      return new ObjectChange(Action.REMOVE, gone.label(), gone.path(), lost, List.of());
    }
    if (from == null) {
      String won = UnifiedDiff.of(none, "", to.path(), to.text());
      return new ObjectChange(Action.CREATE, to.label(), to.path(), won, List.of());
    }
    String difference = UnifiedDiff.of(from.path(), from.text(), to.path(), to.text());
    Action action =
        !from.identity().equals(to.identity())
            ? Action.REPLACE
            : difference.isEmpty() ? Action.UNCHANGED : Action.CHANGE;
    return new ObjectChange(action, to.label(), to.path(), difference, to.kept());
  }

  /**
   * A file of a tree, which holds one object.
   *
   * @param identity the object's group, kind, namespace and name; the path where that is not known
   * @param label how it is printed
   * @param kept the tags in the text that the profile has otherwise
   */
  private record Item(
      String identity, String label, String kind, String path, String text, List<KeptTag> kept) {

    static Item of(RenderedFile file, List<KeptTag> kept) {
      return of(file.path(), file.text(), single(file.objects()), kept);
    }

    static Item of(String path, String text, @Nullable RenderedObject object, List<KeptTag> kept) {
      if (object == null) {
        return new Item(path, path, "", path, text, kept);
      }
      String name =
          object.namespace().isEmpty() ? object.name() : object.namespace() + "/" + object.name();
      String label = object.kind() + " " + name;
      return new Item(object.group() + " " + label, label, object.kind(), path, text, kept);
    }
  }

  private static List<Item> items(RenderedTree tree) {
    List<Item> items = new ArrayList<>();
    for (RenderedFile file : tree.files()) {
      items.add(Item.of(file, List.of()));
    }
    return items;
  }

  private static Item item(Finding finding) {
    byte[] bytes = requireNonNull(finding.actual());
    List<RenderedObject> objects = new ArrayList<>();
    Optional<List<FreeForm>> found = KubernetesObjects.of(bytes);
    try {
      found.ifPresent(all -> all.forEach(object -> objects.add(new RenderedObject(object))));
    } catch (IllegalArgumentException noObject) {
      objects.clear();
    }
    return Item.of(finding.path(), finding.actualText(), single(objects), List.of());
  }

  private static @Nullable RenderedObject single(List<RenderedObject> objects) {
    return objects.size() == 1 ? objects.get(0) : null;
  }
}
