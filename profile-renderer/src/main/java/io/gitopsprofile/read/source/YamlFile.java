package io.gitopsprofile.read.source;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.model.value.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads a file and splits it into YAML documents. I/O and syntax errors are reported once. */
public final class YamlFile {

  /**
   * The size in bytes up to which a file is read at all; a CustomResourceDefinition fits. SnakeYAML
   * copies the rest of a word every 1,024 characters: a word of this length takes it about 0.4 s,
   * and one of twice the length four times as long.
   */
  public static final int MAX_BYTES = Limits.FILE_BYTES;

  private static final String SAVE_AS_UTF_8 = "save it as UTF-8";

  private final String name;
  private final SourcePosition start;
  private final ProfilePath path;
  private final ReadDiagnostics problems;

  public YamlFile(String name, @Nullable NodeLocation referrer, ReadDiagnostics problems) {
    this.name = name;
    this.start = referrer == null ? new SourcePosition(name, 1, 1) : referrer.position();
    this.path = referrer == null ? ProfilePath.ROOT : referrer.path();
    this.problems = problems;
  }

  /** The text of a file without its byte order mark; null after a problem was reported. */
  public @Nullable String text(Path file) {
    byte @Nullable [] bytes = contentOf(file);
    return bytes == null ? null : decoded(bytes);
  }

  /**
   * The text of a file in a directory or below. A symbolic link that leads out of the directory is
   * rejected, since it would bring a foreign file into the tree.
   */
  public @Nullable String textWithin(Path directory, String path) {
    byte @Nullable [] bytes = bytesWithin(directory, path);
    return bytes == null ? null : decoded(bytes);
  }

  /** The bytes of a file in a directory or below, by the same rules. */
  public byte @Nullable [] bytesWithin(Path directory, String path) {
    try {
      Path file = directory.resolve(path).toRealPath();
      if (file.startsWith(directory.toRealPath())) {
        return contentOf(file);
      }
      unreadable(
          name + " is a symbolic link that leads out of the profile's directory",
          "copy the file into the directory, or link to a file inside it");
    } catch (NoSuchFileException e) {
      missing();
    } catch (IOException e) {
      unreadable(String.valueOf(e.getMessage()));
    }
    return null;
  }

  private byte @Nullable [] contentOf(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      if (!found.isRegularFile()) {
        unreadable(found.isDirectory() ? "it is a directory" : "it is a pipe or a device");
        return null;
      }
      byte @Nullable [] bytes = found.size() > MAX_BYTES ? null : bytes(file);
      if (bytes == null) {
        tooLarge();
      }
      return bytes;
    } catch (NoSuchFileException e) {
      missing();
    } catch (IOException e) {
      unreadable(String.valueOf(e.getMessage()));
    }
    return null;
  }

  /** Reports a file that a link on its way leads out of a project; a missing file is none. */
  public void refuseOutside(Path file, Path project) {
    try {
      if (!file.toRealPath().startsWith(project.toRealPath())) {
        unreadable(
            name + " is behind a symbolic link that leads out of the project",
            "copy the file into the project, or name the file itself");
      }
    } catch (NoSuchFileException e) {
      // The reader reports the missing file.
    } catch (IOException e) {
      unreadable(String.valueOf(e.getMessage()));
    }
  }

  /** The bytes of a file; null if there are too many, whatever the file's size attribute says. */
  private static byte @Nullable [] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      return bytes.length > MAX_BYTES ? null : bytes;
    }
  }

  private @Nullable String missing() {
    return unreadable("there is no file " + name, "create it, or correct the path");
  }

  private @Nullable String tooLarge() {
    return unreadable(
        name + " is larger than " + MAX_BYTES / 1024 / 1024 + " MiB",
        "split it into smaller files");
  }

  private @Nullable String unreadable(String reason) {
    return unreadable("cannot read " + name + ": " + reason, "give the path of a readable file");
  }

  private @Nullable String decoded(byte[] bytes) {
    if (isUtf16(bytes)) {
      return unreadable(name + " is UTF-16", SAVE_AS_UTF_8);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return unreadable(name + " is not UTF-8", SAVE_AS_UTF_8);
    }
  }

  /** True for a UTF-16 byte order mark, or for the zero byte beside every Latin letter. */
  private static boolean isUtf16(byte[] bytes) {
    return bytes.length >= 2
        && ((bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xfe + 0xff
            || (bytes[0] == 0) != (bytes[1] == 0));
  }

  private @Nullable String unreadable(String message, String fix) {
    problems.add(
        DiagnosticCode.UNREADABLE_FILE, start, path, new ReadDiagnostics.Text(message, fix));
    return null;
  }

  /** The documents of a text; empty after a problem was reported. */
  public List<Node> documents(String text) {
    if (text.length() > MAX_BYTES) {
      tooLarge();
      return List.of();
    }
    SourceFile file = new SourceFile(name, text);
    try {
      return NodeComposer.composeAll(text);
    } catch (ReaderException e) {
      notYaml(
          file.firstPlaceOf(e.getCodePoint()),
          String.format("the character U+%04X is not allowed in YAML", e.getCodePoint()),
          "remove it, or write it as an escape in double quotes");
    } catch (NodeComposer.ExcessException e) {
      notYaml(file.position(e.getProblemMark()), e.getProblem(), e.fix());
    } catch (MarkedYAMLException e) {
      notYaml(
          file.position(e.getProblemMark()),
          "this is not YAML: " + sentence(e),
          "correct the syntax at this place",
          credentials(file, e));
    } catch (YAMLException e) {
      notYaml(start, "this is not YAML: " + e.getMessage(), "correct the syntax");
    }
    return List.of();
  }

  private static List<String> credentials(SourceFile file, MarkedYAMLException e) {
    List<String> credentials = new ArrayList<>(file.credentials(e.getProblemMark()));
    credentials.addAll(file.credentials(e.getContextMark()));
    return credentials;
  }

  private void notYaml(SourcePosition position, String message, String fix) {
    notYaml(position, message, fix, List.of());
  }

  private void notYaml(
      SourcePosition position, String message, String fix, List<String> credentials) {
    problems.add(
        DiagnosticCode.YAML_SYNTAX,
        position,
        path,
        new ReadDiagnostics.Text(message, fix, null, credentials));
  }

  private static String sentence(MarkedYAMLException e) {
    String context = e.getContext();
    String problem = String.valueOf(e.getProblem()).replaceAll("\\s+", " ").strip();
    if (problem.contains("(TAB)")) {
      return "a tab is not allowed here; YAML separates its words by spaces only";
    }
    String all = context == null ? problem : context.strip() + ", " + problem;
    return all.endsWith(".") ? all.substring(0, all.length() - 1) : all;
  }
}
