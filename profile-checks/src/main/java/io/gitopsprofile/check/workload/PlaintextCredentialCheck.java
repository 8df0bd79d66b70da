package io.gitopsprofile.check.workload;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.CredentialDetector;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.FreeFormStrings;
import io.gitopsprofile.view.FreeFormStrings.Text;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import io.gitopsprofile.view.ProfileObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF051: a credential is in plain text in the address or values of a chart, in a container's
 * environment, arguments or probes, or in a ConfigMap or Secret among the manifests. Everyone with
 * access to the repository can read it, in its history, too. The check accepts references, as
 * {@link CredentialDetector} defines them, patterns of headers, examples in comments, the texts of
 * CustomResourceDefinitions, Secrets that SOPS has encrypted, and Secrets that hold nothing but
 * {@link SecretText public texts}. The message does not repeat the value. (Source: the Kubernetes
 * documentation, Good practices for Kubernetes Secrets.)
 */
final class PlaintextCredentialCheck implements Check {

  private static final Chart.Cases<String> ADDRESS_KEY = new AddressKey();

  static final String EVERYONE = ", which everyone who reads the repository can read";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<HelmRelease> part : context.releases()) {
      chart(part, findings);
      release(part, findings);
    }
    for (Located<Workload> part : context.workloads()) {
      String workload = "the workload \"" + part.value().name() + "\"";
      for (Located<Container> container : PodSpecs.all(part)) {
        new ContainerCredentials(workload, findings).report(container);
      }
    }
    for (Located<Manifest> part : context.manifests()) {
      manifest(part, findings);
    }
    for (ProfileObject object : context.objects().ofKind("ConfigMap")) {
      if (!object.isManifest()) {
        configMap(object, findings);
      }
    }
  }

  /** The texts of a typed ConfigMap, those of its files and of its patch included. */
  private static void configMap(ProfileObject configMap, DiagnosticCollector findings) {
    Map<String, String> data = configMap.field("data").texts();
    for (Map.Entry<String, String> text : data.entrySet()) {
      if (CredentialText.isOne(text.getKey(), text.getValue(), data)) {
        report(configMap.at("data", text.getKey()), text.getKey(), configMap.title(), findings);
      }
    }
  }

  private static void release(Located<HelmRelease> part, DiagnosticCollector findings) {
    for (Text text : FreeFormStrings.of(part.value().values().entries(), part.at("values"))) {
      boolean pointsToSecret =
          text.siblings().containsKey("secretName")
              || text.siblings().containsKey("existingSecret")
              || text.siblings().containsKey("secretRef")
              || text.siblings().containsKey("remoteRef");
      if (pointsToSecret
          ? CredentialText.looksLikeOne(text.text())
          : CredentialText.isOne(keyOf(text), text.text(), text.siblings())) {
        findings.add(
            DiagnosticCode.PLAIN_CREDENTIAL,
            text.path(),
            "the value \""
                + keyOf(text)
                + "\" of the release \""
                + part.value().name()
                + "\" looks like a credential in plain text"
                + EVERYONE,
            "put it into a Secret that is not in the repository, and name that under the"
                + " release's valuesFrom, as - secretKeyRef: {name: ...}");
      }
    }
  }

  /** Returns the key of a value; for a list of names and values, the name. */
  private static String keyOf(Text text) {
    return text.key().equals("value") && text.siblings().get("name") instanceof String name
        ? name
        : text.key();
  }

  /** Reports a login in the address of a chart's repository. */
  private static void chart(Located<HelmRelease> part, DiagnosticCollector findings) {
    Chart chart = part.value().chart();
    String address = chart.address();
    if (address != null && CredentialDetector.looksLikeOne(address)) {
      String key = chart.match(ADDRESS_KEY);
      boolean hasSecretRef = !key.equals("repository");
      findings.add(
          DiagnosticCode.PLAIN_CREDENTIAL,
          part.at("chart").key(key),
          "the chart's "
              + key
              + " of the release \""
              + part.value().name()
              + "\" holds a login in plain text"
              + EVERYONE,
          hasSecretRef
              ? "put it into a Secret that is not in the repository, and name that as the chart's"
                  + " secretRef"
              : "put it into a Secret that is not in the repository, and name that as the chart's"
                  + " chartPullSecret");
    }
  }

  private static void manifest(Located<Manifest> part, DiagnosticCollector findings) {
    Manifest manifest = part.value();
    Map<String, @Nullable Object> object = manifest.object().entries();
    if (object.containsKey("sops") || manifest.kind().equals("CustomResourceDefinition")) {
      return;
    }
    if (manifest.kind().equals("Secret") && manifest.apiVersion().equals("v1")) {
      secret(part, findings);
      return;
    }
    boolean isConfigMap = manifest.kind().equals("ConfigMap");
    for (Text text : FreeFormStrings.of(object, part.path())) {
      boolean hasKey = isConfigMap || !keyOf(text).equals(text.key());
      if (hasKey
          ? CredentialText.isOne(keyOf(text), text.text(), text.siblings())
          : CredentialText.looksLikeOne(text.text())) {
        report(
            text.path(), keyOf(text), manifest.kind() + " \"" + manifest.name() + "\"", findings);
      }
    }
  }

  private static void report(
      ProfilePath place, String key, String object, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.PLAIN_CREDENTIAL,
        place,
        "\"" + key + "\" of the " + object + " looks like a credential in plain text" + EVERYONE,
        "put it into a Secret that is not in the repository, and refer to that by a secretKeyRef");
  }

  private static void secret(Located<Manifest> part, DiagnosticCollector findings) {
    for (String key : List.of("data", "stringData")) {
      String plain = plain(part.value().object().get(key), key.equals("data"));
      if (plain != null) {
        findings.add(
            DiagnosticCode.PLAIN_CREDENTIAL,
            part.at(key).key(plain),
            "the Secret \""
                + part.value().name()
                + "\" carries its "
                + key
                + " in plain text"
                + EVERYONE
                + (key.equals("data") ? "; base64 hides nothing" : ""),
            "keep it out of the repository, or encrypt it, as a SealedSecret or with SOPS");
        return;
      }
    }
  }

  /**
   * Returns the first key of a Secret's data whose value gives something away; null if none does.
   */
  private static @Nullable String plain(@Nullable Object data, boolean isBase64) {
    if (data instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (entry.getValue() instanceof String text
            && !SecretText.isPublic(entry.getKey().toString(), text, isBase64)) {
          return entry.getKey().toString();
        }
      }
    }
    return null;
  }

  /** The key of a chart's address; empty for a chart that an object references. */
  private static final class AddressKey implements Chart.Cases<String> {

    @Override
    public String repository(Chart.Repository chart) {
      return "repository";
    }

    @Override
    public String git(Chart.Git chart) {
      return "git";
    }

    @Override
    public String oci(Chart.Oci chart) {
      return "oci";
    }

    @Override
    public String inSource(Chart.InSource chart) {
      return "";
    }

    @Override
    public String reference(Chart.Reference chart) {
      return "";
    }
  }
}
