package io.gitopsprofile.read.node;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.read.node.KubernetesYaml.Listener;
import io.gitopsprofile.read.scalar.PlainScalarResolver;
import io.gitopsprofile.read.source.NodeComposer;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Types one scalar as kubectl does: by its text if bare, by its tag if it has one. */
public final class KubernetesScalar {

  /** Stands for a value that was reported. */
  public static final Object REFUSED = new Object();

  private final Listener problems;

  public KubernetesScalar(Listener problems) {
    this.problems = problems;
  }

  /** The typed value, or {@link #REFUSED}. */
  @Nullable
  public Object read(ScalarNode node) {
    Tag tag = node.getTag();
    String text = node.getValue();
    if (tag.equals(Tag.STR)) {
      return text;
    }
    if (tag.equals(NodeComposer.BARE)) {
      return carriedByJson(node, PlainScalarResolver.value(text));
    }
    if (tag.equals(Tag.BINARY)) {
      return binary(node);
    }
    Object value = PlainScalarResolver.value(text);
    if (tag.equals(Tag.NULL)) {
      return value == null ? null : refuseContent(node, "null");
    }
    if (tag.equals(Tag.BOOL)) {
      return value instanceof Boolean ? value : refuseContent(node, "a boolean");
    }
    if (tag.equals(Tag.INT)) {
      boolean integer = value instanceof Number && PlainScalarResolver.isInteger(text);
      return integer ? carriedByJson(node, value) : refuseContent(node, "an integer");
    }
    if (tag.equals(Tag.FLOAT)) {
      return value instanceof Number number
          ? carriedByJson(node, PlainScalarResolver.narrow(number.doubleValue()))
          : refuseContent(node, "a number");
    }
    refuseTag(node, problems);
    return REFUSED;
  }

  private @Nullable Object carriedByJson(ScalarNode node, @Nullable Object value) {
    String text = node.getValue();
    String fix = "write \"" + text + "\" if text is meant";
    if (value instanceof Double number && !Double.isFinite(number)) {
      problems.add(
          DiagnosticCode.BAD_VALUE, node, "Kubernetes cannot carry the number " + text, fix);
      return REFUSED;
    }
    if (value instanceof BigInteger) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          node,
          "some releases of kubectl read " + text + " as text, some as number",
          fix);
      return REFUSED;
    }
    return value;
  }

  private Object binary(ScalarNode node) {
    String base64 = node.getValue().replace("\n", "").replace("\r", "");
    try {
      if (base64.length() % 4 == 0) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      }
    } catch (IllegalArgumentException | CharacterCodingException e) {
      // Reported below: what was decoded is of no use to a reader.
    }
    problems.add(
        DiagnosticCode.BAD_VALUE,
        node,
        "!!binary holds what is not text in base64",
        "keep the base64 as text, without a tag");
    return REFUSED;
  }

  private Object refuseContent(ScalarNode node, String kind) {
    String message = "\"" + node.getValue() + "\" is not " + kind;
    problems.add(DiagnosticCode.BAD_VALUE, node, message, "remove the tag or correct the value");
    return REFUSED;
  }

  public static void refuseTag(Node node, Listener problems) {
    String tag = node.getTag().getValue();
    String shown = tag.startsWith(Tag.PREFIX) ? "!!" + tag.substring(Tag.PREFIX.length()) : tag;
    problems.add(
        DiagnosticCode.BAD_VALUE,
        node,
        "the tag " + shown + " has no meaning here",
        "remove the tag");
  }
}
