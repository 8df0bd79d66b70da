package io.gitopsprofile.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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
}
