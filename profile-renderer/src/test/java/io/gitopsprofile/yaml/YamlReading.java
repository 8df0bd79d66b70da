package io.gitopsprofile.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import org.snakeyaml.engine.v2.schema.Schema;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Reads written YAML back, as YAML 1.1 and as YAML 1.2, and compares the values. */
final class YamlReading {

  private static final int LIMIT = 1 << 28;

  private YamlReading() {}

  static void assertReadsBack(@Nullable Object tree, String yaml) {
    Object expected = normal(tree);
    assertThat(normal(yaml11().load(yaml))).as("YAML 1.1").isEqualTo(expected);
    assertThat(normal(yaml12(new JsonSchema(), yaml))).as("YAML 1.2, JSON").isEqualTo(expected);
    assertThat(normal(yaml12(new CoreSchema(), yaml))).as("YAML 1.2, core").isEqualTo(expected);
    assertHasNoTagsOrAnchors(yaml);
  }

  private static Yaml yaml11() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LIMIT);
    options.setAllowDuplicateKeys(false);
    return new Yaml(new SafeConstructor(options));
  }

  private static Object yaml12(Schema schema, String yaml) {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(LIMIT).setSchema(schema).build();
    return new Load(settings).loadFromString(yaml);
  }

  private static void assertHasNoTagsOrAnchors(String yaml) {
    for (Event event : yaml11().parse(new StringReader(yaml))) {
      if ((event instanceof NodeEvent node && node.getAnchor() != null)
          || (event instanceof ScalarEvent scalar && scalar.getTag() != null)
          || (event instanceof CollectionStartEvent start && start.getTag() != null)) {
        fail("a tag or an anchor: " + event);
      }
    }
  }

  private static @Nullable Object normal(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> normal = new LinkedHashMap<>();
      map.forEach((key, element) -> normal.put(key, normal(element)));
      return List.of(normal, List.copyOf(normal.keySet()));
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> normal = new ArrayList<>();
      list.forEach(element -> normal.add(normal(element)));
      return normal;
    }
    if (value instanceof Integer || value instanceof Long) {
      return BigInteger.valueOf(((Number) value).longValue());
    }
    return value instanceof BigDecimal number ? (Object) number.doubleValue() : value;
  }
}
