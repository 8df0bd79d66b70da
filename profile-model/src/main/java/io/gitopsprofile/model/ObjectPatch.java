package io.gitopsprofile.model;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.Syntax;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A patch of one object that a part renders besides its own, such as the source of a release's
 * chart or the Kustomization of a namespace. A part that renders one object takes {@code patch}
 * itself.
 *
 * <pre>
 * patches:
 *   - kind: Kustomization
 *     namespace: flux-system
 *     name: demo
 *     patch: {spec: {timeout: 10m}}
 * </pre>
 *
 * @param kind the kind of the rendered object
 * @param namespace the namespace of the rendered object
 * @param name the name of the rendered object
 * @param patch a merge patch on the object; unknown fields are refused
 */
@Value.Builder
public record ObjectPatch(String kind, @Nullable String namespace, String name, FreeForm patch) {

  /** Refuses values that break their syntax. */
  public ObjectPatch {
    Syntax.of()
        .required("kind", kind)
        .notBlank("kind", kind)
        .dnsLabel("namespace", namespace)
        .required("name", name)
        .notBlank("name", name)
        .required("patch", patch)
        .enforce();
  }

  /** Starts a patch that changes nothing. */
  public static Builder builder() {
    return new Builder().patch(FreeForm.EMPTY);
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link ObjectPatch}; its {@code @param} tags describe the components. */
  public static final class Builder extends ObjectPatchBuilder {
    Builder() {}
  }
}
