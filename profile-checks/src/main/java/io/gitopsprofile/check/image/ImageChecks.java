package io.gitopsprofile.check.image;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.model.Flux;
import java.util.ArrayList;
import java.util.List;

/** The checks of image automation. */
public final class ImageChecks {

  private ImageChecks() {}

  /**
   * Returns the checks in their order, without those of kinds of objects that the profile does not
   * have, so that a new JVM does not load their classes.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    if (context.profile().target().flux() == Flux.V2) {
      checks.add(new ImagePolicyCheck());
    }
    return checks;
  }
}
