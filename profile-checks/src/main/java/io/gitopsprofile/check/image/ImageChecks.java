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
   * Returns the checks that have something to look at in a profile, in their order. A new JVM does
   * not load the classes of the others.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    if (context.profile().target().flux() == Flux.V2 && !PolicyUse.in(context).isEmpty()) {
      checks.add(new ImagePolicyCheck());
    }
    return checks;
  }
}
