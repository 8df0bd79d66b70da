package io.gitopsprofile.golden;

import io.gitopsprofile.templates.StarterProfile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The profile of a golden case: its {@code profile.yaml}, or the starter profile with the folder's
 * name, or a starter profile with the target of {@code <starter>.target.yaml}.
 */
public final class GoldenProfile {

  private static final String TARGET = ".target.yaml";

  private GoldenProfile() {}

  public static String text(Path folder) throws IOException {
    Path own = folder.resolve("profile.yaml");
    if (Files.exists(own)) {
      return Files.readString(own);
    }
    try (DirectoryStream<Path> targets = Files.newDirectoryStream(folder, "*" + TARGET)) {
      for (Path target : targets) {
        String starter = target.getFileName().toString().replace(TARGET, "");
        return withTarget(starter(starter), Files.readString(target));
      }
    }
    return starter(folder.getFileName().toString());
  }

  private static String starter(String name) {
    return StarterProfile.named(name).orElseThrow().text();
  }

  /** A profile with its block {@code target} replaced. */
  private static String withTarget(String profile, String target) {
    int start = profile.indexOf("\ntarget:\n") + 1;
    int end = profile.indexOf("\n\n", start) + 1;
    return profile.substring(0, start) + target + profile.substring(end);
  }
}
