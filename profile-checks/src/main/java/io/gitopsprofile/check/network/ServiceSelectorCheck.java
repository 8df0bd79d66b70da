package io.gitopsprofile.check.network;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.model.workload.Service;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.Services;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF035: the selector of a workload's Service does not match the labels of its pods; without pods
 * the Service has no endpoints. The check skips a Service that selects another workload of the
 * profile.
 */
final class ServiceSelectorCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Workload> part : context.workloads()) {
      Service service = part.value().service();
      if (service != null && !selectsAny(context, part.value(), service)) {
        service.selector().forEach((key, value) -> compare(part, service, key, value, findings));
      }
    }
  }

  private static boolean selectsAny(CheckContext context, Workload owner, Service service) {
    return service.selector().isEmpty()
        || context.workloads().stream()
            .map(Located::value)
            .filter(workload -> workload.namespace().equals(owner.namespace()))
            .anyMatch(
                workload ->
                    workload.allPodLabels().entrySet().containsAll(service.selector().entrySet()));
  }

  private static void compare(
      Located<Workload> part,
      Service service,
      String key,
      String value,
      DiagnosticCollector findings) {
    Map<String, String> labels = part.value().allPodLabels();
    String actual = labels.get(key);
    if (!value.equals(actual)) {
      findings.add(
          DiagnosticCode.SERVICE_TARGET,
          part.at("service").key("selector").key(key),
          "Service "
              + quoted(Services.name(part.value(), service))
              + " selects pods by "
              + key
              + ": "
              + value
              + ", and the pods of workload "
              + quoted(part.value().name())
              + (actual == null ? " have no such label" : " have " + key + ": " + actual)
              + hint(key, actual, labels),
          "select by labels that the pods have, or leave selector out for the workload's own",
          Edit.setIfKnown(part.at("service").key("selector").key(key), actual));
    }
  }

  private static String hint(String key, @Nullable String actual, Map<String, String> labels) {
    return actual == null ? Phrases.didYouMean(key, labels.keySet()) : "";
  }
}
