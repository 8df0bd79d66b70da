package io.gitopsprofile.yaml;

import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Hostile text at every position of a manifest; repeat a failure with {@code -Dyaml.seed=}. */
class CanonicalYamlPropertyTest {

  private static final int TRIES = 1200;

  private final long seed = Long.getLong("yaml.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final HostileText hostile = new HostileText(random);

  @Test
  void annotationValue() {
    keepsEveryText(
        text -> Map.of("metadata", ordered("annotations", ordered("a", text, "b", text))));
  }

  @Test
  void chartValue() {
    keepsEveryText(
        text ->
            ordered(
                "spec", ordered("values", List.of(List.of(ordered("a", List.of(text, text)))))));
  }

  @Test
  void mapKey() {
    keepsEveryText(
        text ->
            ordered(
                "data",
                ordered(text, "scalar", "k1 " + text, ordered(text, ordered(text, "deep"))),
                "list",
                List.of(ordered(text, List.of("a")), ordered(text, "a\nb\n"), ordered(text, "z"))));
  }

  @Test
  void commandElement() {
    keepsEveryText(text -> ordered("command", List.of("sh", text, "-c", text)));
  }

  @Test
  void envValue() {
    keepsEveryText(
        text ->
            ordered(
                "env",
                List.of(ordered("name", "A", "value", text), ordered("value", text, "name", "B"))));
  }

  @Test
  void document() {
    keepsEveryText(text -> text);
    keepsEveryText(text -> List.of(text, text));
    keepsEveryText(text -> ordered(text, text));
  }

  @Test
  void wholeTrees() {
    for (int i = 0; i < TRIES; i++) {
      assertSurvives(i, tree(5));
    }
  }

  private void keepsEveryText(Function<String, Object> tree) {
    for (int i = 0; i < TRIES; i++) {
      assertSurvives(i, tree.apply(hostile.next()));
    }
  }

  private void assertSurvives(int attempt, @Nullable Object tree) {
    String yaml = CanonicalYaml.write(tree);
    try {
      YamlReading.assertReadsBack(tree, yaml);
    } catch (AssertionError | RuntimeException e) {
      fail("repeat with -Dyaml.seed=" + seed + ", try " + attempt + ":\n" + yaml, e);
    }
  }

  private @Nullable Object tree(int depth) {
    return switch (depth == 0 ? 2 : random.nextInt(4)) {
      case 0 -> map(depth - 1);
      case 1 -> list(depth - 1);
      default -> scalar();
    };
  }

  private Map<String, @Nullable Object> map(int depth) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.put(random.nextBoolean() ? hostile.next() : "key" + i, tree(depth));
    }
    return map;
  }

  private List<@Nullable Object> list(int depth) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(tree(depth));
    }
    return list;
  }

  private @Nullable Object scalar() {
    return switch (random.nextInt(10)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextInt();
      case 3 -> random.nextLong();
      case 4 -> new BigInteger(random.nextInt(200), random);
      case 5 -> finite(Double.longBitsToDouble(random.nextLong()));
      case 6 -> Math.round(random.nextDouble() * 1000) / 100.0;
      case 7 -> new BigDecimal(new BigInteger(random.nextInt(90), random), random.nextInt(60) - 30);
      default -> hostile.next();
    };
  }

  private static double finite(double number) {
    return Double.isFinite(number) ? number : -0.0;
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
