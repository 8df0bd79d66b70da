package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Service;
import io.gitopsprofile.model.Workload;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The labels that a workload's Service selects by are labels of its pods; without a pod it has no
 * endpoints. A Service that leads to another workload of the profile is left alone.
 */
final class ServiceSelectorCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Workload> part : subject.workloads()) {
      Service service = part.value().service();
      if (service != null && !selectsAny(subject, part.value(), service)) {
        service.selector().forEach((key, value) -> compare(part, service, key, value, findings));
      }
    }
  }

  private static boolean selectsAny(Subject subject, Workload owner, Service service) {
    return service.selector().isEmpty()
        || subject.workloads().stream()
            .map(Part::value)
            .filter(workload -> workload.namespace().equals(owner.namespace()))
            .anyMatch(
                workload ->
                    workload.allPodLabels().entrySet().containsAll(service.selector().entrySet()));
  }

  private static void compare(
      Part<Workload> part, Service service, String key, String value, Findings findings) {
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
    return actual == null ? Wording.didYouMean(key, labels.keySet()) : "";
  }
}
