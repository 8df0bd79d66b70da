package io.gitopsprofile.tree;

import io.gitopsprofile.tree.disk.DirectoryLock;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.Transaction;
import io.gitopsprofile.tree.record.OwnershipRecord;
import io.gitopsprofile.tree.record.RecordSection;
import io.gitopsprofile.tree.record.RecordedProfiles;
import io.gitopsprofile.tree.report.FileContent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the last run read, wrote and said, kept in a file that nobody commits. If all of it is as it
 * was, byte for byte, a run would do nothing, and need not be made: nothing of YAML or Kubernetes
 * is loaded to find that out, so this class uses the JDK alone, and of that what Maven has loaded
 * before.
 */
public final class UpToDateCheck {

  private static final int FORMAT = 4;

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
  private static String build() {
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
   * What the last run said, if this one would do just the same; null if that is not sure.
   *
   * @param directory the directory that holds the tree
   */
  public @Nullable List<String> sayAgain(Path directory) {
    if (key.startsWith("\n")
        || !Files.isRegularFile(file)
        || isThere(directory.resolve(Transaction.FOLDER))
        || isThere(directory.resolve(DirectoryLock.FILE))) {
      return null;
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      return said(in, directory);
    } catch (IOException | InvalidPathException damaged) {
      return null;
    }
  }

  private @Nullable List<String> said(DataInputStream in, Path directory) throws IOException {
    if (in.readInt() != FORMAT || !text(in).equals(key)) {
      return null;
    }
    RecordSection own = new RecordSection(text(in), text(in));
    List<String> absentThen = texts(in);
    @Nullable List<String> absent = absentOthers(own, directory);
    return absent != null && absentThen.containsAll(absent) && areIntact(in) ? texts(in) : null;
  }

  /** What another run uses now, or a killed one has left, which a run would clear away. */
  private static boolean isThere(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static String record(Path directory) throws IOException {
    Path record = directory.resolve(OwnershipRecord.FILE);
    if (!isThere(record)) {
      return "";
    }
    boolean isFile = Files.isRegularFile(record, LinkOption.NOFOLLOW_LINKS);
    if (!isFile || Files.size(record) > FileSystemAccess.LONGEST) {
      throw new IOException("a damaged file");
    }
    return new String(Files.readAllBytes(record), StandardCharsets.UTF_8);
  }

  /**
   * The other profiles in the record that are not there: the files of one that is gone since the
   * last run are orphans, of which a run would warn. Null if the record says something else of the
   * own profile.
   */
  private static @Nullable List<String> absentOthers(RecordSection own, Path directory)
      throws IOException {
    @Nullable Set<String> others = own.othersIn(record(directory));
    if (others == null) {
      return null;
    }
    RecordedProfiles profiles = new RecordedProfiles(new FileSystemAccess(), directory);
    List<String> absent = new ArrayList<>();
    for (String other : others) {
      if (!profiles.mayBeThere(OwnershipRecord.unescape(other))) {
        absent.add(other);
      }
    }
    return absent;
  }

  private static boolean areIntact(DataInputStream in) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      Path path = Path.of(text(in));
      String real = text(in);
      byte[] bytes = bytes(in);
      if (!Files.isRegularFile(path)
          || !path.toRealPath().toString().equals(real)
          || Files.size(path) != bytes.length
          || !Arrays.equals(Files.readAllBytes(path), bytes)) {
        return false;
      }
    }
    return true;
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      texts.add(text(in));
    }
    return texts;
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a damaged file");
    }
    return in.readNBytes(length);
  }

  /**
   * Keeps a run.
   *
   * @param directory the directory that holds the tree
   * @param read the files that it read, and their text without a byte order mark
   * @param written the files that it wrote or found as they should be, to which no link leads
   * @param own what the ownership record says of its profile; what it says of others may change
   * @param said what it said
   * @throws IOException if it cannot be kept; the next run then is a whole one
   */
  public void keep(
      Path directory,
      Map<Path, String> read,
      List<FileContent> written,
      RecordSection own,
      List<String> said)
      throws IOException {
    @Nullable List<String> absent = absentOthers(own, directory);
    if (absent == null) {
      return;
    }
    List<FileContent> inputs = new ArrayList<>();
    for (Map.Entry<Path, String> input : read.entrySet()) {
      byte[] bytes = Files.readAllBytes(input.getKey());
      if (!isText(bytes, input.getValue())) {
        return;
      }
      inputs.add(new FileContent(input.getKey(), bytes));
    }
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(buffer)) {
      out.writeInt(FORMAT);
      write(out, key);
      write(out, own.profile());
      write(out, own.text());
      write(out, absent);
      out.writeInt(inputs.size() + written.size());
      for (FileContent input : inputs) {
        write(out, input, input.file().toRealPath());
      }
      for (FileContent output : written) {
        write(out, output, output.file());
      }
      write(out, said);
    }
    replace(buffer.toByteArray());
  }

  /** Whether a file still holds what the run read; if not, the run is not worth keeping. */
  private static boolean isText(byte[] bytes, String text) {
    String now = new String(bytes, StandardCharsets.UTF_8);
    return now.equals(text) || now.equals('\ufeff' + text);
  }

  private void replace(byte[] bytes) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path half =
        Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName().toString(), "");
    try {
      Files.write(half, bytes);
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** A link may lead to the file; one that leads elsewhere later may be one that a run refuses. */
  private static void write(DataOutputStream out, FileContent content, Path real)
      throws IOException {
    write(out, content.file().toAbsolutePath().toString());
    write(out, real.toString());
    write(out, content.bytes());
  }

  private static void write(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      write(out, text);
    }
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    write(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
