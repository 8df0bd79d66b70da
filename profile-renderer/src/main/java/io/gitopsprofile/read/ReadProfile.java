package io.gitopsprofile.read;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.read.node.SourceMap;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A profile with the source positions of its values.
 *
 * @param profile the profile
 * @param sources the line and column of each value
 * @param files the text of each file that was read, without a byte order mark
 * @param findings the warnings of reading
 */
public record ReadProfile(
    Profile profile, SourceMap sources, Map<Path, String> files, List<Diagnostic> findings) {

  /** Copies the list. */
  public ReadProfile {
    findings = List.copyOf(findings);
  }
}
