package io.gitopsprofile.testkit;

import io.gitopsprofile.trial.LoadTrial;
import io.gitopsprofile.trial.TrialFigures;
import java.time.Duration;
import org.assertj.core.api.AbstractAssert;

/** Assertions about an autoscaler under a simulated load. */
public final class LoadAssert extends AbstractAssert<LoadAssert, LoadTrial> {

  private final ProfileAssert profile;

  LoadAssert(ProfileAssert profile, LoadTrial trial) {
    super(trial, LoadAssert.class);
    this.profile = profile;
  }

  /** Verifies that the autoscaler never asks for more pods. */
  public LoadAssert needsAtMostPods(int pods) {
    return holds(figures().mostPods() <= pods, "needs " + figures().mostPods() + " pods");
  }

  /** Verifies that the ready pods are above their target for no longer time in one piece. */
  public LoadAssert isAboveTargetAtMost(Duration time) {
    int seconds = figures().longestAbove();
    return holds(seconds <= time.toSeconds(), "is above its target for " + seconds + " s");
  }

  /** Verifies that the number of pods changes no more often in any ten minutes. */
  public LoadAssert changesAtMost(int changes) {
    int most = figures().mostChanges();
    return holds(most <= changes, "changes the pods " + most + " times in ten minutes");
  }

  /** Verifies that the autoscaler is back at its smallest number of pods soon after the load. */
  public LoadAssert isBackAtMinimumWithin(Duration time) {
    Integer after = figures().backAfter();
    return holds(
        after != null && after <= time.toSeconds(),
        after == null
            ? "is not back at its minimum when the trial ends"
            : "is back at its minimum " + after + " s after the load");
  }

  /** Verifies that a sentence about the trial contains a text. */
  public LoadAssert says(String text) {
    for (String word : actual.words()) {
      if (word.contains(text)) {
        return this;
      }
    }
    throw failed("does not say \"" + text + "\"");
  }

  /** Returns to the profile. */
  public ProfileAssert and() {
    return profile;
  }

  private TrialFigures figures() {
    return actual.figures();
  }

  private LoadAssert holds(boolean holds, String otherwise) {
    if (!holds) {
      throw failed(otherwise);
    }
    return this;
  }

  private AssertionError failed(String problem) {
    return failure(
        "the autoscaler %s under %s %s:%n  %s",
        actual.autoscaler().autoscaler().value().name(),
        actual.load().text(),
        problem,
        String.join("\n  ", actual.words()));
  }
}
