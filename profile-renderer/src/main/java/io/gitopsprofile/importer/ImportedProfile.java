package io.gitopsprofile.importer;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.value.KubernetesVersion;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A cluster of a tree as a profile.
 *
 * @param name the folder from which the cluster is followed; {@code .} for the whole tree
 * @param profile the profile; its checks, report and simulation work as on any other
 * @param places the places of the profile's values in the tree's files
 * @param counts the number of objects
 * @param objects the objects that the profile has, as they were built
 * @param followed the Kustomizations among the objects whose folders were built
 * @param unknown the objects with variables whose values are not known
 * @param appliedBy the followed Kustomization of each object that one of them applies
 * @param conditions the conditions that keep autoscalers of a running cluster from scaling
 */
public record ImportedProfile(
    String name,
    Profile profile,
    ImportedPlaces places,
    ImportCounts counts,
    List<TreeValue> objects,
    List<TreeValue> followed,
    List<TreeValue> unknown,
    Map<TreeValue, TreeValue> appliedBy,
    List<AutoscalerCondition> conditions) {

  /** Refuses missing components, and copies the lists. */
  public ImportedProfile {
    requireNonNull(name, "name");
    requireNonNull(profile, "profile");
    requireNonNull(places, "places");
    requireNonNull(counts, "counts");
    objects = List.copyOf(objects);
    followed = List.copyOf(followed);
    unknown = List.copyOf(unknown);
    appliedBy = Collections.unmodifiableMap(appliedBy);
    conditions = List.copyOf(conditions);
  }

  /** The cluster with another version of Kubernetes. */
  ImportedProfile on(KubernetesVersion kubernetes) {
    Target target = profile.target().toBuilder().kubernetes(kubernetes).build();
    Profile other = profile.toBuilder().target(target).build();
    return new ImportedProfile(
        name, other, places, counts, objects, followed, unknown, appliedBy, conditions);
  }
}
