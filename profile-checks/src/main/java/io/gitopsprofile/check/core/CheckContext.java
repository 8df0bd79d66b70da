package io.gitopsprofile.check.core;

import io.gitopsprofile.adapter.AdapterAnalysis;
import io.gitopsprofile.flux.SubstitutedFolders;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.schema.Schemas;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ProfileParts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The input of a check: the profile's objects, as Kubernetes and Flux will see them; its parts,
 * which hold the profile's intent; and the analysis of its metrics adapter.
 */
public final class CheckContext extends ProfileParts {

  private final AdapterAnalysis adapter;

  private final ProfileObjects objects;

  private @Nullable Schemas schemas;

  private @Nullable SubstitutedFolders variables;

  /**
   * Prepares a profile for the checks.
   *
   * @param objects the objects that the profile is rendered as
   */
  public CheckContext(Profile profile, ProfileObjects objects) {
    super(profile);
    this.objects = objects;
    this.adapter = new AdapterAnalysis(this, objects);
  }

  /** All objects of the profile, with their patches, typed parts and manifests alike. */
  public ProfileObjects objects() {
    return objects;
  }

  /** The workload whose Deployment an object is; null for any other object. */
  public @Nullable Located<Workload> workload(ProfileObject object) {
    List<Object> steps = object.part().steps();
    boolean typed =
        steps.size() == 2 && steps.get(0).equals("workloads") && steps.get(1) instanceof Integer;
    return typed ? workloads().get((Integer) steps.get(1)) : null;
  }

  /** The rendered pods of a workload; null if they could not be rendered. */
  public @Nullable PodTemplate pods(Located<Workload> workload) {
    ProfileObject object = objects.of(workload.path());
    return object == null ? null : objects.podsOf(object);
  }

  /** True if the profile has an object of one of the kinds. */
  public boolean has(String... kinds) {
    for (String kind : kinds) {
      if (!objects.ofKind(kind).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /**
   * True if a label or annotation of a namespace or of pods has one of the texts in its key, as
   * those of meshes have.
   */
  public boolean isMarked(String... texts) {
    for (ProfileObject namespace : objects.ofKind("Namespace")) {
      if (isMarked(namespace.field("metadata"), texts)) {
        return true;
      }
    }
    for (PodTemplate pods : objects.pods()) {
      if (isMarked(pods.template().in("metadata"), texts)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMarked(ObjectField metadata, String[] texts) {
    for (String part : List.of("labels", "annotations")) {
      for (String key : metadata.in(part).keys()) {
        for (String text : texts) {
          if (key.contains(text)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The structures of all kinds; they are read when a check asks for them. */
  public Schemas schemas() {
    if (schemas == null) {
      schemas = Schemas.of(profile());
    }
    return schemas;
  }

  /** The folders in which Flux v2 replaces variables. */
  public SubstitutedFolders variables() {
    if (variables == null) {
      variables = new SubstitutedFolders(profile(), objects);
    }
    return variables;
  }

  /** The rules of the metrics adapter and the Prometheus that it reads. */
  public AdapterAnalysis adapter() {
    return adapter;
  }
}
