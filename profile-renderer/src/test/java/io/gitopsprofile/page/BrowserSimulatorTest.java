package io.gitopsprofile.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.autoscaler.LoadShape;
import io.gitopsprofile.model.value.InvalidValueException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptableObject;

/**
 * Compares the simulator of the page with that of Java, in Rhino: each second, each change and each
 * word of random trials. {@code -Dpage.trials=5000} tries more, {@code -Dpage.seed=N} others; the
 * tests of the page do the same in Chromium.
 */
class BrowserSimulatorTest {

  @Test
  void givesNumbersOfJava() {
    List<RandomTrials.Case> cases =
        new RandomTrials(Long.getLong("page.seed", 18))
            .cases(Integer.getInteger("page.trials", 60));
    int changes = 0;
    try (Context engine = Context.enter()) {
      engine.setLanguageVersion(Context.VERSION_ES6);
      ScriptableObject scope = engine.initSafeStandardObjects();
      engine.evaluateString(
          scope, PageParts.simulator() + RandomTrials.DIGEST, "simulator.js", 1, null);
      for (RandomTrials.Case one : cases) {
        scope.put("load", scope, one.load());
        String call = "digest(" + PageData.of(List.of(one.tried())) + "[0], load)";
        Object digest = engine.evaluateString(scope, call, "call", 1, null);
        assertThat(digest.toString()).as(one.load() + " " + one.tried()).isEqualTo(one.digest());
        changes += Integer.parseInt(one.digest().split(" ", 3)[1]);
      }
    }
    assertThat(changes).isGreaterThan(2 * cases.size());
  }

  @Test
  void givesUpAsJavaDoes() {
    String starter = Reports.starter().replace("maxReplicas: 10", "maxReplicas: 2000000000");
    String settings = PageData.of(List.of(Reports.of(starter).chains().get(0).tried()));
    try (Context engine = Context.enter()) {
      engine.setLanguageVersion(Context.VERSION_ES6);
      ScriptableObject scope = engine.initSafeStandardObjects();
      engine.evaluateString(scope, PageParts.simulator(), "simulator.js", 1, null);
      String call = "Simulator.trial(" + settings + "[0], 'step:1000000000000@60..86000') === null";
      assertThat(engine.evaluateString(scope, call, "call", 1, null)).isEqualTo(true);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "step:25@60..360",
        "step:2500m@1m..1h",
        "step:12.5@0..1500ms",
        "ramp:1Ki-64Mi@0..90.5s",
        "ramp:1n-1u@0.25s..1h30m10s",
        "spike:0.123456789k@7..24h",
        "sine:1k-2M/5m@0..3600",
        "sine:0-1T/1.5h@0..1d",
        "sine:1-2/500ms@0..9",
        "step:1@5..5",
        "step:1@0..86401",
        "step:-1@0..9",
        "step:1@0..9 ",
        "step:9999T@0..9",
        "ramp:1@0..9",
        "step:1-2@0..9",
        "step:1@1ns..9",
        ""
      })
  void readsLoadsAsJavaDoes(String text) {
    try (Context engine = Context.enter()) {
      engine.setLanguageVersion(Context.VERSION_ES6);
      ScriptableObject scope = engine.initSafeStandardObjects();
      engine.evaluateString(scope, PageParts.simulator(), "simulator.js", 1, null);
      scope.put("text", scope, text);
      String read =
          """
          var s = Simulator.load(text);
          s && [s.kind].concat([s.low, s.high, s.period, s.start, s.end].map(function (value) {
            var view = new DataView(new ArrayBuffer(8));
            view.setFloat64(0, value);
            return view.getInt32(0) + '/' + view.getInt32(4);
          })).join(' ');
          """;
      Object shape = engine.evaluateString(scope, read, "call", 1, null);
      assertThat(shape == null ? null : shape.toString()).isEqualTo(parts(text));
    }
  }

  private static @Nullable String parts(String text) {
    try {
      LoadShape.Parts parts = LoadShape.of(text).parts();
      StringBuilder line = new StringBuilder(parts.kind());
      for (double value :
          List.of(parts.low(), parts.high(), parts.period(), parts.start(), parts.end())) {
        long bits = Double.doubleToLongBits(value);
        line.append(' ').append((int) (bits >> 32)).append('/').append((int) bits);
      }
      return line.toString();
    } catch (InvalidValueException notLoad) {
      return null;
    }
  }
}
