package io.gitopsprofile.importer;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.model.Profile;

/**
 * A cluster of a tree as a profile.
 *
 * @param name the folder from which the cluster is followed; {@code .} for the whole tree
 * @param profile the profile; its checks, report and simulation work as on any other
 * @param places the places of the profile's values in the tree's files
 * @param counts the number of objects
 */
public record ImportedProfile(
    String name, Profile profile, ImportedPlaces places, ImportCounts counts) {

  /** Refuses missing components. */
  public ImportedProfile {
    requireNonNull(name, "name");
    requireNonNull(profile, "profile");
    requireNonNull(places, "places");
    requireNonNull(counts, "counts");
  }
}
