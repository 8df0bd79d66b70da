package io.gitopsprofile.page;

import io.gitopsprofile.chain.FluxStep;
import java.util.ArrayList;
import java.util.List;

/** Words that the page and the Markdown share. */
final class ReportWords {

  private ReportWords() {}

  /** Returns the steps that a step waits for, each with the reason. */
  static String waits(FluxStep step) {
    List<String> words = new ArrayList<>();
    for (FluxStep.Wait wait : step.waits()) {
      words.add(wait.on() + ": " + wait.why());
    }
    return words.isEmpty() ? "nothing" : String.join("; ", words);
  }
}
