package io.gitopsprofile.tree;

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
import org.jspecify.annotations.Nullable;

/**
 * What the last run read, wrote and said, kept in a file that nobody commits. If all of it is as it
 * was, byte for byte, a run would do nothing, and need not be made: nothing of YAML or Kubernetes
 * is loaded to find that out, so this class uses the JDK alone, and of that what Maven has loaded
 * before.
 */
public final class LastRun {

  private static final int FORMAT = 3;

  private final Path file;
  private final String key;

  /**
   * The last run of a goal.
   *
   * @param file where it is kept
   * @param parameters the goal's parameters, as text
   */
  public LastRun(Path file, String parameters) {
    this(file, parameters, build());
  }

  LastRun(Path file, String parameters, String build) {
    this.file = file;
    this.key = build + '\n' + parameters;
  }

  /** This build of the generator: its jar; empty for one that is not in a jar, such as a test's. */
  private static String build() {
    try {
      CodeSource source = LastRun.class.getProtectionDomain().getCodeSource();
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
        || isThere(directory.resolve(TreeLock.FILE))) {
      return null;
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      return in.readInt() == FORMAT
              && text(in).equals(key)
              && new OwnLines(text(in), text(in)).areAllIn(record(directory))
              && areIntact(in)
          ? texts(in)
          : null;
    } catch (IOException | InvalidPathException damaged) {
      return null;
    }
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
    if (Files.size(record) > Disk.LONGEST) {
      throw new IOException("a damaged file");
    }
    return new String(Files.readAllBytes(record), StandardCharsets.UTF_8);
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
   * @param read the files that it read, and their text without a byte order mark
   * @param written the files that it wrote or found as they should be, to which no link leads
   * @param own what the ownership record says of its profile; what it says of others may change
   * @param said what it said
   * @throws IOException if it cannot be kept; the next run then is a whole one
   */
  public void keep(
      Map<Path, String> read, List<FileContent> written, OwnLines own, List<String> said)
      throws IOException {
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
      out.writeInt(inputs.size() + written.size());
      for (FileContent input : inputs) {
        write(out, input, input.file().toRealPath());
      }
      for (FileContent output : written) {
        write(out, output, output.file());
      }
      out.writeInt(said.size());
      for (String line : said) {
        write(out, line);
      }
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

  private static void write(DataOutputStream out, String text) throws IOException {
    write(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
