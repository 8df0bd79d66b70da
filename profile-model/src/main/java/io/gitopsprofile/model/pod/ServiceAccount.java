package io.gitopsprofile.model.pod;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A ServiceAccount: the identity of pods. A workload names it in {@code serviceAccountName}.
 *
 * <pre>
 * apiVersion: v1
 * kind: ServiceAccount
 * metadata:
 *   name: orders
 *   namespace: shop
 *   annotations:
 *     eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/orders
 * automountServiceAccountToken: false
 * </pre>
 *
 * @param name the name; a DNS subdomain
 * @param namespace the namespace
 * @param labels the labels
 * @param annotations the annotations beyond the role's
 * @param roleArn the ARN of the IAM role that the pods take on, for IAM roles for service accounts
 *     of EKS: the annotation {@code eks.amazonaws.com/role-arn}
 * @param automountServiceAccountToken whether pods get the token of the Kubernetes API
 * @param imagePullSecrets the Secrets by which the images of the pods are pulled
 * @param patch a merge patch on the rendered ServiceAccount, for fields that the language does not
 *     have; unknown fields are refused
 * @param manage whether the file is generated; false excludes it from generation; the default is
 *     true
 */
@Value.Builder
public record ServiceAccount(
    String name,
    String namespace,
    Map<String, String> labels,
    Map<String, String> annotations,
    @Nullable String roleArn,
    @Nullable Boolean automountServiceAccountToken,
    List<LocalReference> imagePullSecrets,
    FreeForm patch,
    @Nullable Boolean manage) {

  /** The annotation that names the role. */
  public static final String ROLE_ANNOTATION = "eks.amazonaws.com/role-arn";

  private static final Pattern ROLE =
      Pattern.compile("arn:aws[a-z-]{0,16}:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]{1,576}");

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public ServiceAccount {
    labels = Ordered.map("labels", labels);
    annotations = Ordered.map("annotations", annotations);
    imagePullSecrets = Ordered.list("imagePullSecrets", imagePullSecrets);
    Syntax rules =
        Syntax.of()
            .required("name", name)
            .objectName("name", name)
            .required("namespace", namespace)
            .dnsLabel("namespace", namespace)
            .labels("labels", labels)
            .annotations("annotations", annotations)
            .matches(
                "roleArn",
                roleArn,
                ROLE,
                "the ARN of a role",
                "write it as arn:aws:iam::111122223333:role/name")
            .required("patch", patch);
    rules
        .given(
            "annotations",
            ROLE_ANNOTATION,
            roleArn != null && annotations.containsKey(ROLE_ANNOTATION),
            "the annotation " + ROLE_ANNOTATION + " stands beside roleArn",
            "remove one of the two")
        .enforce();
  }

  /** The annotations with that of the role. */
  public Map<String, String> allAnnotations() {
    if (roleArn == null) {
      return annotations;
    }
    Map<String, String> all = new LinkedHashMap<>();
    all.put(ROLE_ANNOTATION, roleArn);
    all.putAll(annotations);
    return all;
  }

  /** Starts a ServiceAccount; {@code name} and {@code namespace} must be set. */
  public static Builder builder() {
    return new Builder()
        .labels(Map.of())
        .annotations(Map.of())
        .imagePullSecrets(List.of())
        .patch(FreeForm.EMPTY);
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link ServiceAccount}; its {@code @param} tags describe the components. */
  public static final class Builder extends ServiceAccountBuilder {
    Builder() {}
  }
}
