package io.gitopsprofile.model.image;

import io.gitopsprofile.model.value.Ordered;
import java.util.List;

/**
 * The images that Flux v2 updates by itself, and the automations that commit the updates.
 *
 * <pre>
 * imagePolicies:
 *   images:
 *     - name: podinfo
 *       namespace: flux-system
 *       image: ghcr.io/stefanprodan/podinfo
 *       interval: 5m
 *       policies:
 *         - name: podinfo
 *           policy: {semver: {range: 6.x}}
 *   automations:
 *     - name: shop
 *       namespace: flux-system
 *       interval: 30m
 *       sourceRef: {name: flux-system}
 *       git:
 *         commit: {author: {email: flux@example.com}}
 * </pre>
 *
 * @param images the image repositories that Flux scans, with their policies
 * @param automations the automations that commit what the policies choose
 */
public record ImagePolicies(List<ImageRepository> images, List<ImageUpdateAutomation> automations) {
  /** Refuses values that break their syntax, and copies the collections in their order. */
  public ImagePolicies {
    images = Ordered.list("images", images);
    automations = Ordered.list("automations", automations);
  }

  /** The part of a profile without image automation. */
  public static final ImagePolicies NONE = new ImagePolicies(List.of(), List.of());
}
