package io.gitopsprofile.importer.words;

import io.gitopsprofile.importer.kustomize.ObjectIdentity;
import io.gitopsprofile.importer.value.TreeValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says the objects of Flux's image automation as parts of {@code imagePolicies}. */
public final class ImageWords {

  private static final String GROUP = "image.toolkit.fluxcd.io";

  private ImageWords() {}

  /** True for an object of that kind of the image automation. */
  public static boolean is(TreeValue object, String kind) {
    return ObjectIdentity.is(object, GROUP, kind);
  }

  /**
   * An image with policies.
   *
   * @param repository the ImageRepository
   * @param policies the ImagePolicies of the image
   */
  public static TreeValue image(TreeValue repository, List<TreeValue> policies) {
    TreeValue image = ObjectWords.withSpec(repository);
    if (!policies.isEmpty()) {
      TreeValue list = TreeValue.list(repository.origin());
      for (TreeValue policy : policies) {
        TreeValue said = ObjectWords.withSpec(policy);
        said.entries().remove("namespace");
        said.entries().remove("imageRepositoryRef");
        list.elements().add(said);
      }
      image.entries().put("policies", list);
    }
    return image;
  }

  /** The namespace and name of an ImageRepository. */
  public static String repository(TreeValue repository) {
    return ObjectIdentity.namespace(repository) + "/" + ObjectIdentity.name(repository);
  }

  /**
   * The namespace and name of the ImageRepository that an ImagePolicy chooses a tag of; empty if
   * the ImageRepository is in another namespace.
   */
  public static String repositoryOf(TreeValue policy) {
    TreeValue reference = policy.at("spec", "imageRepositoryRef");
    return reference == null || !reference.textAt("namespace").isEmpty()
        ? ""
        : ObjectIdentity.namespace(policy) + "/" + reference.textAt("name");
  }

  /** An automation; null if it sets other than by markers. */
  public static @Nullable TreeValue automation(TreeValue object) {
    TreeValue said = ObjectWords.withSpec(object);
    TreeValue update = said.entries().remove("update");
    if (update != null) {
      String strategy = update.textAt("strategy");
      if (!strategy.isEmpty() && !strategy.equals("Setters")) {
        return null;
      }
      ObjectWords.put(said, "path", update.get("path"));
    }
    TreeValue source = said.get("sourceRef");
    if (source != null) {
      TreeValue copy = source.copy();
      copy.entries().remove("kind");
      said.entries().put("sourceRef", copy);
    }
    return said;
  }
}
