package io.gitopsprofile.check;

import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.ScaleTarget.ObjectReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that Kubernetes gives to the pods of what an autoscaler scales, as a pattern that fits
 * these and no others: {@code podinfo-.*} would fit the pods of {@code podinfo-canary} too. The
 * pattern fits whole names, as Prometheus compares. (Source: Kubernetes,
 * pkg/controller/controller_utils.go ComputeHash; apimachinery, pkg/util/rand; apiserver,
 * pkg/storage/names.)
 */
final class PodNames {

  /** What a name ends in that the API server makes up. */
  private static final String RANDOM = "[bcdfghjklmnpqrstvwxz2456789]{5}";

  /** The decimal digits of a number of 32 bits, in that alphabet. */
  private static final String HASH = "[bcdf456789]";

  private static final int LONGEST_HASH = 10;

  /** What is longer is cut off before the random end. */
  private static final int LONGEST_BASE = 58;

  private PodNames() {}

  /** The pattern of the names; null for a kind whose pods may have any. */
  static @Nullable String of(Autoscaler autoscaler) {
    ObjectReference object = WorkloadKind.scaledBy(autoscaler.target());
    WorkloadKind kind = WorkloadKind.of(object.apiVersion(), object.kind());
    return kind != null && kind.scales() ? of(kind, object.name()) : null;
  }

  private static @Nullable String of(WorkloadKind kind, String name) {
    return switch (kind.podNaming()) {
      case HASHED -> hashed(name);
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
      return start + HASH + "{1," + LONGEST_HASH + "}-" + RANDOM;
    }
    String cutOff = HASH + "{" + left + "}";
    String whole = left == 1 ? "" : HASH + "{1," + (left - 1) + "}-|";
    return start + "(" + whole + cutOff + ")" + RANDOM;
  }

  private static String cut(String base) {
    return literal(base.substring(0, Math.min(base.length(), LONGEST_BASE)));
  }

  /** A name may have dots; a backslash would have to be doubled in a query. */
  private static String literal(String name) {
    return Pattern.matches("[a-z0-9-]+", name) ? name : name.replace(".", "[.]");
  }
}
