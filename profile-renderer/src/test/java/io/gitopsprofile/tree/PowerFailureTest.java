package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Power failures after each operation of a run. Operations that were not synced are lost in any
 * combination, and content that was not synced is lost, NUL, or cut off. A rename is done or not
 * done; it is never lost in one of its two folders alone. {@code -Dfailures=2000} tries more
 * combinations for each operation.
 */
class PowerFailureTest {

  private static final String PROFILE = "profile.yaml";
  private static final int ALL_COMBINATIONS = 4;
  private static final int COMBINATIONS = Integer.getInteger("failures", 5);
  private static final GenerationResult OLD =
      Trees.of("base/a.yaml", text("a1"), "base/gone/b.yaml", text("b1"), "same.yaml", text("s"));
  private static final GenerationResult NEW =
      Trees.of(
          "base/a.yaml",
          text("a2"),
          "base/new/deep/c.yaml",
          text("c2"),
          "base/new/d.yaml",
          text("d2"),
          "same.yaml",
          text("s"));

  @TempDir Path folder;
  private Path directory;
  private Path copies;

  private static String text(String name) {
    return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: " + name + "\n";
  }

  @BeforeEach
  void createTree() throws IOException {
    directory = Files.createDirectory(folder.toRealPath().resolve("repository"));
    copies = folder.toRealPath().resolve("copies");
  }

  @Test
  void leavesOldOrNewTree() throws IOException {
    assertThat(fail(OLD, NEW, true, "")).isGreaterThan(200);
  }

  @Test
  void leavesNoOrNewTree() throws IOException {
    assertThat(fail(Trees.of(), NEW, true, "")).isGreaterThan(100);
  }

  @Test
  void leavesEditAfterForce() throws IOException {
    assertThat(fail(OLD, NEW, true, "mine: 1\n")).isGreaterThan(200);
  }

  @Test
  void renewsHalfWrittenFilesWithoutSync() throws IOException {
    assertThat(fail(Trees.of(), NEW, false, "")).isGreaterThan(100);
  }

  @Test
  void renewsEachKindOfHalfWrittenFile() throws IOException {
    Path file = directory.resolve("base/a.yaml");
    byte[] whole = text("a2").getBytes(StandardCharsets.UTF_8);
    for (boolean recorded : new boolean[] {true, false}) {
      for (int length = 0; length < whole.length; length++) {
        for (boolean nul : new boolean[] {true, false}) {
          write(new FileSystemAccess(), NEW, false, false);
          Files.write(file, nul ? new byte[length] : Arrays.copyOf(whole, length));
          if (!recorded) {
            Files.delete(directory.resolve(".profile.sum"));
          }
          write(new FileSystemAccess(), NEW, false, false);
          assertThat(file).hasBinaryContent(whole);
        }
      }
    }
  }

  /** Tries all power failures of one run; returns how many were tried. */
  private int fail(GenerationResult before, GenerationResult after, boolean syncs, String edit)
      throws IOException {
    start(before, edit);
    Disk disk = new Disk(folder.toRealPath());
    write(disk, after, syncs, true);
    int tried = 0;
    Random random = new Random(20260101);
    for (int done = 0; done <= disk.operations.size(); done++) {
      List<Integer> unsynced = disk.unsynced(done);
      boolean all = unsynced.size() <= ALL_COMBINATIONS;
      int combinations = all ? 1 << unsynced.size() : COMBINATIONS;
      for (int combination = 0; combination < combinations; combination++) {
        boolean[] lost = new boolean[done];
        for (int i = 0; i < unsynced.size(); i++) {
          lost[unsynced.get(i)] =
              all ? (combination >> i & 1) != 0 : random.nextInt(3) < combination % 3 + 1;
        }
        disk.restore(done, lost, tried++);
        String failure = "operation " + done + ", lost " + Arrays.toString(lost);
        assertEachFileIsKnown(edit, failure);
        GenerationResult next = tried % 2 == 0 && syncs ? before : after;
        try {
          write(new FileSystemAccess(), next, false, !edit.isEmpty());
        } catch (IOException | RuntimeException e) {
          throw new AssertionError(failure, e);
        }
        assertHolds(next, failure);
        if (!edit.isEmpty()) {
          assertThat(Trees.in(folder).values()).as(failure).contains(edit);
        }
      }
    }
    System.out.printf("%d power failures at %d operations%n", tried, disk.operations.size());
    return tried;
  }

  private void start(GenerationResult before, String edit) throws IOException {
    write(new FileSystemAccess(), before, false, false);
    Files.createDirectories(directory.resolve("base"));
    Files.writeString(directory.resolve("base/strangers.txt"), "keep me");
    if (!edit.isEmpty()) {
      Files.writeString(directory.resolve("base/a.yaml"), edit);
    }
  }

  private void write(FileSystemAccess disk, GenerationResult result, boolean syncs, boolean force)
      throws IOException {
    new TreeWriter(disk, "1")
        .write(result, PROFILE, directory, new WriteOptions(false, force, copies, syncs));
  }

  private void assertEachFileIsKnown(String edit, String failure) throws IOException {
    assertThat(directory.resolve("base/strangers.txt")).as(failure).hasContent("keep me");
    Path edited = directory.resolve("base/a.yaml");
    if (!edit.isEmpty() && Files.exists(edited)) {
      assertThat(Files.readString(edited)).as(failure).isIn(edit, text("a2"), text("a1"));
    }
  }

  private void assertHolds(GenerationResult result, String failure) throws IOException {
    SortedMap<String, String> expected = new TreeMap<>();
    for (RenderedFile file : result.tree().files()) {
      expected.put(file.path(), file.text());
    }
    expected.put("base/strangers.txt", "keep me");
    SortedMap<String, String> found = Trees.filesIn(directory);
    found.keySet().removeIf(path -> path.endsWith("/"));
    assertThat(found).as(failure).isEqualTo(expected);
  }

  /** A file or folder, whatever its name is. */
  private static final class Node {
    final boolean folder;
    byte[] bytes = new byte[0];
    final Map<String, Node> entries = new HashMap<>();

    Node(boolean folder) {
      this.folder = folder;
    }
  }

  /** A change of the entries of folders, or of the content of a file, or a sync. */
  private record Operation(
      @Nullable Node from,
      String fromName,
      @Nullable Node to,
      String toName,
      Node node,
      boolean sync,
      byte @Nullable [] content) {

    boolean isSyncedBy(Operation sync) {
      return sync.node == (content != null ? node : to != null ? to : from);
    }
  }

  /** A file system that records the operations of a run, and replays them without lost ones. */
  private static final class Disk extends FileSystemAccess {

    private final Path root;
    private final Node before;
    private final Node now;
    private final Map<Node, Node> copies = new HashMap<>();
    private final List<Operation> operations = new ArrayList<>();

    Disk(Path root) throws IOException {
      this.root = root;
      this.before = load(root);
      this.now = copy(before);
    }

    private static Node load(Path path) throws IOException {
      Node node = new Node(Files.isDirectory(path));
      if (node.folder) {
        for (Path entry : Files.list(path).toList()) {
          node.entries.put(entry.getFileName().toString(), load(entry));
        }
      } else {
        node.bytes = Files.readAllBytes(path);
      }
      return node;
    }

    private Node copy(Node node) {
      Node copy = new Node(node.folder);
      copy.bytes = node.bytes;
      copies.put(copy, node);
      node.entries.forEach((name, entry) -> copy.entries.put(name, copy(entry)));
      return copy;
    }

    private Node at(Path path) {
      Node node = now;
      for (Path name : root.relativize(path)) {
        node = name.toString().isEmpty() ? node : node.entries.get(name.toString());
      }
      return node;
    }

    private static String name(Path path) {
      return path.getFileName().toString();
    }

    private void add(Path path, Node node) {
      Node parent = at(path.getParent());
      parent.entries.put(name(path), node);
      operations.add(new Operation(null, "", parent, name(path), node, false, null));
    }

    @Override
    public void create(Path file, byte[] bytes) throws IOException {
      super.create(file, bytes);
      Node node = new Node(false);
      add(file, node);
      operations.add(new Operation(null, "", null, "", node, false, bytes));
    }

    @Override
    public FileChannel openLock(Path file) throws IOException {
      FileChannel channel = super.openLock(file);
      add(file, new Node(false));
      return channel;
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
      super.createDirectory(directory);
      add(directory, new Node(true));
    }

    @Override
    public void delete(Path path) throws IOException {
      super.delete(path);
      Node parent = at(path.getParent());
      Node node = parent.entries.remove(name(path));
      operations.add(new Operation(parent, name(path), null, "", node, false, null));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      super.move(from, to);
      Node source = at(from.getParent());
      Node target = at(to.getParent());
      Node node = source.entries.remove(name(from));
      target.entries.put(name(to), node);
      operations.add(new Operation(source, name(from), target, name(to), node, false, null));
    }

    @Override
    public void sync(Path path) throws IOException {
      super.sync(path);
      operations.add(new Operation(null, "", null, "", at(path), true, null));
    }

    /** The operations of the first ones that no later sync has made durable. */
    List<Integer> unsynced(int done) {
      List<Integer> unsynced = new ArrayList<>();
      for (int i = 0; i < done; i++) {
        boolean synced = operations.get(i).sync();
        for (int j = i + 1; j < done && !synced; j++) {
          synced = operations.get(j).sync() && operations.get(i).isSyncedBy(operations.get(j));
        }
        if (!synced) {
          unsynced.add(i);
        }
      }
      return unsynced;
    }

    /** Puts on the disk what is left after a power failure. */
    void restore(int done, boolean[] lost, int variant) throws IOException {
      Map<Node, Node> durable = new HashMap<>();
      copies.forEach((copy, original) -> durable.put(copy, new Node(copy.folder)));
      copies.forEach(
          (copy, original) -> {
            Node node = durable.get(copy);
            node.bytes = original.bytes;
            original.entries.forEach(
                (name, entry) ->
                    copies.forEach(
                        (candidate, of) -> {
                          if (of == entry) {
                            node.entries.put(name, durable.get(candidate));
                          }
                        }));
          });
      for (int i = 0; i < done; i++) {
        Operation operation = operations.get(i);
        Node node = durable.computeIfAbsent(operation.node(), it -> new Node(it.folder));
        if (operation.content() != null) {
          node.bytes = lost[i] ? remains(operation.content(), variant + i) : operation.content();
        } else if (!lost[i] && !operation.sync()) {
          if (operation.from() != null) {
            durable
                .computeIfAbsent(operation.from(), it -> new Node(true))
                .entries
                .remove(operation.fromName(), node);
          }
          if (operation.to() != null) {
            durable
                .computeIfAbsent(operation.to(), it -> new Node(true))
                .entries
                .put(operation.toName(), node);
          }
        }
      }
      CleanFolder.of(root.resolve("repository"));
      CleanFolder.of(root.resolve("copies"));
      write(root, durable.get(now));
    }

    private static byte[] remains(byte[] content, int variant) {
      return switch (variant % 3) {
        case 0 -> new byte[0];
        case 1 -> new byte[content.length];
        default -> Arrays.copyOf(content, content.length / 2);
      };
    }

    private static void write(Path path, Node node) throws IOException {
      if (!node.folder) {
        Files.write(path, node.bytes);
        return;
      }
      Files.createDirectories(path);
      for (Map.Entry<String, Node> entry : node.entries.entrySet()) {
        write(path.resolve(entry.getKey()), entry.getValue());
      }
    }
  }
}
