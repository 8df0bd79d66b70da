package io.gitopsprofile.read.scalar;

import io.gitopsprofile.read.source.NodeComposer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The resolution of a scalar in a typed part to text, number, boolean or null, as kubectl does it.
 */
public final class ScalarResolution {

  private ScalarResolution() {}

  /** The text, a Long, a Double or another Number, a Boolean, or null. */
  public static @Nullable Object of(ScalarNode scalar) {
    if (!scalar.getTag().equals(NodeComposer.BARE)) {
      return scalar.getValue();
    }
    Object value = PlainScalarResolver.value(scalar.getValue());
    return value instanceof Integer number ? Long.valueOf(number) : value;
  }

  /** True if the node is empty, {@code null} or {@code ~}. */
  public static boolean isNull(Node node) {
    return node instanceof ScalarNode scalar && of(scalar) == null;
  }
}
