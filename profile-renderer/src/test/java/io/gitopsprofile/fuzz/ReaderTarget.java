package io.gitopsprofile.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.read.ProfileReader;
import java.nio.file.Path;

/** What a fuzzer calls: any text is read as a profile, or refused in words. */
public final class ReaderTarget {

  /** Has manifest files, so that a name of one leads somewhere. */
  private static final Path DIRECTORY = Path.of("src/test/golden/sound-manifests");

  private ReaderTarget() {}

  /** Reads one input. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, UTF_8);
    try {
      new ProfileReader().read(text, "profile.yaml", DIRECTORY);
    } catch (ProfileException e) {
      Refusal.check(e, text);
    }
  }
}
