package io.gitopsprofile.check.autoscaler;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Expectation;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.trial.LoadTrial;
import io.gitopsprofile.trial.TrialFigures;
import io.gitopsprofile.trial.TrialLoad;
import io.gitopsprofile.trial.TriedAutoscaler;
import io.gitopsprofile.view.Located;

/**
 * PRF170, PRF171: an autoscaler does not scale under a load as {@code expect} says (PRF170), or the
 * expectation cannot be tried (PRF171). (Source: Kubernetes, pkg/controller/podautoscaler, as the
 * package {@code simulate} repeats it.)
 */
final class ExpectationCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Autoscaler> part : context.autoscalers()) {
      Expectation expect = part.value().expect();
      if (expect != null) {
        run(part, expect, context, findings);
      }
    }
  }

  private static void run(
      Located<Autoscaler> part,
      Expectation expect,
      CheckContext context,
      DiagnosticCollector findings) {
    TriedAutoscaler tried = TriedAutoscaler.of(part, context, context.objects(), context.adapter());
    TrialLoad load = tried.load();
    LoadTrial trial = load == null ? null : tried.under(load);
    if (load == null || trial == null) {
      findings.add(
          DiagnosticCode.EXPECTATION_UNTRIED,
          part.at("expect"),
          "the expectation of autoscaler "
              + quoted(part.value().name())
              + " is not tried; "
              + (tried.metric() == null
                  ? "the profile does not tell the target of a metric"
                  : load == null
                      ? "the profile has no load in " + tried.metric().unit()
                      : "the load asks for too many pods for too long"),
          tried.metric() == null
              ? "give the autoscaler a metric with a target, and the containers their requests"
              : load != null
                  ? "expect a shorter or smaller load, or lower maxReplicas"
                  : "add load to expect, such as step:"
                      + example(tried.metric().unit())
                      + "@60..360");
      return;
    }
    compare(part, expect, trial, findings);
  }

  private static String example(String unit) {
    return unit.equals("cores") ? "2500m" : unit.equals("bytes") ? "256Mi" : "25";
  }

  private static void compare(
      Located<Autoscaler> part, Expectation expect, LoadTrial trial, DiagnosticCollector findings) {
    TrialFigures figures = trial.figures();
    Integer pods = expect.pods();
    if (pods != null && figures.mostPods() > pods) {
      report(
          part,
          "pods",
          trial,
          "reaches " + figures.mostPods() + " pods; at most " + pods + " are expected",
          "raise the target or lower maxReplicas, or expect " + figures.mostPods(),
          findings);
    }
    GoDuration above = expect.aboveTarget();
    if (above != null && figures.longestAbove() > seconds(above)) {
      boolean limited = figures.shortage() > 0;
      report(
          part,
          "aboveTarget",
          trial,
          "is above its target for "
              + figures.longestAbove()
              + " s; at most "
              + above
              + " are expected"
              + (limited ? ", and maxReplicas is reached" : ""),
          (limited ? "raise maxReplicas" : "lower the target or raise minReplicas")
              + ", or expect "
              + figures.longestAbove()
              + "s",
          findings);
    }
    Integer changes = expect.changes();
    if (changes != null && figures.mostChanges() > changes) {
      report(
          part,
          "changes",
          trial,
          "changes the replicas "
              + figures.mostChanges()
              + " times in 10 minutes; at most "
              + changes
              + " changes are expected",
          "set a longer behavior.scaleDown.stabilizationWindowSeconds, or expect "
              + figures.mostChanges(),
          findings);
    }
    GoDuration back = expect.backToMinimum();
    Integer after = figures.backAfter();
    if (back != null && (after == null || after > seconds(back))) {
      report(
          part,
          "backToMinimum",
          trial,
          (after == null
                  ? "is not back at its minimum when the trial ends"
                  : "is back at its minimum after " + after + " s")
              + "; at most "
              + back
              + " are expected",
          "set a shorter behavior.scaleDown.stabilizationWindowSeconds or faster policies"
              + (after == null ? "" : ", or expect " + after + "s"),
          findings);
    }
  }

  private static long seconds(GoDuration duration) {
    return (duration.toDuration().toMillis() + 999) / 1000;
  }

  private static void report(
      Located<Autoscaler> part,
      String key,
      LoadTrial trial,
      String result,
      String fix,
      DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.EXPECTATION_FAILED,
        part.at("expect").key(key),
        "autoscaler "
            + quoted(part.value().name())
            + " "
            + result
            + "; simulated under "
            + trial.load().text()
            + " with pods that are ready after "
            + trial.autoscaler().startup()
            + " s",
        fix);
  }
}
