package io.gitopsprofile.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Order is meaning: maps keep the order they have, and get one where they have none. */
final class OrderTest {

  private static final List<String> KEYS = List.of("z", "b", "y", "a", "x", "c");

  @Test
  void mapsKeepTheirOrder() {
    Namespace namespace = Namespace.builder().name("n").labels(ordered()).build();
    assertThat(namespace.labels().keySet()).containsExactlyElementsOf(KEYS);
    assertThat(namespace.toBuilder().build().labels().keySet()).containsExactlyElementsOf(KEYS);
  }

  @Test
  void mapsWithoutOrderAreSorted() {
    List<Map<String, String>> unordered =
        List.of(
            Map.copyOf(ordered()), new HashMap<>(ordered()), new ConcurrentHashMap<>(ordered()));
    for (Map<String, String> map : unordered) {
      assertThat(Namespace.builder().name("n").labels(map).build().labels().keySet())
          .containsExactly("a", "b", "c", "x", "y", "z");
      assertThat(new FreeForm(new LinkedHashMap<>(Map.of("k", map))).get("k"))
          .hasToString("{a=v, b=v, c=v, x=v, y=v, z=v}");
    }
  }

  @Test
  void freeFormIsCopiedDeeply() {
    List<Object> list = new ArrayList<>(List.of("x"));
    Map<String, @Nullable Object> inner = new LinkedHashMap<>();
    inner.put("list", list);
    FreeForm form = new FreeForm(Map.of("inner", inner));
    list.add("y");
    inner.put("more", 1);
    assertThat(form.entries()).hasToString("{inner={list=[x]}}");
    Map<?, ?> held = (Map<?, ?>) form.entries().get("inner");
    assertThatThrownBy(held::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(((List<?>) held.get("list"))::clear)
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void freeFormHoldsWhatJsonHolds() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("nothing", null);
    values.put("numbers", Arrays.asList(1, (short) 1, 1L, BigInteger.ONE, 1.5f, 1.5, null));
    values.put("big", BigInteger.ONE.shiftLeft(64));
    values.put("decimal", new BigDecimal("1.10"));
    FreeForm form = new FreeForm(values);
    assertThat(form.get("numbers")).isEqualTo(Arrays.asList(1L, 1L, 1L, 1L, 1.5, 1.5, null));
    assertThat(form.entries()).containsKey("nothing").hasSize(4);
    assertThat(form.isEmpty()).isFalse();
    assertThat(FreeForm.EMPTY.isEmpty()).isTrue();
  }

  @Test
  void freeFormRefusesTheRest() {
    assertThatThrownBy(() -> new FreeForm(Map.of("a", new int[0])))
        .hasMessageStartingWith("a int[] is not a YAML value; ");
    assertThatThrownBy(() -> new FreeForm(Map.of("a", Map.of(1, 2))))
        .hasMessage("the key 1 is not a string; quote it");
    List<Object> cycle = new ArrayList<>();
    cycle.add(cycle);
    assertThatThrownBy(() -> new FreeForm(Map.of("a", cycle)))
        .hasMessage("the values are nested deeper than 200 levels; flatten them");
  }

  @Test
  void nullElementsAreNamed() {
    assertThatThrownBy(() -> new Capabilities(Arrays.asList("ALL", null), List.of()))
        .hasMessage("add[1] is null");
    Map<String, @Nullable String> labels = new HashMap<>();
    labels.put("a", null);
    assertThatThrownBy(() -> cast(labels)).hasMessage("labels.a is null");
  }

  @SuppressWarnings({"unchecked", "NullAway"})
  private static void cast(Map<String, @Nullable String> labels) {
    Namespace.builder().name("n").labels((Map<String, String>) (Map<String, ?>) labels).build();
  }

  private static Map<String, String> ordered() {
    Map<String, String> map = new LinkedHashMap<>();
    KEYS.forEach(key -> map.put(key, "v"));
    return map;
  }

  @Test
  void aMapThatHidesItsOrderIsSorted() {
    Map<String, String> hidden =
        java.util.Collections.unmodifiableMap(Map.of("d", "4", "b", "2", "c", "3", "a", "1"));
    Namespace namespace = Namespace.builder().name("n").labels(hidden).build();
    assertThat(namespace.labels().keySet()).containsExactly("a", "b", "c", "d");
    Map<String, String> written = new java.util.LinkedHashMap<>();
    written.put("z", "1");
    written.put("a", "2");
    Namespace kept = Namespace.builder().name("n").labels(written).build();
    assertThat(kept.toBuilder().build().labels().keySet()).containsExactly("z", "a");
  }
}
