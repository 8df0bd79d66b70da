package io.gitopsprofile.tree;

import io.gitopsprofile.tree.disk.DirectoryLock;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.Transaction;
import io.gitopsprofile.tree.record.OwnershipRecord;
import io.gitopsprofile.tree.record.RecordSection;
import io.gitopsprofile.tree.record.RecordedProfiles;
import io.gitopsprofile.tree.report.FileContent;
import io.gitopsprofile.tree.report.WatchedFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The snapshot of a goal's last run: everything that it read, wrote and printed, in a cache file
 * that is not committed. If a new snapshot is equal byte for byte, a run would change nothing and
 * is skipped. This class uses only classes of the JDK that Maven has loaded before: the first
 * SHA-256 of a JVM would cost twice as much as the whole check.
 */
public final class UpToDateCheck {

  private final Path file;
  private final String key;

  /**
   * The last run of a goal.
   *
   * @param file where it is kept
   * @param parameters the goal's parameters, as text
   */
  public UpToDateCheck(Path file, String parameters) {
    this(file, parameters, build());
  }

  UpToDateCheck(Path file, String parameters, String build) {
    this.file = file;
    this.key = build + '\n' + parameters;
  }

  /** This build of the generator: its jar; empty for one that is not in a jar, such as a test's. */
  static String build() {
    try {
      CodeSource source = UpToDateCheck.class.getProtectionDomain().getCodeSource();
      if (source == null) {
        return "";
      }
      Path jar = Path.of(source.getLocation().toURI());
      return Files.isRegularFile(jar)
          ? jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar)
          : "";
    } catch (IOException | URISyntaxException | RuntimeException e) {
      return "";
    }
  }

  /**
   * The text that the last run said, if this one would do just the same; null if that is not sure.
   *
   * @param directory the directory that holds the tree
   */
  public @Nullable List<String> outputOfLastRun(Path directory) {
    if (key.startsWith("\n")
        || !Files.isRegularFile(file)
        || isThere(directory.resolve(Transaction.FOLDER))
        || isThere(directory.resolve(DirectoryLock.FILE))) {
      return null;
    }
    try {
      byte[] kept = Files.readAllBytes(file);
      String text = new String(kept, StandardCharsets.UTF_8);
      Iterator<String> lines = Arrays.asList(text.split("\n", -1)).iterator();
      RecordSection own = new RecordSection(lines.next(), String.join("\n", block(lines)));
      List<String> said = block(lines);
      List<FileContent> files = new ArrayList<>();
      for (String name : block(lines)) {
        files.add(new FileContent(Path.of(name), bytes(Path.of(name))));
      }
      WatchedFiles watched = new WatchedFiles(true, statesNow(block(lines)), List.of());
      return Arrays.equals(kept, snapshot(directory, own, said, files, watched)) ? said : null;
    } catch (IOException | IllegalArgumentException | NoSuchElementException changedOrDamaged) {
      return null;
    }
  }

  /** A path that another run uses now, or a killed one has left, which a run would clear away. */
  private static boolean isThere(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static List<String> statesNow(List<String> states) {
    List<String> now = new ArrayList<>();
    for (String state : states) {
      now.add(WatchedFiles.stateOf(state));
    }
    return now;
  }

  private static byte[] bytes(Path path) throws IOException {
    if (!Files.isRegularFile(path) || Files.size(path) > FileSystemAccess.LONGEST) {
      throw new IOException(path + " is not a file of a run");
    }
    return Files.readAllBytes(path);
  }

  /** Lines below their number. */
  private static List<String> block(Iterator<String> lines) {
    List<String> block = new ArrayList<>();
    for (int left = Integer.parseInt(lines.next()); left > 0; left--) {
      block.add(lines.next());
    }
    return block;
  }

  private static void block(StringBuilder text, List<String> lines) {
    text.append(lines.size()).append('\n');
    for (String line : lines) {
      text.append(line).append('\n');
    }
  }

  /**
   * The inputs and outputs that decide whether a run would change anything; the parts that are read
   * again come first. Null if the record has other lines for the profile now.
   */
  private byte @Nullable [] snapshot(
      Path directory,
      RecordSection own,
      List<String> said,
      List<FileContent> files,
      WatchedFiles watched)
      throws IOException {
    @Nullable List<String> absent = absentOthers(own, directory);
    if (absent == null) {
      return null;
    }
    StringBuilder text = new StringBuilder(own.profile()).append('\n');
    block(text, Arrays.asList(own.text().split("\n", -1)));
    block(text, said);
    List<String> names = new ArrayList<>();
    for (FileContent content : files) {
      names.add(content.file().toString());
    }
    block(text, names);
    block(text, watched.states());
    block(text, absent);
    text.append(key).append('\n');
    for (FileContent content : files) {
      // A link may lead to an input; one that leads elsewhere later may be one that a run refuses.
      text.append(content.file().toRealPath()).append(' ');
      text.append(content.bytes().length).append('\n');
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    for (FileContent content : files) {
      out.write(content.bytes());
    }
    return out.toByteArray();
  }

  /**
   * The other profiles in the record that are not there: the files of one that is gone since the
   * last run are orphans, of which a run would warn. Null if the record says something else of the
   * own profile.
   */
  private static @Nullable List<String> absentOthers(RecordSection own, Path directory)
      throws IOException {
    Path record = directory.resolve(OwnershipRecord.FILE);
    byte[] bytes = isThere(record) ? bytes(record) : new byte[0];
    @Nullable Set<String> others = own.othersIn(new String(bytes, StandardCharsets.UTF_8));
    if (others == null || Files.isSymbolicLink(record)) {
      return null;
    }
    RecordedProfiles profiles = new RecordedProfiles(new FileSystemAccess(), directory);
    List<String> absent = new ArrayList<>();
    for (String other : new TreeSet<>(others)) {
      if (!profiles.mayBeThere(OwnershipRecord.unescape(other))) {
        absent.add(other);
      }
    }
    return absent;
  }

  /**
   * Keeps a run.
   *
   * @param directory the directory that holds the tree
   * @param read the files that it read, and their text without a byte order mark
   * @param written the files that it wrote or found as they should be, to which no link leads
   * @param own what the ownership record says of its profile; what it says of others may change
   * @param watched the files and folders beside the tree that it looked at
   * @param said what it said, line by line
   * @throws IOException if it cannot be kept; the next run then is a whole one
   */
  public void keep(
      Path directory,
      Map<Path, String> read,
      List<FileContent> written,
      RecordSection own,
      WatchedFiles watched,
      List<String> said)
      throws IOException {
    if (!watched.complete() || !statesNow(watched.states()).equals(watched.states())) {
      return;
    }
    List<FileContent> files = new ArrayList<>();
    for (Map.Entry<Path, String> input : read.entrySet()) {
      Path path = input.getKey().toAbsolutePath();
      if (Files.isDirectory(path)) {
        return; // Other files may come into a folder.
      }
      byte[] bytes = Files.readAllBytes(path);
      String now = new String(bytes, StandardCharsets.UTF_8);
      if (!now.equals(input.getValue()) && !now.equals('\ufeff' + input.getValue())) {
        return;
      }
      files.add(new FileContent(path, bytes));
    }
    for (FileContent output : written) {
      if (!output.file().toRealPath().equals(output.file())) {
        return;
      }
      files.add(output);
    }
    files.addAll(watched.files());
    byte @Nullable [] kept = snapshot(directory, own, said, files, watched);
    if (kept != null) {
      replace(kept);
    }
  }

  private void replace(byte[] bytes) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    // A new JVM takes some 5 ms for the random name of a temporary file.
    Path half = file.resolveSibling(file.getFileName() + "." + Long.toHexString(System.nanoTime()));
    try {
      Files.write(half, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
