package io.gitopsprofile.example;

import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.RenderedFile;
import io.gitopsprofile.render.Result;
import io.gitopsprofile.render.TargetOverride;
import java.nio.file.Path;

/** Prints the path of each file that a profile is rendered to. */
public final class RenderedPaths {

  public static void main(String[] args) {
    Path profile = Path.of(args[0]);
    Result result = new ProfileGenerator().generate(profile, TargetOverride.NONE);
    for (RenderedFile file : result.tree().files()) {
      System.out.println(file.path());
    }
  }
}
