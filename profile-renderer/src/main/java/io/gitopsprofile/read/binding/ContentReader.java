package io.gitopsprofile.read.binding;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.model.pod.FileContent;
import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
import io.gitopsprofile.read.source.SourceFile;
import io.gitopsprofile.read.source.YamlFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads files whose content becomes a value of the profile, text and any other. */
public final class ContentReader {

  private final ReadDiagnostics problems;
  private final SourceFile profile;
  private final Path directory;
  private final Map<Path, String> files;
  private long bytes;

  /**
   * Creates a reader of the files of one profile.
   *
   * @param profile the profile, from whose folder the paths start
   * @param directory that folder
   * @param files receives each file that is read
   */
  public ContentReader(
      ReadDiagnostics problems, SourceFile profile, Path directory, Map<Path, String> files) {
    this.problems = problems;
    this.profile = profile;
    this.directory = directory;
    this.files = files;
  }

  /** The content of the file at the path that a node holds; null after a problem was reported. */
  @Nullable FileContent read(NodeLocation place) {
    Object path = new ScalarReader(problems).read(place, RelativePath.class);
    if (path == null) {
      return null;
    }
    YamlFile file = new YamlFile(profile.siblingName(path.toString()), place, problems);
    byte @Nullable [] read = file.bytesWithin(directory, path.toString());
    if (read == null) {
      return null;
    }
    bytes += read.length;
    if (bytes > Limits.CONFIG_FILES_BYTES) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          place,
          "the files of ConfigMaps have more than "
              + Limits.CONFIG_FILES_BYTES / 1024 / 1024
              + " MiB",
          "split the profile into several profiles");
      return null;
    }
    // Bytes that are not UTF-8 become the same text here and where the next run compares it.
    files.put(directory.resolve(path.toString()), new String(read, StandardCharsets.UTF_8));
    return FileContent.of(read);
  }
}
