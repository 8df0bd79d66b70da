package io.gitopsprofile.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.render.RenderedFile;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads a rendered file with a YAML 1.1 and a YAML 1.2 parser: both must see its object. */
public final class Rereading {

  private Rereading() {}

  /** Reads it twice and compares. */
  public static void check(RenderedFile file) {
    assertThat(file.objects()).as(file.path()).hasSize(1);
    Object meant = plain(file.objects().get(0).content().entries());
    Object as11 = new Yaml(new SafeConstructor(deep())).load(file.text());
    Object as12 = new Load(LoadSettings.builder().build()).loadFromString(file.text());
    assertThat(plain(as11)).as("%s as YAML 1.1", file.path()).isEqualTo(meant);
    assertThat(plain(as12)).as("%s as YAML 1.2", file.path()).isEqualTo(meant);
    assertThat(file.text()).endsWith("\n").doesNotContain("\r").doesNotContain("!!");
  }

  /** As deep as free-form parts may nest, inside the objects that hold them. */
  private static LoaderOptions deep() {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(200);
    return options;
  }

  /** The same value with one type for all integers, whichever a parser chose. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, element) -> copy.put(key, plain(element)));
      return copy;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Rereading::plain).toList();
    }
    return value instanceof Integer || value instanceof Long
        ? BigInteger.valueOf(((Number) value).longValue())
        : value;
  }
}
