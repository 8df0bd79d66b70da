package io.gitopsprofile.check.keda;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.keda.CreatedAutoscaler;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import org.jspecify.annotations.Nullable;

/**
 * PRF141: a setting of a ScaledObject has no effect. KEDA itself starts the first pod and removes
 * the last; between one pod and many, the HorizontalPodAutoscaler that KEDA creates decides.
 * (Source: KEDA, apis/keda/v1alpha1/scaledobject_webhook.go, verifyScaledObjects;
 * pkg/fallback/fallback.go; keda issues 737 and 6844.)
 */
final class IgnoredSettingCheck implements Check {

  private static final String TRANSFER = "scaledobject.keda.sh/transfer-hpa-ownership";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ProfileObject scaled : ScaledObjects.all(context.objects())) {
      Long least = ScaledObjects.least(scaled);
      if (least != null && least > 0 && !scaled.field("spec", "idleReplicaCount").isPresent()) {
        withoutZero(scaled, least, findings);
      }
      fallback(scaled, least, ScaledObjects.most(scaled), findings);
      cron(scaled, least, ScaledObjects.most(scaled), findings);
      transfer(scaled, findings);
    }
  }

  private static void withoutZero(ProfileObject scaled, long least, DiagnosticCollector findings) {
    String window = "behavior.scaleDown.stabilizationWindowSeconds delays the removal of pods";
    String fix = "remove it; " + window;
    ofZero(scaled.field("spec", "cooldownPeriod"), least, fix, findings);
    ofZero(scaled.field("spec", "initialCooldownPeriod"), least, fix, findings);
    if (!usesCache(scaled)) {
      ofZero(
          scaled.field("spec", "pollingInterval"),
          least,
          "remove it; Kubernetes asks for the metrics every 15 s",
          findings);
    }
  }

  private static boolean usesCache(ProfileObject scaled) {
    for (ObjectField trigger : ScaledObjects.triggers(scaled)) {
      if (trigger.in("useCachedMetrics").isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static void ofZero(
      ObjectField field, long least, String fix, DiagnosticCollector findings) {
    if (field.isPresent()) {
      ProfileObject scaled = field.object();
      findings.add(
          DiagnosticCode.KEDA_NO_EFFECT,
          field.path(),
          scaled.title()
              + " has "
              + ScaledObjects.key(field)
              + " "
              + field.value()
              + ", which acts between 0 and 1 pods only; its least number of pods is "
              + least,
          fix,
          Edit.remove(field.path()));
    }
  }

  private static void fallback(
      ProfileObject scaled,
      @Nullable Long least,
      @Nullable Long most,
      DiagnosticCollector findings) {
    ObjectField replicas = scaled.field("spec", "fallback", "replicas");
    Long pods = replicas.number();
    String behavior = scaled.field("spec", "fallback", "behavior").text();
    if (pods == null
        || ScaledObjects.areOfResources(scaled)
        || behavior.equals("currentReplicas")) {
      return;
    }
    if (least != null && pods < least && !behavior.equals("currentReplicasIfHigher")) {
      bounded(replicas, pods, least, "runs at least", findings);
    } else if (most != null && pods > most) {
      bounded(replicas, pods, most, "runs at most", findings);
    }
  }

  private static void bounded(
      ObjectField replicas, long pods, long bound, String runs, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.KEDA_NO_EFFECT,
        replicas.path(),
        replicas.object().title()
            + " falls back to "
            + pods
            + (pods == 1 ? " pod" : " pods")
            + ", and always "
            + runs
            + " "
            + bound,
        "write " + bound + ", or a number between the bounds of the autoscaler",
        Edit.set(replicas.path(), bound));
  }

  /** Reports a cron trigger whose number of pods has no effect within the bounds. */
  private static void cron(
      ProfileObject scaled,
      @Nullable Long least,
      @Nullable Long most,
      DiagnosticCollector findings) {
    for (ObjectField trigger : ScaledObjects.triggers(scaled)) {
      Long wanted =
          trigger.in("type").text().equals("cron")
              ? TriggerValues.whole(trigger.in("metadata", "desiredReplicas").text())
              : null;
      if (wanted == null) {
        continue;
      }
      boolean below = least != null && wanted <= least && wanted > 0;
      if (below || (most != null && wanted > most)) {
        findings.add(
            DiagnosticCode.KEDA_NO_EFFECT,
            trigger.in("metadata", "desiredReplicas").path(),
            scaled.title()
                + " asks for "
                + wanted
                + (wanted == 1 ? " pod" : " pods")
                + " at the time of a cron trigger, and always runs at "
                + (below ? "least " + least : "most " + most),
            below
                ? "write more than minReplicaCount, or lower minReplicaCount"
                : "raise maxReplicaCount");
      }
    }
  }

  /** Reports a transfer that does not name the autoscaler which KEDA shall take over. */
  private static void transfer(ProfileObject scaled, DiagnosticCollector findings) {
    ObjectField annotation = scaled.field("metadata", "annotations", TRANSFER);
    ObjectField name = scaled.field("spec", "advanced", "horizontalPodAutoscalerConfig", "name");
    if (annotation.text().equals("true") && !name.isPresent()) {
      findings.add(
          DiagnosticCode.KEDA_NO_EFFECT,
          annotation.path(),
          scaled.title()
              + " takes over an autoscaler, and does not name it; KEDA then looks for "
              + quoted(CreatedAutoscaler.name(scaled.name())),
          "write the name of the HorizontalPodAutoscaler in"
              + " spec.advanced.horizontalPodAutoscalerConfig.name");
    }
  }
}
