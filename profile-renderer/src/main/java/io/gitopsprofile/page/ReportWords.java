package io.gitopsprofile.page;

import io.gitopsprofile.chain.FluxStep;
import java.util.ArrayList;
import java.util.List;

/** Words that the page and the Markdown share. */
final class ReportWords {

  private ReportWords() {}

  /** Returns the number of the wave in which Flux can start a step. */
  static String wave(FluxStep step) {
    return step.wave() == 0 ? "never: waits in a circle" : String.valueOf(step.wave());
  }

  /** Returns the steps that a step waits for, each with the reason. */
  static String waits(FluxStep step) {
    List<String> words = new ArrayList<>();
    for (FluxStep.Wait wait : step.waits()) {
      words.add(wait.on() + ": " + wait.why());
    }
    return words.isEmpty() ? "nothing" : String.join("; ", words);
  }
}
