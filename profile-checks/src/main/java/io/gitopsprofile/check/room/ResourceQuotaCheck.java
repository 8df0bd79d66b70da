package io.gitopsprofile.check.room;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.room.LimitRanges;
import io.gitopsprofile.room.PodDemand;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF162: a ResourceQuota of a namespace refuses pods of the profile there: a single pod is larger
 * than the quota, the pods that an autoscaler asks for are more than the quota, or a container
 * lacks a request or limit that the quota counts and no LimitRange gives. The check skips quotas
 * with scopes. (Source: Kubernetes, Resource Quotas; {@code pkg/quota/v1/evaluator/core/pods.go}.)
 */
final class ResourceQuotaCheck implements Check {

  private static final Set<String> PODS = Set.of("pods", "count/pods");

  /** The kinds that a quota counts, and the types of Services. */
  private static final Map<String, String> KINDS =
      Map.of(
          "services", "Service",
          "services.loadbalancers", "LoadBalancer",
          "persistentvolumeclaims", "PersistentVolumeClaim",
          "deployments.apps", WorkloadKind.DEPLOYMENT.kind(),
          "statefulsets.apps", WorkloadKind.STATEFUL_SET.kind(),
          "cronjobs.batch", WorkloadKind.CRON_JOB.kind(),
          "configmaps", "ConfigMap",
          "secrets", "Secret");

  /**
   * An amount that a quota limits.
   *
   * @param list the list of a container's resources: {@code requests} or {@code limits}
   * @param resource the resource
   */
  private record Counted(String list, String resource) {

    static @Nullable Counted of(String key) {
      return switch (key) {
        case "cpu", "requests.cpu" -> new Counted("requests", "cpu");
        case "memory", "requests.memory" -> new Counted("requests", "memory");
        case "ephemeral-storage", "requests.ephemeral-storage" ->
            new Counted("requests", "ephemeral-storage");
        case "limits.cpu" -> new Counted("limits", "cpu");
        case "limits.memory" -> new Counted("limits", "memory");
        case "limits.ephemeral-storage" -> new Counted("limits", "ephemeral-storage");
        default -> null;
      };
    }

    /** True if each container must have the amount. */
    boolean isRequired() {
      return !resource.equals("ephemeral-storage");
    }
  }

  /** Pods of a namespace, and the numbers of them. */
  private record Counting(PodTemplate pods, PodNumbers numbers) {}

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    List<ProfileObject> quotas = context.objects().ofKind("ResourceQuota");
    if (quotas.isEmpty()) {
      return;
    }
    Map<String, List<Counting>> byNamespace = new HashMap<>();
    for (PodTemplate pods : context.objects().pods()) {
      PodNumbers numbers = PodNumbers.of(pods, context);
      if (numbers != null) {
        byNamespace
            .computeIfAbsent(pods.namespace(), any -> new ArrayList<>())
            .add(new Counting(pods, numbers));
      }
    }
    LimitRanges ranges = LimitRanges.of(context, context.objects());
    Map<String, Integer> counts = new HashMap<>();
    for (ProfileObject object : context.objects().all()) {
      counts.merge(object.namespace() + '\n' + object.kind(), 1, Integer::sum);
      if (object.kind().equals("Service")) {
        String type = object.field("spec", "type").text();
        counts.merge(object.namespace() + '\n' + type, 1, Integer::sum);
      }
    }
    Map<String, Integer> seen = new HashMap<>();
    for (ProfileObject quota : quotas) {
      boolean isFirst = seen.merge(quota.namespace(), 1, Integer::sum) == 1;
      if (isFirst
          && quota.field("spec", "scopes").list().isEmpty()
          && !quota.field("spec", "scopeSelector").isPresent()) {
        check(
            quota,
            byNamespace.getOrDefault(quota.namespace(), List.of()),
            ranges,
            counts,
            findings);
      }
    }
  }

  private static void check(
      ProfileObject quota,
      List<Counting> all,
      LimitRanges ranges,
      Map<String, Integer> counts,
      DiagnosticCollector findings) {
    ObjectField hard = quota.field("spec", "hard");
    for (String key : hard.keys()) {
      ObjectField field = hard.in(key);
      BigDecimal limit = field.amount();
      if (limit == null) {
        continue;
      }
      objects(quota, key, field, limit, counts, findings);
      if (PODS.contains(key)) {
        pods(quota, key, field, limit, all, findings);
      }
      Counted counted = Counted.of(key);
      if (counted != null) {
        amounts(quota, key, field, limit, counted, all, ranges, findings);
      }
    }
  }

  /** Checks the number of objects of a kind; the profile may have some of them only. */
  private static void objects(
      ProfileObject quota,
      String key,
      ObjectField field,
      BigDecimal limit,
      Map<String, Integer> counts,
      DiagnosticCollector findings) {
    String kind = KINDS.get(key.startsWith("count/") ? key.substring("count/".length()) : key);
    Integer count = kind == null ? null : counts.get(quota.namespace() + '\n' + kind);
    if (count != null && limit.compareTo(BigDecimal.valueOf(count)) < 0) {
      findings.add(
          DiagnosticCode.QUOTA,
          field.path(),
          "the profile has "
              + count
              + " "
              + kind
              + (count == 1 ? "" : "s")
              + " in namespace "
              + quoted(quota.namespace())
              + ", and the ResourceQuota "
              + quoted(quota.name())
              + " allows "
              + field.value(),
          "raise " + key + " of the quota, or remove some of them");
    }
  }

  private static void pods(
      ProfileObject quota,
      String key,
      ObjectField field,
      BigDecimal limit,
      List<Counting> all,
      DiagnosticCollector findings) {
    long sum = 0;
    for (Counting counting : all) {
      sum += counting.numbers().least();
    }
    for (Counting counting : all) {
      long most = sum - counting.numbers().least() + counting.numbers().most();
      if (limit.compareTo(BigDecimal.valueOf(most)) < 0 && counting.numbers().most() > 0) {
        boolean always = limit.compareTo(BigDecimal.valueOf(sum)) < 0;
        report(
            always,
            always ? field.path() : counting.numbers().mostPlace(),
            counting.pods().object().title()
                + " and the other pods of namespace "
                + quoted(quota.namespace())
                + " may be "
                + most
                + " pods, and the ResourceQuota "
                + quoted(quota.name())
                + " allows "
                + field.value(),
            "raise " + key + " of the quota, or ask for fewer pods",
            findings);
        if (always) {
          return;
        }
      }
    }
  }

  private static void amounts(
      ProfileObject quota,
      String key,
      ObjectField field,
      BigDecimal limit,
      Counted counted,
      List<Counting> all,
      LimitRanges ranges,
      DiagnosticCollector findings) {
    Set<String> given =
        counted.list().equals("limits")
            ? ranges.limits(quota.namespace())
            : ranges.requests(quota.namespace());
    boolean isGiven = given.contains(counted.resource());
    BigDecimal sum = BigDecimal.ZERO;
    for (Counting counting : all) {
      BigDecimal one = PodDemand.sum(counting.pods(), counted.list(), counted.resource());
      sum = sum.add(one.multiply(BigDecimal.valueOf(counting.numbers().least())));
    }
    boolean always = limit.compareTo(sum) < 0;
    for (Counting counting : all) {
      ObjectField lacking =
          counted.isRequired() && !isGiven ? lacking(counting.pods(), counted) : null;
      BigDecimal one = PodDemand.sum(counting.pods(), counted.list(), counted.resource());
      BigDecimal most =
          sum.add(
              one.multiply(
                  BigDecimal.valueOf(counting.numbers().most() - counting.numbers().least())));
      if (lacking != null && counting.numbers().most() > 0) {
        findings.warn(
            DiagnosticCode.QUOTA,
            lacking.path(),
            "container "
                + quoted(lacking.in("name").text())
                + " of "
                + counting.pods().object().title()
                + " has no "
                + counted.resource()
                + " in its "
                + counted.list()
                + ", and the ResourceQuota "
                + quoted(quota.name())
                + " refuses such pods",
            "set resources."
                + counted.list()
                + "."
                + counted.resource()
                + ", or add a LimitRange with a default");
      } else if (one.signum() > 0 && limit.compareTo(most) < 0) {
        boolean tooLarge = limit.compareTo(one) < 0;
        ObjectField largest =
            PodDemand.largest(counting.pods(), counted.list(), counted.resource());
        report(
            always || tooLarge,
            tooLarge && largest != null
                ? largest.path()
                : always ? field.path() : counting.numbers().mostPlace(),
            (tooLarge
                    ? "a pod of " + counting.pods().object().title() + " has"
                    : counting.pods().object().title()
                        + " and the other pods of namespace "
                        + quoted(quota.namespace())
                        + " may have")
                + " more "
                + counted.resource()
                + " in "
                + counted.list()
                + " than the "
                + field.value()
                + " that the ResourceQuota "
                + quoted(quota.name())
                + " allows",
            "raise " + key + " of the quota, or ask for less",
            findings);
        if (always) {
          return;
        }
      }
    }
  }

  private static void report(
      boolean always, ProfilePath place, String message, String fix, DiagnosticCollector findings) {
    if (always) {
      findings.add(DiagnosticCode.QUOTA, place, message, fix);
    } else {
      findings.warn(DiagnosticCode.QUOTA, place, message, fix);
    }
  }

  /** The first container without the amount; null if all have it. */
  private static @Nullable ObjectField lacking(PodTemplate pods, Counted counted) {
    for (ObjectField container : pods.allContainers()) {
      if (!PodDemand.place(container, counted.list(), counted.resource()).isPresent()) {
        return container;
      }
    }
    return null;
  }
}
