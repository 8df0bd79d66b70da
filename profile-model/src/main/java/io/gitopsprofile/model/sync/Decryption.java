package io.gitopsprofile.model.sync;

import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The decryption of Secrets before Flux applies them.
 *
 * <pre>
 * decryption:
 *   provider: sops
 *   secretRef: {name: sops-age}
 * </pre>
 *
 * @param provider the tool that encrypted
 * @param secretRef the name of a Secret with the keys, in the namespace of the Kustomizations; null
 *     means the identity of the service account at the cloud's KMS
 * @param serviceAccountName the service account whose identity opens the cloud's KMS; needs Flux
 *     2.6
 */
public record Decryption(
    DecryptionProvider provider,
    @Nullable LocalReference secretRef,
    @Nullable String serviceAccountName) {

  /** Refuses values that break their syntax. */
  public Decryption {
    Syntax.of()
        .required("provider", provider)
        .dnsSubdomain("serviceAccountName", serviceAccountName)
        .enforce();
  }
}
