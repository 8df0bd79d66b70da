package io.gitopsprofile.kubernetes;

import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.ScaleTarget.ObjectReference;
import org.jspecify.annotations.Nullable;

/**
 * The pattern of the pod names of a scaled object. It matches exactly these names: {@code
 * podinfo-.*} would match the pods of {@code podinfo-canary}, too. The pattern matches whole names,
 * as in Prometheus. (Source: Kubernetes, pkg/controller/controller_utils.go ComputeHash;
 * apimachinery, pkg/util/rand; apiserver, pkg/storage/names.)
 */
public final class PodNamePattern {

  /** The random suffix that the API server generates. */
  private static final String RANDOM = "[bcdfghjklmnpqrstvwxz2456789]{5}";

  /** The alphabet that encodes the decimal digits of a 32-bit hash. */
  private static final String HASH = "[bcdf456789]";

  private static final int LONGEST_HASH = 10;

  private static final String ANY_HASH = HASH + "{1," + LONGEST_HASH + "}-";

  /** The length at which a name is cut off before the random suffix. */
  private static final int LONGEST_BASE = 58;

  private PodNamePattern() {}

  /** Returns the pattern of the names; null for a kind whose pods may have any name. */
  public static @Nullable String of(Autoscaler autoscaler) {
    ObjectReference object = WorkloadKind.scaledBy(autoscaler.target());
    WorkloadKind kind = WorkloadKind.of(object.apiVersion(), object.kind());
    return kind != null && kind.scales() ? of(kind, object.name()) : null;
  }

  private static @Nullable String of(WorkloadKind kind, String name) {
    return switch (kind.podNaming()) {
      case HASHED -> name.contains("${") ? literal(name) + "-" + ANY_HASH + RANDOM : hashed(name);
      case NUMBERED -> literal(name) + "-[0-9]+";
      case RANDOM -> cut(name + "-") + RANDOM;
      case OWN -> literal(name);
      case SEVERAL -> null;
    };
  }

  private static String hashed(String name) {
    int left = LONGEST_BASE - name.length() - 1;
    if (left <= 0) {
      return cut(name + "-") + RANDOM;
    }
    String start = literal(name) + "-";
    if (left > LONGEST_HASH) {
      return start + ANY_HASH + RANDOM;
    }
    String cutOff = HASH + "{" + left + "}";
    String whole = left == 1 ? "" : HASH + "{1," + (left - 1) + "}-|";
    return start + "(" + whole + cutOff + ")" + RANDOM;
  }

  private static String cut(String base) {
    boolean isKnown = !base.contains("${");
    return literal(isKnown ? base.substring(0, Math.min(base.length(), LONGEST_BASE)) : base);
  }

  /** Escapes the dots of a name without a backslash, which a query would have to double. */
  private static String literal(String name) {
    return name.replace(".", "[.]");
  }
}
