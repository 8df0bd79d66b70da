package io.gitopsprofile.render;

import io.gitopsprofile.check.ProfileChecks;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.view.ProfileObjects;
import java.util.List;

/** The objects of profiles, as checks get them. */
public final class RenderedObjects {

  private RenderedObjects() {}

  /** The objects of a profile, whatever is wrong with it. */
  public static ProfileObjects of(Profile profile) {
    return ProfileRenderer.attempt(profile).objects();
  }

  /** The findings of all checks, and of no renderer. */
  public static List<Diagnostic> findings(Profile profile) {
    return ProfileChecks.of(profile, of(profile));
  }

  /** The context that a check of this profile gets. */
  public static CheckContext context(Profile profile) {
    return new CheckContext(profile, of(profile));
  }
}
