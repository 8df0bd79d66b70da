package io.gitopsprofile.check.image;

import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.ContainerImagePolicy;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.FieldPath;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.ImageField;
import io.gitopsprofile.model.value.ImagePart;
import io.gitopsprofile.model.value.ImageReference;
import io.gitopsprofile.model.value.PolicyName;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text of the profile that a policy sets.
 *
 * @param policy the policy
 * @param part the part of an image that the policy writes
 * @param renames true if the policy may set another repository
 * @param text the text as the profile has it; empty if there is none
 * @param place the place that names the policy
 */
record PolicyUse(
    PolicyName policy, ImagePart part, boolean renames, String text, ProfilePath place) {

  /** Returns all uses of a profile, in its order. */
  static List<PolicyUse> in(CheckContext context) {
    List<PolicyUse> uses = new ArrayList<>();
    for (Located<HelmRelease> release : context.releases()) {
      fields(
          release.value().imagePolicies(),
          release.value().values(),
          release.at("imagePolicies"),
          uses);
    }
    for (Located<Workload> workload : context.workloads()) {
      containers(workload.value().initContainers(), workload.at("initContainers"), uses);
      containers(workload.value().containers(), workload.at("containers"), uses);
    }
    for (Located<Manifest> manifest : context.manifests()) {
      fields(
          manifest.value().imagePolicies(),
          manifest.value().object(),
          manifest.at("imagePolicies"),
          uses);
    }
    return uses;
  }

  private static void containers(
      List<Container> containers, ProfilePath list, List<PolicyUse> uses) {
    for (int i = 0; i < containers.size(); i++) {
      ContainerImagePolicy policy = containers.get(i).imagePolicy();
      if (policy != null) {
        ProfilePath key = list.index(i).key("imagePolicy");
        uses.add(
            new PolicyUse(
                policy.image(),
                ImagePart.IMAGE,
                policy.mayRename(),
                containers.get(i).image(),
                policy.rename() == null ? key : key.key("image")));
      }
    }
  }

  private static void fields(
      List<ImageField> fields, FreeForm object, ProfilePath list, List<PolicyUse> uses) {
    for (int i = 0; i < fields.size(); i++) {
      ImageField field = fields.get(i);
      PolicyName policy = field.policy();
      List<Object> path = field.path().in(object.entries());
      if (policy != null) {
        Object value = path == null ? null : FieldPath.value(object.entries(), path);
        uses.add(
            new PolicyUse(
                policy,
                field.part(),
                field.mayRename(),
                value instanceof String text ? text : "",
                list.index(i).key(field.part().toString())));
      }
    }
  }

  /** Returns the whole image; null for a part of an image and for a text that is not an image. */
  @Nullable ImageReference image() {
    return part == ImagePart.IMAGE ? ImageReference.of(text) : null;
  }

  /** Returns the tag that the profile has; empty if the use has none. */
  String tag() {
    ImageReference image = image();
    return part == ImagePart.TAG ? text : image == null ? "" : image.tag();
  }
}
