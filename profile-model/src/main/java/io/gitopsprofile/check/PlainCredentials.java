package io.gitopsprofile.check;

import io.gitopsprofile.check.FreeFormTexts.Text;
import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Workload;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * No credential stands in plain text in the address or the values of a chart, in a container's
 * environment, arguments or probes, in a ConfigMap or in a Secret among the manifests: everyone who
 * can read the repository can read it, for ever. What {@link Credential} takes for a reference is
 * not reported, nor is a Secret that SOPS has encrypted. The message does not repeat the value.
 * (Source: the Kubernetes documentation, Good practices for Kubernetes Secrets.)
 */
final class PlainCredentials implements Check {

  private static final Chart.Cases<String> ADDRESS_KEY = new AddressKey();

  static final String EVERYONE = ", which everyone who reads the repository can read";

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<HelmRelease> part : subject.releases()) {
      chart(part, findings);
      release(part, findings);
    }
    for (Part<Workload> part : subject.workloads()) {
      String workload = "the workload \"" + part.value().name() + "\"";
      for (Part<Container> container : Pods.all(part)) {
        new ContainerCredentials(workload, findings).report(container);
      }
    }
    for (Part<Manifest> part : subject.manifests()) {
      manifest(part, findings);
    }
  }

  private static void release(Part<HelmRelease> part, Findings findings) {
    for (Text text : FreeFormTexts.of(part.value().values().entries(), part.at("values"))) {
      boolean pointsToSecret =
          text.siblings().containsKey("secretName")
              || text.siblings().containsKey("existingSecret")
              || text.siblings().containsKey("secretRef")
              || text.siblings().containsKey("remoteRef");
      if (pointsToSecret
          ? Credential.looksLikeOne(text.text())
          : Credential.isOne(keyOf(text), text.text())) {
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

  /** The key of a value; of one in a list of names and values the name. */
  private static String keyOf(Text text) {
    return text.key().equals("value") && text.siblings().get("name") instanceof String name
        ? name
        : text.key();
  }

  /** A chart's repository is asked with a login, if its address holds one. */
  private static void chart(Part<HelmRelease> part, Findings findings) {
    Chart chart = part.value().chart();
    String address = chart.address();
    if (address != null && Credential.looksLikeOne(address)) {
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

  private static void manifest(Part<Manifest> part, Findings findings) {
    Manifest manifest = part.value();
    Map<String, @Nullable Object> object = manifest.object().entries();
    if (object.containsKey("sops")) {
      return;
    }
    if (manifest.kind().equals("Secret") && manifest.apiVersion().equals("v1")) {
      secret(part, findings);
      return;
    }
    boolean isConfigMap = manifest.kind().equals("ConfigMap");
    for (Text text : FreeFormTexts.of(object, part.path())) {
      boolean hasKey = isConfigMap || !keyOf(text).equals(text.key());
      if (hasKey
          ? Credential.isOne(keyOf(text), text.text())
          : Credential.looksLikeOne(text.text())) {
        findings.add(
            DiagnosticCode.PLAIN_CREDENTIAL,
            text.path(),
            "\""
                + keyOf(text)
                + "\" of the "
                + manifest.kind()
                + " \""
                + manifest.name()
                + "\" looks like a credential in plain text"
                + EVERYONE,
            "put it into a Secret that is not in the repository, and refer to that by a"
                + " secretKeyRef");
      }
    }
  }

  private static void secret(Part<Manifest> part, Findings findings) {
    for (String key : List.of("data", "stringData")) {
      String plain = plain(part.value().object().get(key));
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

  /** The first key of a Secret's data whose value is no placeholder. */
  private static @Nullable String plain(@Nullable Object data) {
    if (data instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (entry.getValue() instanceof String text
            && (Credential.looksLikeOne(text) || !Credential.isPlaceholder(text))) {
          return entry.getKey().toString();
        }
      }
    }
    return null;
  }

  /** The key of a chart's address; empty for a chart that an object holds. */
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
    public String reference(Chart.Reference chart) {
      return "";
    }
  }
}
