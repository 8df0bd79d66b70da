package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.Quantity;
import io.gitopsprofile.model.Resources;
import io.gitopsprofile.model.Workload;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The resources of a container are known, none is below zero, and no request is above its limit; of
 * those that cannot be shared both are equal. (Kubernetes: pkg/apis/core/validation,
 * ValidateContainerResourceRequirements.)
 */
final class ResourcesCheck implements Check {

  private static final List<String> STANDARD = List.of("cpu", "memory", "ephemeral-storage");

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Workload> workload : subject.workloads()) {
      for (Part<Container> container : Pods.all(workload)) {
        Resources resources = container.value().resources();
        if (resources != null) {
          String title = "container " + quoted(container.value().name());
          ProfilePath path = container.at("resources");
          amounts(title, path.key("requests"), resources.requests(), findings);
          amounts(title, path.key("limits"), resources.limits(), findings);
          limits(title, path, resources, findings);
        }
      }
    }
  }

  private static void amounts(
      String title, ProfilePath path, Map<String, Quantity> amounts, Findings findings) {
    for (Map.Entry<String, Quantity> entry : amounts.entrySet()) {
      String name = entry.getKey();
      Quantity amount = entry.getValue();
      if (isShared(name) && !STANDARD.contains(name)) {
        findings.add(
            DiagnosticCode.WORKLOAD_INVALID,
            path.key(name),
            title
                + " names resource "
                + quoted(name)
                + ", which containers do not have"
                + Wording.didYouMean(name, STANDARD),
            "use cpu, memory, ephemeral-storage, hugepages-... or a resource with a domain",
            renamed(path, name, amounts));
      } else if (amount.amount().signum() < 0) {
        findings.add(
            DiagnosticCode.WORKLOAD_INVALID,
            path.key(name),
            title + " has " + amount + " of " + name,
            "write an amount of 0 or more");
      }
    }
  }

  private static @Nullable Edit renamed(
      ProfilePath path, String name, Map<String, Quantity> amounts) {
    String right = Nearest.slip(name, STANDARD);
    return right == null || amounts.containsKey(right)
        ? null
        : Edit.renameKey(path.key(name), right);
  }

  private static void limits(
      String title, ProfilePath path, Resources resources, Findings findings) {
    for (Map.Entry<String, Quantity> entry : resources.requests().entrySet()) {
      String name = entry.getKey();
      Quantity request = entry.getValue();
      Quantity limit = resources.limits().get(name);
      int above = limit == null ? 0 : request.amount().compareTo(limit.amount());
      if (above > 0 || (above < 0 && !isShared(name))) {
        findings.add(
            DiagnosticCode.WORKLOAD_INVALID,
            path.key("requests").key(name),
            title + " requests " + request + " of " + name + ", and its limit is " + limit,
            above > 0
                ? "raise the limit or lower the request"
                : "set both to one amount: " + name + " cannot be shared");
      }
    }
  }

  /** Extended resources, such as {@code nvidia.com/gpu}, and huge pages are given out whole. */
  private static boolean isShared(String name) {
    return name.indexOf('/') < 0 && !name.startsWith("hugepages-");
  }
}
