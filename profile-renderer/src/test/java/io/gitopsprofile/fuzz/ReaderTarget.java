package io.gitopsprofile.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.read.ProfileReader;
import java.nio.file.Path;

/** Fuzz target for the reader: any text is read as a profile or rejected with a message. */
public final class ReaderTarget {

  /** A directory with manifest files, so that a profile can name one. */
  private static final Path DIRECTORY = Path.of("src/test/golden/sound-manifests");

  private ReaderTarget() {}

  /** Reads one input, in bounded time and memory. */
  public static void fuzzerTestOneInput(byte[] input) throws Throwable {
    Cost.judge(input, ReaderTarget::read);
  }

  private static void read(byte[] input) {
    String text = new String(input, UTF_8);
    try {
      new ProfileReader().read(text, "profile.yaml", DIRECTORY);
    } catch (ProfileException e) {
      Refusal.check(e, text);
    }
  }
}
