package io.gitopsprofile.render;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.model.Profile;
import java.util.List;

/** The errors of a profile that cannot be rendered. */
public final class RenderedFindings {

  private RenderedFindings() {}

  public static List<Diagnostic> all(Profile profile) {
    ProfileException refused =
        catchThrowableOfType(ProfileException.class, () -> ProfileRenderer.render(profile));
    return refused == null ? List.of() : refused.diagnostics();
  }

  /** The errors as {@code CODE path}. */
  public static List<String> of(Profile profile) {
    return all(profile).stream().map(found -> found.code() + " " + found.path()).toList();
  }
}
