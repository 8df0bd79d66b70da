package io.gitopsprofile.testkit;

import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.tree.compare.UnifiedDiff;
import io.gitopsprofile.tree.record.OwnershipRecord;
import io.gitopsprofile.tree.record.RecordedProfileName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of a committed tree, compared both ways with a rendered one. */
final class CommittedFiles {

  /** The system property that writes the rendered files. */
  static final String UPDATE = "profile.update";

  private static final String NONE = "/dev/null";

  private final Path profile;
  private final Path folder;
  private final List<String> others;

  CommittedFiles(Path profile, Path folder, List<String> others) {
    this.profile = profile;
    this.folder = folder;
    this.others = others;
  }

  /**
   * Returns the differences; empty if there are none.
   *
   * @param update true to write the files that differ
   */
  String compare(RenderedTree tree, boolean update) {
    StringBuilder text = new StringBuilder();
    List<String> written = new ArrayList<>();
    Set<String> roots = new TreeSet<>();
    for (RenderedFile file : tree.files()) {
      roots.add(root(file.path()));
      if (!tree.isManaged(file.path())) {
        continue;
      }
      Path path = folder.resolve(file.path());
      boolean exists = Files.exists(path);
      String committed = exists ? read(path) : "";
      if (exists && committed.equals(file.text())) {
        continue;
      }
      if (update) {
        write(path, file.text());
        written.add(file.path());
      } else {
        String name = exists ? file.path() : NONE;
        String rendered = file.path() + " (profile)";
        text.append(UnifiedDiff.of(name, committed, rendered, file.text())).append('\n');
      }
    }
    for (String extra : extras(tree, roots, recorded(roots))) {
      text.append(extra).append(" is in the folder, and the profile does not render it\n");
    }
    if (!written.isEmpty()) {
      return "updated " + written + "; read the changes, then run without " + UPDATE + '\n' + text;
    }
    return text.isEmpty()
        ? ""
        : folder + " differs from the profile; write it with -D" + UPDATE + "=true\n" + text;
  }

  /** The first folder of a path; the path itself for a file at the top. */
  private static String root(String path) {
    int end = path.indexOf('/');
    return end < 0 ? path : path.substring(0, end);
  }

  /**
   * Adds the top folders of all files in the record of generated files, or the whole folder if
   * there is no record. Returns the recorded files of other profiles.
   */
  private Set<String> recorded(Set<String> roots) {
    Set<String> ofOthers = new TreeSet<>();
    Path file = folder.resolve(OwnershipRecord.FILE);
    if (!Files.exists(file)) {
      roots.clear();
      roots.add("");
      return ofOthers;
    }
    try {
      String own = RecordedProfileName.of(profile, folder);
      for (OwnershipRecord.Line line : OwnershipRecord.parse(Files.readAllBytes(file)).lines()) {
        if (line.profile().equals(own)) {
          roots.add(root(line.path()));
        } else {
          ofOthers.add(line.path());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ofOthers;
  }

  private List<String> extras(RenderedTree tree, Set<String> roots, Set<String> ofOthers) {
    List<String> extras = new ArrayList<>();
    for (String root : roots) {
      Path start = folder.resolve(root);
      if (!Files.isDirectory(start)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(start)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          String path = folder.relativize(file).toString().replace('\\', '/');
          if (tree.file(path).isEmpty() && !ofOthers.contains(path) && !isOther(path)) {
            extras.add(path);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return extras;
  }

  private boolean isOther(String path) {
    for (String other : others) {
      if (path.equals(other) || path.startsWith(other.endsWith("/") ? other : other + '/')) {
        return true;
      }
    }
    return false;
  }

  /** The text of a file with the line ends of the generator, which git may have changed. */
  private static String read(Path path) {
    try {
      return Files.readString(path).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path path, String text) {
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
