package io.gitopsprofile.check.value;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.kubernetes.ServedApis;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;

/**
 * PRF039: the API server of the target's Kubernetes refuses the name of an environment variable.
 * Until 1.31 it has letters, digits, {@code _}, {@code .} and {@code -}, and does not start with a
 * digit; later versions take all printable ASCII characters but {@code =}. (Source: Kubernetes,
 * feature gate RelaxedEnvironmentVariableValidation, on by default since 1.32; apimachinery,
 * pkg/util/validation.)
 */
final class EnvNameCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    KubernetesVersion kubernetes = context.profile().target().kubernetes();
    boolean relaxed = ServedApis.Field.RELAXED_ENV_NAME.servedBy(context.profile().target());
    for (PodTemplate pods : context.objects().pods()) {
      for (ObjectField container : pods.allContainers()) {
        for (ObjectField variable : container.in("env").elements()) {
          check(variable.in("name"), "a variable", container, relaxed, kubernetes, findings);
        }
        for (ObjectField source : container.in("envFrom").elements()) {
          check(source.in("prefix"), "a prefix", container, relaxed, kubernetes, findings);
        }
      }
    }
  }

  private static void check(
      ObjectField name,
      String what,
      ObjectField container,
      boolean relaxed,
      KubernetesVersion kubernetes,
      DiagnosticCollector findings) {
    String text = name.text();
    if (text.isEmpty() || text.indexOf("${") >= 0 || isAllowed(text, relaxed)) {
      return;
    }
    findings.add(
        DiagnosticCode.WORKLOAD_INVALID,
        name.path(),
        "container "
            + quoted(container.in("name").text())
            + " has "
            + what
            + " of the name "
            + quoted(text)
            + ", which Kubernetes "
            + kubernetes
            + " refuses",
        relaxed
            ? "use printable ASCII characters other than \"=\""
            : "use letters, digits, \"_\", \".\" and \"-\", and do not start with a digit");
  }

  private static boolean isAllowed(String name, boolean relaxed) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isDigit = c >= '0' && c <= '9';
      boolean isPlain =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || c == '-';
      boolean isPrintable = c >= ' ' && c <= '~' && c != '=';
      if (relaxed ? !isPrintable : !isPlain && !(isDigit && i > 0)) {
        return false;
      }
    }
    return true;
  }
}
