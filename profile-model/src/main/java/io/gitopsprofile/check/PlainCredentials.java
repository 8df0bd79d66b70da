package io.gitopsprofile.check;

import io.gitopsprofile.check.FreeFormTexts.Text;
import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.EnvVar;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Workload;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * No credential stands in plain text in the values of a chart, in a container's environment or
 * arguments, in a ConfigMap or in a Secret among the manifests: everyone who can read the
 * repository can read it, for ever. What {@link Credential} takes for a reference is not reported,
 * nor is a Secret that SOPS has encrypted. The message does not repeat the value. (Source: the
 * Kubernetes documentation, Good practices for Kubernetes Secrets.)
 */
final class PlainCredentials implements Check {

  private static final String EVERYONE = ", which everyone who reads the repository can read";

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<HelmRelease> part : subject.releases()) {
      release(part, findings);
    }
    for (Part<Workload> part : subject.workloads()) {
      String workload = "the workload \"" + part.value().name() + "\"";
      containers(workload, part.value().initContainers(), part.at("initContainers"), findings);
      containers(workload, part.value().containers(), part.at("containers"), findings);
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
              || text.siblings().containsKey("secretRef");
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

  private static void containers(
      String owner, List<Container> containers, ProfilePath list, Findings findings) {
    for (int i = 0; i < containers.size(); i++) {
      Container container = containers.get(i);
      ProfilePath path = list.index(i);
      for (int j = 0; j < container.env().size(); j++) {
        EnvVar variable = container.env().get(j);
        if (variable.value() != null && Credential.isOne(variable.name(), variable.value())) {
          String what = "the variable \"" + variable.name() + "\"";
          inContainer(what, owner, path.key("env").index(j).key("value"), findings);
        }
      }
      arguments(container.command(), owner, path.key("command"), findings);
      arguments(container.args(), owner, path.key("args"), findings);
    }
  }

  /** Arguments such as {@code --password=x}. */
  private static void arguments(
      List<String> arguments, String owner, ProfilePath list, Findings findings) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      int equals = argument.indexOf('=');
      boolean isFlag = argument.startsWith("-") && equals > 0;
      String flag = isFlag ? argument.substring(0, equals) : "";
      String value = isFlag ? argument.substring(equals + 1) : argument;
      if (isFlag ? Credential.isOne(flag, value) : Credential.looksLikeOne(value)) {
        String what = isFlag ? "the flag \"" + flag + "\"" : "an argument";
        inContainer(what, owner, list.index(i), findings);
      }
    }
  }

  private static void inContainer(String what, String owner, ProfilePath place, Findings findings) {
    findings.add(
        DiagnosticCode.PLAIN_CREDENTIAL,
        place,
        what + " of " + owner + " looks like a credential in plain text" + EVERYONE,
        "put it into a Secret that is not in the repository, and name that in the container's env,"
            + " as valueFrom: {secretKeyRef: {name: ..., key: ...}}");
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
      if (part.value().object().get(key) instanceof Map<?, ?> data && isPlain(data)) {
        findings.add(
            DiagnosticCode.PLAIN_CREDENTIAL,
            part.at(key),
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

  private static boolean isPlain(Map<?, ?> data) {
    return data.values().stream()
        .anyMatch(value -> value instanceof String text && !Credential.isPlaceholder(text));
  }
}
