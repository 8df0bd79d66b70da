package io.gitopsprofile.catalog.image;

import io.gitopsprofile.catalog.Mesh;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ObjectSelector;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ProfileParts;
import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The PeerAuthentication of Istio by which pods accept mTLS alone: the one with a selector for the
 * pods, else that of their namespace, else that of the mesh. (Source: istio.io,
 * PeerAuthentication.)
 */
public final class StrictPolicy {

  private static final String KIND = "PeerAuthentication";
  private static final String GROUP = "security.istio.io";

  /** The namespace whose policy holds for the whole mesh, where nothing names another one. */
  private static final String ROOT = "istio-system";

  private final String root;

  private final Map<String, List<ProfileObject>> policies = new HashMap<>();

  /** Lists the policies by namespace; the mesh has the root namespace of its control plane. */
  public StrictPolicy(ProfileParts parts, ProfileObjects objects) {
    InjectedSidecar.ControlPlane plane = InjectedSidecar.controlPlane(Mesh.ISTIO, parts);
    this.root = plane == null ? ROOT : rootOf(new ReleaseValues(plane.release().value()));
    for (ProfileObject policy : objects.ofKind(KIND)) {
      if (policy.group().equals(GROUP)) {
        List<ProfileObject> list = policies.get(policy.namespace());
        if (list == null) {
          list = new ArrayList<>();
          policies.put(policy.namespace(), list);
        }
        list.add(policy);
      }
    }
  }

  private static String rootOf(ReleaseValues values) {
    return values.get("meshConfig", "rootNamespace") instanceof String text && !text.isBlank()
        ? text
        : values.namespace();
  }

  /** Returns the policy of a namespace; null if it accepts plain text, or may do so. */
  public @Nullable ProfileObject of(String namespace) {
    ProfileObject policy = plain(namespace);
    ProfileObject decisive = policy == null ? plain(root) : policy;
    return decisive != null && mode(decisive).text().equals("STRICT") ? decisive : null;
  }

  /** Returns the policy of a port of pods; null if it accepts plain text, or may do so. */
  public @Nullable ProfileObject of(PodTemplate pods, Long port) {
    for (ProfileObject policy : policies.getOrDefault(pods.namespace(), List.of())) {
      ObjectField selector = policy.field("spec", "selector");
      if (!selector.map().isEmpty() && ObjectSelector.matches(selector.map(), pods.labels())) {
        ObjectField ofPort = policy.field("spec", "portLevelMtls", port.toString(), "mode");
        ObjectField mode = ofPort.isPresent() ? ofPort : mode(policy);
        if (mode.isPresent() && !mode.text().equals("UNSET")) {
          return mode.text().equals("STRICT") ? policy : null;
        }
      }
    }
    return of(pods.namespace());
  }

  /** Returns the field that makes a policy strict. */
  public static ObjectField mode(ProfileObject policy) {
    return policy.field("spec", "mtls", "mode");
  }

  /** The policy of a namespace without a selector, unless it leaves the mode to the mesh. */
  private @Nullable ProfileObject plain(String namespace) {
    for (ProfileObject policy : policies.getOrDefault(namespace, List.of())) {
      String mode = mode(policy).text();
      if (policy.field("spec", "selector").map().isEmpty()
          && !mode.isEmpty()
          && !mode.equals("UNSET")) {
        return policy;
      }
    }
    return null;
  }
}
