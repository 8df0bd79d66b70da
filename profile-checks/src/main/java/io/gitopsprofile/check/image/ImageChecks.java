package io.gitopsprofile.check.image;

import io.gitopsprofile.check.core.Check;
import java.util.List;

/** The checks of image automation. */
public final class ImageChecks {

  private static final List<Check> ALL = List.of(new ImagePolicyCheck());

  private ImageChecks() {}

  /** Returns the checks in the order in which they run. */
  public static List<Check> all() {
    return ALL;
  }
}
