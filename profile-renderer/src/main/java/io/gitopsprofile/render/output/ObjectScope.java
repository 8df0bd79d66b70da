package io.gitopsprofile.render.output;

import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.schema.Schemas;
import java.util.List;

/**
 * The scope of kinds, namespaced or cluster-wide, by Kubernetes, EKS, the catalogue of custom
 * resources and the CRDs of the profile.
 */
public final class ObjectScope {

  /** The scope of a kind. */
  public enum Scope {
    CLUSTER,
    NAMESPACED,
    UNKNOWN
  }

  /** The kinds that EKS installs in every cluster. */
  private static final List<String> OF_EKS =
      List.of("crd.k8s.amazonaws.com/ENIConfig", "vpcresources.k8s.aws/SecurityGroupPolicy");

  private static final String OF_FLUX = ".fluxcd.io";

  private final Schemas schemas;

  /** Creates the scopes from the structures of all kinds. */
  public ObjectScope(Schemas schemas) {
    this.schemas = schemas;
  }

  /** Returns the scope of an object's kind. */
  public Scope of(Manifest manifest) {
    String group = Schemas.group(manifest.apiVersion());
    String kind = group + "/" + manifest.kind();
    if (OF_EKS.contains(kind)) {
      return kind.equals(OF_EKS.get(0)) ? Scope.CLUSTER : Scope.NAMESPACED;
    }
    Boolean isNamespaced = schemas.isNamespaced(group, manifest.kind());
    if (isNamespaced == null) {
      return Scope.UNKNOWN;
    }
    return isNamespaced ? Scope.NAMESPACED : Scope.CLUSTER;
  }

  /**
   * True if the kind of an object is not one of Kubernetes, Flux and EKS and the profile does not
   * have its CustomResourceDefinition, so that a release or another source has to install it.
   */
  boolean isCustom(String apiVersion, String kind) {
    String group = Schemas.group(apiVersion);
    return !Schemas.isBuiltIn(group)
        && !group.endsWith(OF_FLUX)
        && !OF_EKS.contains(group + "/" + kind)
        && !schemas.isApplied(group, kind);
  }
}
