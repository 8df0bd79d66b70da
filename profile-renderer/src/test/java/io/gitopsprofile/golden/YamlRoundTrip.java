package io.gitopsprofile.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.rendered.RenderedFile;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Reads a rendered file with a YAML 1.1 and a YAML 1.2 parser; both must read the same object. */
public final class YamlRoundTrip {

  private YamlRoundTrip() {}

  /** Reads the file with both parsers and compares the results. */
  public static void check(RenderedFile file) {
    assertThat(file.objects()).as(file.path()).hasSize(1);
    Object meant = plain(file.objects().get(0).content().entries());
    Object as11 = new Yaml(new SafeConstructor(deep())).load(file.text());
    Object as12 = new Load(LoadSettings.builder().build()).loadFromString(file.text());
    assertThat(plain(as11)).as("%s as YAML 1.1", file.path()).isEqualTo(meant);
    assertThat(plain(as12)).as("%s as YAML 1.2", file.path()).isEqualTo(meant);
    assertThat(file.text()).endsWith("\n").doesNotContain("\r");
    assertThat(marks(file.text())).as("tags and anchors in %s", file.path()).isEmpty();
  }

  /** The tags, anchors and aliases of a text, not counting text in scalars. */
  private static List<Event> marks(String text) {
    List<Event> marks = new ArrayList<>();
    for (Event event : new Yaml(deep()).parse(new StringReader(text))) {
      boolean tagged =
          event instanceof ScalarEvent scalar
              ? scalar.getTag() != null
              : event instanceof CollectionStartEvent start && start.getTag() != null;
      if (tagged || (event instanceof NodeEvent node && node.getAnchor() != null)) {
        marks.add(event);
      }
    }
    return marks;
  }

  /** Options with a nesting limit for free-form parts inside the objects that hold them. */
  private static LoaderOptions deep() {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(200);
    return options;
  }

  /** The value with one type for all integers, whichever type a parser chose. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, element) -> copy.put(key, plain(element)));
      return copy;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(YamlRoundTrip::plain).toList();
    }
    return value instanceof Integer || value instanceof Long
        ? BigInteger.valueOf(((Number) value).longValue())
        : value;
  }
}
