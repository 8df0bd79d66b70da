package io.gitopsprofile.check.workload;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.Resources;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF039: the resources of a container are unknown, below zero, or have a request above the limit;
 * for resources that cannot be shared, request and limit must be equal. (Source: Kubernetes,
 * pkg/apis/core/validation, ValidateContainerResourceRequirements.)
 */
final class ResourcesCheck implements Check {

  private static final List<String> STANDARD = List.of("cpu", "memory", "ephemeral-storage");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Workload> workload : context.workloads()) {
      for (Located<Container> container : PodSpecs.all(workload)) {
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
      String title, ProfilePath path, Map<String, Quantity> amounts, DiagnosticCollector findings) {
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
                + Phrases.didYouMean(name, STANDARD),
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
    String right = ClosestName.slip(name, STANDARD);
    return right == null || amounts.containsKey(right)
        ? null
        : Edit.renameKey(path.key(name), right);
  }

  private static void limits(
      String title, ProfilePath path, Resources resources, DiagnosticCollector findings) {
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

  /**
   * Returns true if containers can share a resource. Extended resources, such as {@code
   * nvidia.com/gpu}, and huge pages are allocated in whole units.
   */
  private static boolean isShared(String name) {
    return name.indexOf('/') < 0 && !name.startsWith("hugepages-");
  }
}
