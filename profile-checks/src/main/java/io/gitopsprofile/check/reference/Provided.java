package io.gitopsprofile.check.reference;

import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.cluster.ClusterIam;
import io.gitopsprofile.model.cluster.IamServiceAccount;
import io.gitopsprofile.model.cluster.PodIdentityAssociation;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects that references can lead to: those of the profile, those of the cluster, and the
 * Secrets that operators make of the profile's custom resources.
 */
final class Provided {

  /** The beginning of the names of kinds without namespaces. */
  private static final String CLUSTER = "Cluster";

  /** The most names that are compared with a misspelt one. */
  private static final int MOST_NAMES = 100;

  /** The ConfigMaps that every namespace has, on some clusters. */
  private static final Set<String> CONFIG_MAPS =
      Set.of("kube-root-ca.crt", "openshift-service-ca.crt", "istio-ca-root-cert");

  private final CheckContext context;
  private final Set<String> accounts = new HashSet<>();
  private final Map<String, Map<String, Set<String>>> names = new HashMap<>();

  /** Returns the objects of a profile, listed once for all checks of a run. */
  static Provided of(CheckContext context) {
    Provided known = context.shared(Provided.class);
    if (known == null) {
      known = new Provided(context);
      context.share(known);
    }
    return known;
  }

  private Provided(CheckContext context) {
    this.context = context;
    Cluster cluster = context.profile().cluster();
    ClusterIam iam = cluster == null ? null : cluster.iam();
    if (iam != null) {
      for (IamServiceAccount account : iam.serviceAccounts()) {
        account(account.namespace(), account.name());
      }
      for (PodIdentityAssociation association : iam.podIdentityAssociations()) {
        if (Boolean.TRUE.equals(association.createServiceAccount())) {
          account(association.namespace(), association.serviceAccountName());
        }
      }
    }
  }

  private void account(@Nullable String namespace, String name) {
    accounts.add((namespace == null ? "default" : namespace) + '/' + name);
  }

  /** True if the object of a reference is known to be there. */
  boolean has(Reference reference) {
    String name = reference.text();
    String namespace = reference.namespace();
    if (find(reference) != null) {
      return true;
    }
    return switch (reference.kind()) {
      case PodReferences.SECRET ->
          names(reference).contains(name)
              || !context.objects().ofKind("ClusterExternalSecret").isEmpty();
      case PodReferences.SERVICE_ACCOUNT ->
          name.equals("default") || accounts.contains(namespace + '/' + name);
      case PodReferences.CONFIG_MAP -> CONFIG_MAPS.contains(name);
      case PodReferences.PRIORITY_CLASS -> name.startsWith("system-");
      case "HelmRepository", "GitRepository", "OCIRepository" -> isOfRelease(namespace, name);
      default -> false;
    };
  }

  /**
   * True if the profile is where the object of a reference is looked for: a ConfigMap beside others
   * of the namespace, or a Secret of a namespace whose Secrets an operator makes from the profile.
   * Secrets for pulling images, and claims, are made by hand beside others.
   */
  boolean isMeantToHave(Reference reference) {
    return switch (reference.kind()) {
      case PodReferences.CONFIG_MAP -> !names(reference).isEmpty();
      case PodReferences.SECRET ->
          !reference.name().steps().contains("imagePullSecrets")
              && (isIn(reference.namespace(), "ExternalSecret")
                  || isIn(reference.namespace(), "SealedSecret"));
      default -> false;
    };
  }

  private boolean isIn(String namespace, String kind) {
    for (ProfileObject object : context.objects().ofKind(kind)) {
      if (object.namespace().equals(namespace)) {
        return true;
      }
    }
    return false;
  }

  /** True for a source that is rendered beside a release of the profile, with its name. */
  private boolean isOfRelease(String namespace, String name) {
    for (Located<HelmRelease> release : context.releases()) {
      if (release.value().name().equals(name) && release.value().namespace().equals(namespace)) {
        return true;
      }
    }
    return false;
  }

  /** The object of the profile that a reference leads to; null if there is none. */
  @Nullable ProfileObject find(Reference reference) {
    for (ProfileObject object : context.objects().named(reference.kind(), reference.text())) {
      if (reference.namespace().isEmpty() || object.namespace().equals(reference.namespace())) {
        return object;
      }
    }
    return null;
  }

  /**
   * The kind with or without namespaces, such as ClusterIssuer for Issuer, of which the profile has
   * an object that a reference means; null if there is none.
   */
  @Nullable String otherKind(Reference reference) {
    String kind = reference.kind();
    String other = kind.startsWith(CLUSTER) ? kind.substring(CLUSTER.length()) : CLUSTER + kind;
    for (ProfileObject object : context.objects().named(other, reference.text())) {
      boolean near =
          other.startsWith(CLUSTER)
              || object.namespace().equals(reference.name().object().namespace());
      if (near) {
        return other;
      }
    }
    return null;
  }

  /** The custom resource of which an operator makes the Secret of a reference; null if none. */
  @Nullable ProfileObject maker(Reference reference) {
    if (!reference.kind().equals(PodReferences.SECRET)
        || !names(reference).contains(reference.text())) {
      return null;
    }
    for (String kind : new String[] {"SealedSecret", "ExternalSecret"}) {
      for (ProfileObject object : context.objects().ofKind(kind)) {
        String target = object.field("spec", "target", "name").text();
        if (object.namespace().equals(reference.namespace())
            && reference.text().equals(target.isEmpty() ? object.name() : target)) {
          return object;
        }
      }
    }
    return null;
  }

  /** The other namespace in which the object of a reference is; null if there is none, or many. */
  @Nullable String elsewhere(Reference reference) {
    String found = null;
    for (ProfileObject object : context.objects().named(reference.kind(), reference.text())) {
      if (found != null || isCopied(object)) {
        return null;
      }
      found = object.namespace();
    }
    return reference.namespace().isEmpty() ? null : found;
  }

  /** True for an object that an operator copies into other namespaces. */
  private static boolean isCopied(ProfileObject object) {
    for (String key : object.field("metadata", "annotations").keys()) {
      if (key.contains("reflector") || key.contains("replicator") || key.contains("kubed")) {
        return true;
      }
    }
    return false;
  }

  /**
   * The only name that a reference can be a misspelling of; null if there is none. Where something
   * besides the profile may have the object, another letter, as in cpu and gpu, is no misspelling.
   */
  @Nullable String slip(Reference reference) {
    Outside outside = Outside.of(context);
    if (outside.isEverywhere()) {
      return null;
    }
    Set<String> known = names(reference);
    String near = known.size() > MOST_NAMES ? null : ClosestName.slip(reference.text(), known);
    boolean isOther =
        near != null && near.length() == reference.text().length() && outside.mayHave(reference);
    return near == null || isOther || differInDigits(near, reference.text()) ? null : near;
  }

  /** True for names that differ in their digits alone, such as those of two shards. */
  private static boolean differInDigits(String one, String other) {
    return withoutDigits(one).equals(withoutDigits(other));
  }

  private static String withoutDigits(String text) {
    StringBuilder rest = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isDigit(text.charAt(i))) {
        rest.append(text.charAt(i));
      }
    }
    return rest.toString();
  }

  /** The names of the kind and namespace of a reference, listed once for each kind. */
  private Set<String> names(Reference reference) {
    Map<String, Set<String>> byNamespace = names.get(reference.kind());
    if (byNamespace == null) {
      byNamespace = new HashMap<>();
      for (ProfileObject object : context.objects().ofKind(reference.kind())) {
        add(byNamespace, object, object.name());
      }
      if (reference.kind().equals(PodReferences.SECRET)) {
        addSecretsOfOperators(byNamespace);
      }
      names.put(reference.kind(), byNamespace);
    }
    return byNamespace.getOrDefault(reference.namespace(), Set.of());
  }

  private void addSecretsOfOperators(Map<String, Set<String>> byNamespace) {
    for (ProfileObject secret : context.objects().ofKind("SealedSecret")) {
      add(byNamespace, secret, secret.name());
    }
    for (ProfileObject secret : context.objects().ofKind("ExternalSecret")) {
      String target = secret.field("spec", "target", "name").text();
      add(byNamespace, secret, target.isEmpty() ? secret.name() : target);
    }
    for (ProfileObject certificate : context.objects().ofKind("Certificate")) {
      add(byNamespace, certificate, certificate.field("spec", "secretName").text());
    }
  }

  /** Adds a name to its namespace, and to the empty one of references to the whole cluster. */
  private static void add(Map<String, Set<String>> names, ProfileObject object, String name) {
    for (String namespace : new String[] {object.namespace(), ""}) {
      Set<String> known = names.get(namespace);
      if (known == null) {
        known = new LinkedHashSet<>();
        names.put(namespace, known);
      }
      known.add(name);
    }
  }
}
