package io.gitopsprofile.importer.value;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.read.scalar.ScalarResolution;
import io.gitopsprofile.read.source.ReadDiagnostics;
import io.gitopsprofile.read.source.SourceFile;
import io.gitopsprofile.read.source.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The files of a tree that somebody else wrote. Each file is read once, with the bounds of a
 * profile's files; a link that leads out of the tree is refused, and folders behind links are not
 * searched. A broken file is one problem, and the other files are read all the same.
 */
public final class SourceTree {

  /** Maximum number of files of a tree. */
  public static final int MOST_FILES = 50_000;

  /** Maximum number of characters of all files of a tree together. */
  public static final long MOST_CHARACTERS = 256L * 1024 * 1024;

  private final Path root;
  private final ImportNotes notes;
  private final Map<String, List<TreeValue>> read = new HashMap<>();
  private final Map<String, SourceFile> files = new HashMap<>();
  private final TreeSet<String> paths = new TreeSet<>();
  private final Set<String> large = new HashSet<>();
  private final TreeSet<String> topFolders = new TreeSet<>();
  private long characters;

  /**
   * Lists the files of a tree.
   *
   * @throws IOException if a folder cannot be read
   */
  public SourceTree(Path root, ImportNotes notes) throws IOException {
    this.root = root.toRealPath();
    this.notes = notes;
    Files.walkFileTree(this.root, new Listing());
  }

  /** The root of the tree. */
  public Path root() {
    return root;
  }

  /** Paths of all files below a folder in order, relative to the root; empty text is the root. */
  public Iterable<String> pathsBelow(String folder) {
    return folder.isEmpty() ? paths : paths.subSet(folder + "/", folder + "0");
  }

  /** The folders at the root, in order. */
  public Iterable<String> topFolders() {
    if (topFolders.isEmpty()) {
      for (String path : paths) {
        if (path.contains("/")) {
          topFolders.add(path.substring(0, path.indexOf('/')));
        }
      }
    }
    return topFolders;
  }

  /** True for a file below the templates of a Helm chart, which are not YAML. */
  public boolean isTemplate(String path) {
    int at = path.lastIndexOf("/templates/");
    for (; at >= 0; at = path.lastIndexOf("/templates/", at - 1)) {
      if (hasFile(path.substring(0, at) + "/Chart.yaml")) {
        return true;
      }
    }
    return path.startsWith("templates/") && hasFile("Chart.yaml");
  }

  /** True if there is such a file. */
  public boolean hasFile(String path) {
    return paths.contains(path);
  }

  /** True if there is a file below such a folder. */
  public boolean hasFolder(String folder) {
    return pathsBelow(folder).iterator().hasNext();
  }

  /** Number of files that were read. */
  public int filesRead() {
    return read.size();
  }

  /** The documents of a file, which the caller must copy before a change; empty if broken. */
  public List<TreeValue> documents(String path) {
    List<TreeValue> known = read.get(path);
    if (known == null) {
      ReadDiagnostics problems = new ReadDiagnostics();
      try {
        known = readDocuments(path, problems);
        problems.throwIfAny();
      } catch (ProfileException e) {
        notes.problem(e.diagnostics().get(0));
        known = known == null ? List.of() : known;
      }
      read.put(path, known);
    }
    return known;
  }

  /** The text of a file; null after a problem was reported. */
  public @Nullable String text(String path) {
    SourceFile known = files.get(path);
    if (known != null) {
      return known.text();
    }
    ReadDiagnostics problems = new ReadDiagnostics();
    String text = text(path, problems);
    try {
      problems.throwIfAny();
    } catch (ProfileException e) {
      notes.problem(e.diagnostics().get(0));
    }
    return text;
  }

  /** The bytes of a file that is no text in UTF-8; null for a text, or if it cannot be read. */
  public byte @Nullable [] binary(String path) {
    if (files.containsKey(path)) {
      return null;
    }
    byte[] bytes =
        new YamlFile(displayName(path), null, new ReadDiagnostics()).bytesWithin(root, path);
    if (bytes == null) {
      return null;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return null;
    } catch (CharacterCodingException e) {
      return hasRoom(path, bytes.length) ? bytes : null;
    }
  }

  private @Nullable String text(String path, ReadDiagnostics problems) {
    String name = displayName(path);
    String text = new YamlFile(name, null, problems).textWithin(root, path);
    if (text == null) {
      return null;
    }
    if (!hasRoom(path, text.length())) {
      return null;
    }
    String filled = path.endsWith(".tmpl") ? EksctlTemplate.filled(text) : text;
    files.put(path, new SourceFile(name, filled));
    return filled;
  }

  /** Counts what is read of the tree; false once it is too much. */
  private boolean hasRoom(String path, long length) {
    characters += length;
    if (characters > MOST_CHARACTERS) {
      notes.notFollowed(
          Origin.of(new SourceFile(displayName(path), "")),
          "this file and all after it are not read; the files of the tree together are larger than "
              + MOST_CHARACTERS / 1024 / 1024
              + " MiB");
      return false;
    }
    return true;
  }

  /**
   * True for a file that is larger than one of a profile may be, such as the
   * CustomResourceDefinitions of a project; it is read object by object.
   */
  public boolean isLarge(String path) {
    return large.contains(path);
  }

  /** True for a large file, and for a link to one within the tree. */
  private boolean isLarge(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      return attributes.size() > Limits.FILE_BYTES;
    }
    try {
      Path linked = file.toRealPath();
      return linked.startsWith(root) && Files.size(linked) > Limits.FILE_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  private List<TreeValue> large(String path) throws IOException {
    Path file = root.resolve(path).toRealPath();
    if (!hasRoom(path, Files.size(file))) {
      return List.of();
    }
    try (InputStream input = Files.newInputStream(file)) {
      return new ObjectStream(displayName(path), notes).read(input);
    }
  }

  private List<TreeValue> readDocuments(String path, ReadDiagnostics problems) {
    if (isLarge(path)) {
      try {
        return large(path);
      } catch (IOException e) {
        notes.notFollowed(Origin.of(file(path)), "cannot be read");
        return List.of();
      }
    }
    String text = text(path, problems);
    return text == null ? List.of() : documents(file(path), text, problems);
  }

  static List<TreeValue> documents(SourceFile file, String text, ReadDiagnostics problems) {
    List<TreeValue> documents = new ArrayList<>();
    for (Node document : new YamlFile(file.name(), null, problems).documents(text)) {
      if (!ScalarResolution.isNull(document)) {
        TreeValue value = new ValueReader(file, problems).read(document);
        if (value != null) {
          documents.add(value);
        }
      }
    }
    return documents;
  }

  /**
   * The documents of a text that is no file, such as an inline patch or standard input.
   *
   * @param name the name in diagnostics
   */
  public static List<TreeValue> parse(String name, String text, ImportNotes notes) {
    ReadDiagnostics problems = new ReadDiagnostics();
    List<TreeValue> documents = List.of();
    try {
      documents = documents(new SourceFile(name, text), text, problems);
      problems.throwIfAny();
    } catch (ProfileException e) {
      notes.problem(e.diagnostics().get(0));
    }
    return documents;
  }

  /**
   * The documents of a text that stands in a block of another file; each value is at its own line
   * of that file.
   *
   * @param place the place of the block's header
   */
  public static List<TreeValue> parseBlock(String text, Origin place, ImportNotes notes) {
    List<TreeValue> moved = new ArrayList<>();
    for (TreeValue document : parse(place.file().name(), text, notes)) {
      moved.add(document.moved(place));
    }
    return moved;
  }

  /** The file, for a place at its start. */
  public SourceFile file(String path) {
    SourceFile known = files.get(path);
    return known == null ? new SourceFile(displayName(path), "") : known;
  }

  private String displayName(String path) {
    return ProfileReader.displayName(root.resolve(path));
  }

  /** True for the name of a YAML file. */
  public static boolean isYaml(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private final class Listing extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return String.valueOf(folder.getFileName()).equals(".git")
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() || Files.isRegularFile(file)) {
        String path = root.relativize(file).toString().replace('\\', '/');
        paths.add(path);
        if (isLarge(file, attributes)) {
          large.add(path);
        }
      }
      if (paths.size() < MOST_FILES) {
        return FileVisitResult.CONTINUE;
      }
      notes.notFollowed(
          Origin.of(new SourceFile(displayName(""), "")),
          "the tree has more than " + MOST_FILES + " files; the others are not read");
      return FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      notes.notFollowed(
          Origin.of(new SourceFile(ProfileReader.displayName(file), "")), "cannot be read");
      return FileVisitResult.CONTINUE;
    }
  }
}
