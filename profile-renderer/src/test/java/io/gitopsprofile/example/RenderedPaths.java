package io.gitopsprofile.example;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.rendered.RenderedFile;
import java.nio.file.Path;

/** Prints the path of each generated file. */
public final class RenderedPaths {

  public static void main(String[] args) {
    Path profile = Path.of(args[0]);
    GenerationResult result = new ProfileGenerator().generate(profile, TargetOverride.NONE);
    for (RenderedFile file : result.tree().files()) {
      System.out.println(file.path());
    }
  }
}
