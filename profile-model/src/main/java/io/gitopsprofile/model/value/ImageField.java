package io.gitopsprofile.model.value;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A text of a chart's values or of a manifest that an ImagePolicy of Flux v2 sets. It becomes the
 * marker of Flux's image automation behind that text:
 *
 * <pre>
 * imagePolicies:
 *   - path: image.tag
 *     tag: flux-system:podinfo
 *
 * image:
 *   tag: 6.14.1 # {"$imagepolicy": "flux-system:podinfo:tag"}
 * </pre>
 *
 * <p>One of {@code image}, {@code tag}, {@code name} and {@code digest} names the policy.
 *
 * @param object the object in a manifest file that has several, such as {@code Deployment/podinfo};
 *     null where there is one object only
 * @param path the text: in a release a path in {@code values}, in a manifest a path in the object
 * @param image the policy that writes the whole image
 * @param tag the policy that writes the tag
 * @param name the policy that writes the name of the image
 * @param digest the policy that writes the digest
 * @param rename whether a policy that writes the whole image may set another repository; the
 *     default is false
 */
@Value.Builder
public record ImageField(
    @Nullable String object,
    FieldPath path,
    @Nullable PolicyName image,
    @Nullable PolicyName tag,
    @Nullable PolicyName name,
    @Nullable PolicyName digest,
    @Nullable Boolean rename) {

  /** Refuses values that break their syntax. */
  public ImageField {
    Syntax.of().notBlank("object", object).required("path", path).enforce();
  }

  /** Returns the part of an image that the policy writes. */
  public ImagePart part() {
    return image != null
        ? ImagePart.IMAGE
        : tag != null ? ImagePart.TAG : name != null ? ImagePart.NAME : ImagePart.DIGEST;
  }

  /** Returns the policy; null if the field does not name exactly one. */
  public @Nullable PolicyName policy() {
    PolicyName found = null;
    int count = 0;
    for (PolicyName policy : new PolicyName[] {image, tag, name, digest}) {
      if (policy != null) {
        found = policy;
        count++;
      }
    }
    return count == 1 ? found : null;
  }

  /** True if the policy may set another repository. */
  public boolean mayRename() {
    return name != null || Boolean.TRUE.equals(rename);
  }

  /** Starts a field; {@code path} and one policy must be set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link ImageField}; its {@code @param} tags describe the components. */
  public static final class Builder extends ImageFieldBuilder {
    Builder() {}
  }
}
