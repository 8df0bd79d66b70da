package io.gitopsprofile.check.reference;

import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The objects that objects without pods name. (Sources: fluxcd/helm-controller,
 * docs/spec/v2/helmreleases.md; fluxcd/helm-operator, pkg/release/values.go; KEDA,
 * apis/keda/v1alpha1/triggerauthentication_types.go; cert-manager and external-secrets, their
 * APIs.)
 */
final class ResourceReferences {

  static final String TRIGGER_AUTHENTICATION = "TriggerAuthentication";

  static final String NODE_CLASS = "EC2NodeClass";

  static final String GATEWAY_CLASS = "GatewayClass";

  private static final String ISSUER = "cert-manager.io/issuer";
  private static final String CLUSTER_ISSUER = "cert-manager.io/cluster-issuer";

  private static final String RELEASE = "HelmRelease";
  private static final String VALUES_KEY = "values.yaml";

  private ResourceReferences() {}

  /** Returns the references of an object; none for a kind that is not known to have any. */
  static List<Reference> of(ProfileObject object) {
    List<Reference> all = new ArrayList<>();
    switch (object.kind()) {
      case RELEASE -> release(object, all);
      case "Kustomization" -> substitutes(object, all);
      case "ScaledObject", "ScaledJob" -> authentications(object, all);
      case TRIGGER_AUTHENTICATION -> secretsOfTriggers(object, all);
      case "Certificate" -> issuer(object, all);
      case "ExternalSecret" -> store(object, all);
      case "NodePool" -> nodeClass(object, all);
      case "Gateway" -> gatewayClass(object, all);
      default -> {
        return List.of();
      }
    }
    return all;
  }

  private static void release(ProfileObject release, List<Reference> all) {
    values(release, all);
    chartValues(release.field("spec", "values"), release, all);
    if (release.isManifest() && release.group().equals("helm.toolkit.fluxcd.io")) {
      ObjectField source = release.field("spec", "chart", "spec", "sourceRef");
      for (ObjectField from : new ObjectField[] {source, release.field("spec", "chartRef")}) {
        if (!from.in("name").text().isEmpty()) {
          all.add(Reference.to(from.in("kind").text(), from.in("name"), namespace(from, release)));
        }
      }
      for (ObjectField other : release.field("spec", "dependsOn").elements()) {
        all.add(Reference.to(RELEASE, other.in("name"), namespace(other, release)));
      }
    }
  }

  private static String namespace(ObjectField reference, ProfileObject object) {
    String namespace = reference.in("namespace").text();
    return namespace.isEmpty() ? object.namespace() : namespace;
  }

  /** The objects that the values of a chart name by the keys that nearly all charts have. */
  private static void chartValues(ObjectField values, ProfileObject release, List<Reference> all) {
    String target = release.field("spec", "targetNamespace").text();
    String namespace = target.isEmpty() ? release.namespace() : target;
    List<ObjectField> open = new ArrayList<>();
    open.add(values);
    for (int i = 0; i < open.size(); i++) {
      for (String key : open.get(i).keys()) {
        ObjectField value = open.get(i).in(key);
        String kind = kindOf(key);
        if (kind != null) {
          all.add(Reference.to(kind, value, namespace));
        } else if (key.equals("serviceAccount")
            && (Boolean.FALSE.equals(value.in("create").value())
                || Boolean.FALSE.equals(value.in("enabled").value()))) {
          all.add(Reference.to(PodReferences.SERVICE_ACCOUNT, value.in("name"), namespace));
        } else if (!value.map().isEmpty()) {
          open.add(value);
        }
      }
    }
  }

  private static @Nullable String kindOf(String key) {
    return switch (key) {
      case "existingSecret", "existingSecretName" -> PodReferences.SECRET;
      case "existingConfigMap", "existingConfigmap" -> PodReferences.CONFIG_MAP;
      case "existingClaim" -> PodReferences.CLAIM;
      default -> null;
    };
  }

  private static void gatewayClass(ProfileObject gateway, List<Reference> all) {
    if (gateway.group().equals("gateway.networking.k8s.io")) {
      all.add(Reference.toCluster(GATEWAY_CLASS, gateway.field("spec", "gatewayClassName")));
      all.addAll(ofAnnotations(gateway));
    }
  }

  private static void values(ProfileObject release, List<Reference> all) {
    boolean another = release.field("spec", "kubeConfig").isPresent();
    String target = release.field("spec", "targetNamespace").text();
    if (!another) {
      rules(release.field("spec", "values"), target.isEmpty() ? release.namespace() : target, all);
    }
    for (ObjectField from : release.field("spec", "valuesFrom").elements()) {
      ObjectField name = from.in("name");
      if (!name.text().isEmpty()) {
        boolean optional = from.in("optional").isTrue();
        all.add(
            Reference.toKey(from.in("kind").text(), name, from.in("valuesKey"), optional)
                .orKey(VALUES_KEY));
      }
      if (!another) {
        former(PodReferences.CONFIG_MAP, from.in("configMapKeyRef"), all);
        former(PodReferences.SECRET, from.in("secretKeyRef"), all);
      }
    }
  }

  /** The ConfigMap that takes the place of the rules of the metrics adapter. */
  private static void rules(ObjectField values, String namespace, List<Reference> all) {
    ObjectField existing = values.in("rules", "existing");
    if (!existing.text().isEmpty()) {
      all.add(Reference.to(PodReferences.CONFIG_MAP, existing, namespace));
    }
  }

  /** A reference in a HelmRelease of Flux v1, which may name a namespace. */
  private static void former(String kind, ObjectField from, List<Reference> all) {
    if (!from.in("name").text().isEmpty()) {
      String namespace = from.in("namespace").text();
      Reference reference =
          Reference.toKey(kind, from.in("name"), from.in("key"), from.in("optional").isTrue())
              .orKey(VALUES_KEY);
      all.add(namespace.isEmpty() ? reference : reference.in(namespace));
    }
  }

  private static void substitutes(ProfileObject kustomization, List<Reference> all) {
    for (ObjectField from : kustomization.field("spec", "postBuild", "substituteFrom").elements()) {
      all.add(
          Reference.toOptional(
              from.in("kind").text(), from.in("name"), from.in("optional").isTrue()));
    }
  }

  private static void authentications(ProfileObject scaled, List<Reference> all) {
    for (ObjectField trigger : scaled.field("spec", "triggers").elements()) {
      ObjectField reference = trigger.in("authenticationRef");
      if (!reference.in("name").text().isEmpty()) {
        String kind = reference.in("kind").text();
        all.add(
            kind.startsWith("Cluster")
                ? Reference.toCluster(kind, reference.in("name"))
                : Reference.to(TRIGGER_AUTHENTICATION, reference.in("name"), scaled.namespace()));
      }
    }
  }

  private static void secretsOfTriggers(ProfileObject authentication, List<Reference> all) {
    for (ObjectField target : authentication.field("spec", "secretTargetRef").elements()) {
      all.add(Reference.toKey(PodReferences.SECRET, target.in("name"), target.in("key"), false));
    }
    for (ObjectField target : authentication.field("spec", "configMapTargetRef").elements()) {
      all.add(
          Reference.toKey(PodReferences.CONFIG_MAP, target.in("name"), target.in("key"), false));
    }
  }

  private static void issuer(ProfileObject certificate, List<Reference> all) {
    ObjectField issuer = certificate.field("spec", "issuerRef");
    String group = issuer.in("group").text();
    if (group.isEmpty() || group.equals("cert-manager.io")) {
      scoped(issuer, "Issuer", certificate.namespace(), all);
    }
  }

  private static void store(ProfileObject secret, List<Reference> all) {
    scoped(secret.field("spec", "secretStoreRef"), "SecretStore", secret.namespace(), all);
  }

  private static void nodeClass(ProfileObject pool, List<Reference> all) {
    ObjectField reference = pool.field("spec", "template", "spec", "nodeClassRef");
    if (reference.in("kind").text().equals(NODE_CLASS)) {
      all.add(Reference.toCluster(NODE_CLASS, reference.in("name")));
    }
  }

  /** The issuers that annotations of an Ingress or a Gateway name. */
  static List<Reference> ofAnnotations(ProfileObject object) {
    List<Reference> all = new ArrayList<>();
    ObjectField annotations = object.field("metadata", "annotations");
    ObjectField issuer = annotations.in(ISSUER);
    ObjectField clusterIssuer = annotations.in(CLUSTER_ISSUER);
    if (issuer.isPresent()) {
      all.add(Reference.to("Issuer", issuer, object.namespace()));
    }
    if (clusterIssuer.isPresent()) {
      all.add(Reference.toCluster("ClusterIssuer", clusterIssuer));
    }
    return all;
  }

  /** Returns the annotation that names an object of a kind; null for a field that is not one. */
  static @Nullable String annotationOf(ObjectField name, String kind) {
    boolean isAnnotation = name.key().equals(ISSUER) || name.key().equals(CLUSTER_ISSUER);
    return !isAnnotation ? null : kind.equals("Issuer") ? ISSUER : CLUSTER_ISSUER;
  }

  /** A reference to a kind, or to the kind without namespaces whose name begins with Cluster. */
  private static void scoped(
      ObjectField reference, String kind, String namespace, List<Reference> all) {
    String written = reference.in("kind").text();
    ObjectField name = reference.in("name");
    if (written.isEmpty() || written.equals(kind)) {
      all.add(Reference.to(kind, name, namespace));
    } else if (written.equals("Cluster" + kind)) {
      all.add(Reference.toCluster(written, name));
    }
  }
}
