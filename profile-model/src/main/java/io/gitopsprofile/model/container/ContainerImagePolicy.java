package io.gitopsprofile.model.container;

import io.gitopsprofile.model.value.PolicyName;
import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The ImagePolicy of Flux v2 that sets the image of a container. It becomes the marker of Flux's
 * image automation behind the image:
 *
 * <pre>
 * imagePolicy: flux-system:podinfo
 *
 * image: stefanprodan/podinfo:6.14.1 # {"$imagepolicy": "flux-system:podinfo"}
 * </pre>
 *
 * <p>A container has its image in one text, so Flux writes the whole image. The tree may then have
 * another tag or digest than the profile; another repository only with {@code rename}.
 *
 * @param image the policy; {@code imagePolicy: flux-system:podinfo} is short for this key alone
 * @param rename whether the policy may set another repository; the default is false
 */
public record ContainerImagePolicy(PolicyName image, @Nullable Boolean rename) {

  /** Refuses a missing policy. */
  public ContainerImagePolicy {
    Syntax.of().required("image", image).enforce();
  }

  /** True if the policy may set another repository. */
  public boolean mayRename() {
    return Boolean.TRUE.equals(rename);
  }
}
