package io.gitopsprofile.render;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.rendered.RenderedTree;
import java.nio.file.Path;

/** Renders profiles that the checks would reject. */
public final class UncheckedRenderer {

  private UncheckedRenderer() {}

  /**
   * The tree of a profile.
   *
   * @throws ProfileException if it cannot be read or rendered
   */
  public static RenderedTree render(String yaml, Path directory) {
    return ProfileRenderer.render(
        new ProfileReader().read(yaml, "profile.yaml", directory).profile());
  }

  /**
   * The tree of a profile that was read or built.
   *
   * @throws ProfileException if it cannot be rendered
   */
  public static RenderedTree render(Profile profile) {
    return ProfileRenderer.render(profile);
  }
}
