package io.gitopsprofile.check.room;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ScalingObject;
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

  /** The most pods of a workload that are counted. */
  private static final long MOST_PODS = 1L << 20;

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
  private record Counting(PodTemplate pods, long least, long most, ProfilePath mostPlace) {}

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    List<ProfileObject> quotas = context.objects().ofKind("ResourceQuota");
    if (quotas.isEmpty()) {
      return;
    }
    Map<String, ScalingObject> scalers = new HashMap<>();
    for (ScalingObject scaler : ScalingObject.all(context.objects())) {
      scalers.putIfAbsent(scaler.target(), scaler);
    }
    Map<String, List<Counting>> byNamespace = new HashMap<>();
    for (PodTemplate pods : context.objects().pods()) {
      Counting counting = counting(pods, scalers);
      byNamespace.computeIfAbsent(pods.namespace(), any -> new ArrayList<>()).add(counting);
    }
    Map<String, List<ProfileObject>> ranges = new HashMap<>();
    for (ProfileObject range : context.objects().ofKind("LimitRange")) {
      ranges.computeIfAbsent(range.namespace(), any -> new ArrayList<>()).add(range);
    }
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
            ranges.getOrDefault(quota.namespace(), List.of()),
            counts,
            findings);
      }
    }
  }

  private static Counting counting(PodTemplate pods, Map<String, ScalingObject> scalers) {
    WorkloadKind kind = pods.kind();
    boolean scales = kind == WorkloadKind.DEPLOYMENT || kind == WorkloadKind.STATEFUL_SET;
    ObjectField replicas = pods.object().field("spec", "replicas");
    Long number = replicas.number();
    long count = scales && number != null ? number : 1;
    ScalingObject scaler =
        scalers.get(
            new ScalingObject(pods.object(), pods.object().kind(), pods.object().name()).target());
    if (scaler == null) {
      return new Counting(pods, count, count, replicas.path());
    }
    boolean keda = scaler.isScaledObject();
    ObjectField spec = scaler.object().field("spec");
    Long least = spec.in(keda ? "minReplicaCount" : "minReplicas").number();
    ObjectField most = spec.in(keda ? "maxReplicaCount" : "maxReplicas");
    Long largest = most.number();
    long from = least == null ? (keda ? 0 : 1) : least;
    if (largest != null && from > largest) {
      return new Counting(pods, 0, 0, most.path());
    }
    return new Counting(
        pods,
        Math.min(from, MOST_PODS),
        Math.min(largest == null ? from : largest, MOST_PODS),
        most.path());
  }

  private static void check(
      ProfileObject quota,
      List<Counting> all,
      List<ProfileObject> ranges,
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
        numbers(quota, field, limit, all, findings);
      }
      Counted counted = Counted.of(key);
      if (counted != null) {
        amounts(quota, field, limit, counted, all, ranges, findings);
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
              + (count == 1 ? " object of " : " objects of ")
              + kind
              + " in namespace "
              + quoted(quota.namespace())
              + ", and the ResourceQuota "
              + quoted(quota.name())
              + " allows "
              + field.value(),
          "raise " + key + " of the quota, or remove some of them");
    }
  }

  private static void numbers(
      ProfileObject quota,
      ObjectField field,
      BigDecimal limit,
      List<Counting> all,
      DiagnosticCollector findings) {
    long sum = 0;
    for (Counting counting : all) {
      sum += counting.least();
    }
    for (Counting counting : all) {
      long most = sum - counting.least() + counting.most();
      if (limit.compareTo(BigDecimal.valueOf(most)) < 0 && counting.most() > 0) {
        boolean always = limit.compareTo(BigDecimal.valueOf(sum)) < 0;
        report(
            always,
            always ? field.path() : counting.mostPlace(),
            counting.pods().object().title()
                + " and the other pods of namespace "
                + quoted(quota.namespace())
                + " may be "
                + most
                + ", and the ResourceQuota "
                + quoted(quota.name())
                + " allows "
                + field.value(),
            "raise " + field.key() + " of the quota, or ask for" + " fewer pods",
            findings);
        if (always) {
          return;
        }
      }
    }
  }

  private static void amounts(
      ProfileObject quota,
      ObjectField field,
      BigDecimal limit,
      Counted counted,
      List<Counting> all,
      List<ProfileObject> ranges,
      DiagnosticCollector findings) {
    String name = field.key();
    boolean isGiven = isGiven(ranges, counted);
    BigDecimal sum = BigDecimal.ZERO;
    for (Counting counting : all) {
      BigDecimal one = sum(counting.pods(), counted);
      sum = sum.add(one.multiply(BigDecimal.valueOf(counting.least())));
    }
    boolean always = limit.compareTo(sum) < 0;
    for (Counting counting : all) {
      ObjectField lacking =
          counted.isRequired() && !isGiven ? lacking(counting.pods(), counted) : null;
      BigDecimal one = sum(counting.pods(), counted);
      BigDecimal most =
          sum.add(one.multiply(BigDecimal.valueOf(counting.most() - counting.least())));
      if (lacking != null && counting.most() > 0) {
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
                + " refuses pods without",
            "set resources."
                + counted.list()
                + "."
                + counted.resource()
                + ", or add a LimitRange with a default");
      } else if (one.signum() > 0 && limit.compareTo(most) < 0) {
        boolean tooLarge = limit.compareTo(one) < 0;
        report(
            always || tooLarge,
            tooLarge
                ? place(counting.pods(), counted)
                : always ? field.path() : counting.mostPlace(),
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
            "raise " + name + " of the quota, or ask for less",
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

  /** True if a LimitRange gives containers without the amount one. */
  private static boolean isGiven(List<ProfileObject> ranges, Counted counted) {
    for (ProfileObject range : ranges) {
      for (ObjectField limit : range.field("spec", "limits").elements()) {
        if (limit.in("type").text().equals("Container")
            && (limit.in("default", counted.resource()).isPresent()
                || limit.in("max", counted.resource()).isPresent()
                || (counted.list().equals("requests")
                    && (limit.in("defaultRequest", counted.resource()).isPresent()
                        || limit.in("min", counted.resource()).isPresent())))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The first container without the amount; null if all have it. */
  private static @Nullable ObjectField lacking(PodTemplate pods, Counted counted) {
    for (ObjectField container : pods.allContainers()) {
      if (!field(container, counted).isPresent()) {
        return container;
      }
    }
    return null;
  }

  private static ObjectField field(ObjectField container, Counted counted) {
    ObjectField own = container.in("resources", counted.list(), counted.resource());
    return own.isPresent() || counted.list().equals("limits")
        ? own
        : container.in("resources", "limits", counted.resource());
  }

  private static BigDecimal sum(PodTemplate pods, Counted counted) {
    BigDecimal running = BigDecimal.ZERO;
    BigDecimal most = BigDecimal.ZERO;
    for (ObjectField container : pods.initContainers()) {
      BigDecimal own = amount(container, counted);
      if (container.in("restartPolicy").text().equals("Always")) {
        running = running.add(own);
      } else {
        most = most.max(running.add(own));
      }
    }
    for (ObjectField container : pods.containers()) {
      running = running.add(amount(container, counted));
    }
    return running.max(most);
  }

  private static BigDecimal amount(ObjectField container, Counted counted) {
    BigDecimal amount = field(container, counted).amount();
    return amount == null ? BigDecimal.ZERO : amount.max(BigDecimal.ZERO);
  }

  private static ProfilePath place(PodTemplate pods, Counted counted) {
    ProfilePath place = pods.object().part();
    BigDecimal most = BigDecimal.ZERO;
    for (ObjectField container : pods.allContainers()) {
      BigDecimal amount = amount(container, counted);
      if (amount.compareTo(most) > 0) {
        place = field(container, counted).path();
        most = amount;
      }
    }
    return place;
  }
}
