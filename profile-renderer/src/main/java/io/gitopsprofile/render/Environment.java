package io.gitopsprofile.render;

import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.model.value.Syntax;
import java.util.function.Supplier;

/**
 * A cluster of a fleet that Java code builds: a name, a folder and a profile. The profile is asked
 * for each time it is needed, so that a fleet need not be in memory at once.
 *
 * @param name the name of the environment; a DNS label
 * @param directory the folder of the tree below the output directory
 * @param profile gives the profile, each time an equal one
 */
public record Environment(String name, RelativePath directory, Supplier<Profile> profile) {

  /** Refuses a name that is no DNS label, and missing values. */
  public Environment {
    Syntax.of()
        .required("name", name)
        .dnsLabel("name", name)
        .required("directory", directory)
        .required("profile", profile)
        .enforce();
  }

  /** An environment in the folder {@code clusters/<name>}. */
  public static Environment of(String name, Supplier<Profile> profile) {
    return new Environment(name, RelativePath.of("clusters/" + name), profile);
  }

  /** An environment with a profile that stays in memory, in the folder {@code clusters/<name>}. */
  public static Environment of(String name, Profile profile) {
    return of(name, () -> profile);
  }
}
