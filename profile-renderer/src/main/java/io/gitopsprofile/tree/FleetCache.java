package io.gitopsprofile.tree;

import io.gitopsprofile.render.FleetGenerator;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.record.OwnershipRecord;
import io.gitopsprofile.tree.record.RecordSection;
import io.gitopsprofile.tree.report.FileContent;
import io.gitopsprofile.tree.report.Strangers;
import io.gitopsprofile.tree.report.WatchedFiles;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The last run of a fleet, in a file that is not committed: for each cluster the hash of all that
 * its tree was rendered from, and the hash of the files in its folder. A cluster whose inputs and
 * whose files have these hashes is not rendered again, since the run would change nothing and say
 * nothing. Only a run that writes asks the cache; {@code verify} and {@code diff} render every
 * cluster.
 *
 * <p>A cluster with a finding, with files that other hands left in its folder, or with a value that
 * image automation set is never kept, so that each run speaks of it.
 */
public final class FleetCache {

  /** No last run: all clusters are rendered. */
  public static final FleetCache NONE = new FleetCache(null, "", "");

  private final @Nullable Path file;
  private final String key;

  /** The clusters, by folder; a run adds clusters only while no thread reads them. */
  private final Map<String, Entry> entries = new TreeMap<>();

  private final Map<String, List<String>> unchanged = new ConcurrentHashMap<>();
  private final Map<Path, String> hashes = new ConcurrentHashMap<>();

  /**
   * A cluster.
   *
   * @param inputs the hash of its inputs
   * @param tree the hash of the files in its folder
   * @param files the input files that not all clusters have
   * @param states the states of folders and missing files outside of the tree
   */
  private record Entry(String inputs, String tree, List<String> files, List<String> states) {}

  /**
   * The last run of a fleet.
   *
   * @param file where it is kept; null for nowhere
   * @param parameters the goal's parameters, as text
   */
  public FleetCache(@Nullable Path file, String parameters) {
    this(file, parameters, UpToDateCheck.build());
  }

  FleetCache(@Nullable Path file, String parameters, String build) {
    this.file = build.isEmpty() ? null : file;
    this.key = build + '\n' + parameters;
    if (this.file != null && Files.isRegularFile(this.file)) {
      read(this.file);
    }
  }

  private void read(Path path) {
    try {
      List<String> lines = Files.readAllLines(path);
      if (lines.isEmpty() || !lines.get(0).equals(FolderHash.of(key))) {
        return;
      }
      for (String line : lines.subList(1, lines.size())) {
        String[] parts = line.split("\t", -1);
        entries.put(parts[0], new Entry(parts[1], parts[2], list(parts[3]), list(parts[4])));
      }
    } catch (IOException | ArrayIndexOutOfBoundsException damaged) {
      entries.clear(); // All clusters are rendered.
    }
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\u0001"));
  }

  /** The hash of what a cluster is rendered from, without the files that are its own. */
  private String shared(FleetGenerator fleet, String name) {
    StringBuilder text = new StringBuilder(key);
    fleet.files().forEach((path, content) -> text.append('\n').append(hash(path, content)));
    return text.append('\n').append(name).append('\n').append(fleet.row(name)).toString();
  }

  private String hash(Path path, String content) {
    return hashes.computeIfAbsent(path, any -> FolderHash.of(path + "\n" + content));
  }

  /**
   * True if a cluster has to be rendered; several threads may ask.
   *
   * @param root the output directory
   */
  boolean isChanged(FleetGenerator fleet, Path root, String name) {
    String folder = fleet.directories().getOrDefault(name, name);
    Entry entry = entries.get(folder);
    if (file == null || entry == null || fleet.files().isEmpty()) {
      return true;
    }
    try {
      for (String state : entry.states()) {
        if (!WatchedFiles.stateOf(state).equals(state)) {
          return true;
        }
      }
      SortedMap<String, String> own = new TreeMap<>();
      for (String path : entry.files()) {
        own.put(path, hash(Path.of(path)));
      }
      if (!entry.inputs().equals(inputs(shared(fleet, name), own))) {
        return true;
      }
      SortedMap<String, byte[]> files = FolderHash.files(root.resolve(folder));
      if (files == null || !FolderHash.of(files).equals(entry.tree())) {
        return true;
      }
      files.remove(OwnershipRecord.FILE);
      unchanged.put(folder, new ArrayList<>(files.keySet()));
      return false;
    } catch (IOException unreadable) {
      return true; // The run looks at it, and says so.
    }
  }

  private static String inputs(String shared, SortedMap<String, String> files) {
    StringBuilder text = new StringBuilder(shared);
    for (Map.Entry<String, String> file : files.entrySet()) {
      text.append('\n').append(file.getKey()).append('\n').append(file.getValue());
    }
    return FolderHash.of(text.toString());
  }

  /** The hash of a file as it is now, which many clusters may have. */
  private String hash(Path path) throws IOException {
    String known = hashes.get(path);
    if (known == null) {
      known = FolderHash.of(Files.readAllBytes(path));
      hashes.put(path, known);
    }
    return known;
  }

  /** The report of a cluster that was not rendered. */
  WriteReport unchanged(String folder) {
    return new WriteReport(
        List.of(),
        List.of(),
        List.of(),
        unchanged.getOrDefault(folder, List.of()),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new RecordSection("", ""),
        Strangers.NONE);
  }

  /**
   * Remembers a cluster that was rendered, if a repeated run would do and say nothing.
   *
   * @param record the bytes of its record after the run
   */
  void remember(
      FleetGenerator fleet,
      Path tree,
      String name,
      GenerationResult result,
      WriteReport report,
      byte[] record) {
    // Nothing is known of the inputs of a fleet that was built in Java.
    if (file == null || fleet.files().isEmpty()) {
      return;
    }
    String folder = fleet.directories().getOrDefault(name, name);
    entries.remove(folder);
    WatchedFiles watched = report.strangers().watched();
    boolean isQuiet =
        result.diagnostics().isEmpty()
            && report.left().isEmpty()
            && report.orphans().isEmpty()
            && report.absent().isEmpty()
            && report.keptTags().isEmpty()
            && report.strangers().files().isEmpty()
            && report.strangers().findings().isEmpty()
            && watched.complete();
    if (!isQuiet) {
      return;
    }
    SortedMap<String, String> files = new TreeMap<>();
    for (Map.Entry<Path, String> read : result.files().entrySet()) {
      Path path = read.getKey().toAbsolutePath();
      if (fleet.isOfAll(read.getKey())) {
        continue;
      }
      if (!Files.isRegularFile(path) || path.toString().indexOf('\t') >= 0) {
        return; // Other files may come into a folder.
      }
      files.put(path.toString(), FolderHash.of(read.getValue()));
    }
    for (FileContent content : watched.files()) {
      if (!content.file().startsWith(tree)) {
        files.put(content.file().toString(), FolderHash.of(content.bytes()));
      }
    }
    List<String> states = new ArrayList<>();
    for (String state : watched.states()) {
      String path = state.substring(state.indexOf(' ') + 1, state.indexOf('\0'));
      if (!Path.of(path).startsWith(tree)) {
        states.add(state);
      }
    }
    SortedMap<String, byte[]> contents = new TreeMap<>();
    for (FileContent content : report.files()) {
      contents.put(FolderHash.relative(tree, content.file()), content.bytes());
    }
    contents.put(OwnershipRecord.FILE, record);
    entries.put(
        folder,
        new Entry(
            inputs(shared(fleet, name), files),
            FolderHash.of(contents),
            List.copyOf(files.keySet()),
            states));
  }

  /**
   * Keeps the run.
   *
   * @throws IOException if it cannot be kept; the next run then renders all clusters
   */
  public void keep() throws IOException {
    Path path = file;
    if (path == null) {
      return;
    }
    StringBuilder text = new StringBuilder(FolderHash.of(key)).append('\n');
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      Entry kept = entry.getValue();
      text.append(entry.getKey()).append('\t').append(kept.inputs()).append('\t');
      text.append(kept.tree()).append('\t').append(String.join("\u0001", kept.files()));
      text.append('\t').append(String.join("\u0001", kept.states())).append('\n');
    }
    Path parent = path.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path part = path.resolveSibling(path.getFileName() + ".part");
    Files.write(part, text.toString().getBytes(StandardCharsets.UTF_8));
    Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Forgets the run before files are changed, so that a killed run leaves nothing to trust. */
  void forget() throws IOException {
    if (file != null && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(file);
    }
  }
}
