package io.gitopsprofile.check.keda;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.keda.CreatedAutoscaler;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * PRF078: KEDA's webhook, or its kind, refuses a ScaledObject: an idle number of pods that is not
 * below the minimum, bounds the wrong way round, a fallback or a minimum of zero for CPU and memory
 * alone, triggers of one name, two ScaledObjects with one HorizontalPodAutoscaler, or a formula
 * with unknown triggers. (Source: KEDA, apis/keda/v1alpha1/scaledobject_webhook.go and
 * scaletriggers_types.go.)
 *
 * <p>The bounds, names and fallbacks of autoscalers are left to the checks of autoscalers.
 */
final class RefusedSettingCheck implements Check {

  private static final int LONGEST = 63;

  /** The words that a formula may have besides the names of triggers and functions. */
  private static final Set<String> WORDS =
      Set.of("true", "false", "nil", "and", "or", "not", "in", "if", "else", "let");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Map<String, ProfileObject> autoscalers = new HashMap<>();
    for (ProfileObject scaled : ScaledObjects.all(context.objects())) {
      idle(scaled, findings);
      triggers(scaled, findings);
      modifiers(scaled, findings);
      createdName(scaled, autoscalers, findings);
      if (scaled.isManifest()) {
        bounds(scaled, findings);
        least(scaled.field("spec", "maxReplicaCount"), findings);
        least(scaled.field("spec", "pollingInterval"), findings);
        resources(scaled, findings);
      }
    }
  }

  private static void idle(ProfileObject scaled, DiagnosticCollector findings) {
    ObjectField field = scaled.field("spec", "idleReplicaCount");
    Long idle = field.number();
    Long least = ScaledObjects.least(scaled);
    if (idle == null || least == null) {
      return;
    }
    if (idle >= least) {
      findings.add(
          DiagnosticCode.SCALED_OBJECT,
          field.path(),
          scaled.title()
              + " has idleReplicaCount "
              + idle
              + ", which is not below its minReplicaCount "
              + least,
          least == 0
              ? "remove it; without load KEDA goes down to minReplicaCount 0 anyway"
              : "write 0, or remove it",
          least == 0 ? Edit.remove(field.path()) : Edit.set(field.path(), 0L));
    } else if (idle > 0) {
      findings.warn(
          DiagnosticCode.SCALED_OBJECT,
          field.path(),
          scaled.title()
              + " has idleReplicaCount "
              + idle
              + ", and KEDA supports 0 only; the HorizontalPodAutoscaler raises any other number to"
              + " minReplicaCount "
              + least,
          "write 0, or remove it and lower minReplicaCount",
          Edit.set(field.path(), 0L));
    }
  }

  private static void bounds(ProfileObject scaled, DiagnosticCollector findings) {
    Long least = ScaledObjects.least(scaled);
    Long most = ScaledObjects.most(scaled);
    if (least != null && most != null && least > most) {
      findings.add(
          DiagnosticCode.SCALED_OBJECT,
          scaled.at("spec", "minReplicaCount"),
          scaled.title()
              + " has minReplicaCount "
              + least
              + ", above its maxReplicaCount "
              + most
              + (scaled.field("spec", "maxReplicaCount").isPresent() ? "" : ", the default"),
          "lower minReplicaCount or raise maxReplicaCount");
    }
  }

  /** Reports a number that has to be 1 or more. */
  private static void least(ObjectField field, DiagnosticCollector findings) {
    Long number = field.number();
    if (number != null && number < 1) {
      findings.add(
          DiagnosticCode.SCALED_OBJECT,
          field.path(),
          field.object().title() + " has " + field.key() + " " + number + ", and needs at least 1",
          "write 1 or more");
    }
  }

  private static void resources(ProfileObject scaled, DiagnosticCollector findings) {
    if (!ScaledObjects.areOfResources(scaled)) {
      return;
    }
    boolean modified = scaled.field("spec", "advanced", "scalingModifiers").isPresent();
    ObjectField fallback = scaled.field("spec", "fallback");
    if (fallback.isPresent() && !modified) {
      findings.add(
          DiagnosticCode.SCALED_OBJECT,
          fallback.path(),
          scaled.title()
              + " has a fallback, and scales on CPU and memory alone, for which KEDA has none",
          "remove it, or add another trigger",
          Edit.remove(fallback.path()));
    }
    Long least = ScaledObjects.least(scaled);
    if (least != null && least == 0) {
      ObjectField field = scaled.field("spec", "minReplicaCount");
      findings.add(
          DiagnosticCode.SCALED_OBJECT,
          field.path(),
          scaled.title()
              + " has minReplicaCount 0"
              + (field.isPresent() ? "" : ", the default,")
              + " and scales on CPU and memory alone, which have no value without pods",
          "set minReplicaCount to 1 or more",
          Edit.set(field.path(), 1L));
    }
  }

  private static void triggers(ProfileObject scaled, DiagnosticCollector findings) {
    Set<String> known = new HashSet<>();
    for (ObjectField trigger : ScaledObjects.triggers(scaled)) {
      ObjectField name = trigger.in("name");
      if (!name.text().isEmpty() && !known.add(name.text())) {
        findings.add(
            DiagnosticCode.SCALED_OBJECT,
            name.path(),
            scaled.title() + " has two triggers with the name " + quoted(name.text()),
            "give each trigger a name of its own");
      }
      boolean uncached =
          ScaledObjects.isOfResource(trigger) || trigger.in("type").text().equals("cron");
      ObjectField cached = trigger.in("useCachedMetrics");
      if (uncached && cached.isTrue()) {
        findings.add(
            DiagnosticCode.SCALED_OBJECT,
            cached.path(),
            scaled.title()
                + " has useCachedMetrics for a trigger of type "
                + trigger.in("type").text()
                + ", for which KEDA keeps no values",
            "remove it",
            Edit.remove(cached.path()));
      }
    }
  }

  private static void modifiers(ProfileObject scaled, DiagnosticCollector findings) {
    ObjectField modifiers = scaled.field("spec", "advanced", "scalingModifiers");
    ObjectField behavior = scaled.field("spec", "fallback", "behavior");
    boolean hasFormula = modifiers.in("formula").isPresent();
    if (behavior.text().equals("scalingModifiers") && !hasFormula) {
      findings.add(
          DiagnosticCode.SCALED_OBJECT,
          behavior.path(),
          scaled.title() + " falls back by scalingModifiers, and has no scalingModifiers.formula",
          "write another behavior, such as static, or add a formula",
          Edit.set(behavior.path(), "static"));
    }
    formula(modifiers.in("formula"), ScaledObjects.triggers(scaled), findings);
    if (hasFormula && !modifiers.in("target").isPresent()) {
      findings.add(
          DiagnosticCode.SCALED_OBJECT,
          modifiers.in("formula").path(),
          scaled.title() + " has a formula in scalingModifiers without a target",
          "add target, the value of the formula for one pod");
    }
  }

  /** Reports a word of a formula that is neither a trigger's name nor one of the formula's own. */
  private static void formula(
      ObjectField formula, List<ObjectField> triggers, DiagnosticCollector findings) {
    String text = formula.text();
    for (int i = 0; i < text.length(); i++) {
      if (!"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-*/%()<>=!&|?:, "
          .contains(text.substring(i, i + 1))) {
        return;
      }
    }
    Set<String> names = new HashSet<>();
    for (ObjectField trigger : triggers) {
      names.add(trigger.in("name").text());
    }
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
        end++;
      }
      String word = text.substring(at, end);
      boolean call = text.substring(end).stripLeading().startsWith("(");
      if (!word.isEmpty()
          && !Character.isDigit(word.charAt(0))
          && !call
          && !WORDS.contains(word)
          && !names.contains(word)) {
        String slip = ClosestName.slip(word, names);
        findings.add(
            DiagnosticCode.SCALED_OBJECT,
            formula.path(),
            formula.object().title()
                + " has a formula with "
                + quoted(word)
                + ", which is not the name of a trigger",
            "write name: " + word + " at the trigger that is meant",
            slip == null ? null : Edit.set(formula.path(), text.replace(word, slip)));
        return;
      }
      at = end + 1;
    }
  }

  private static void createdName(
      ProfileObject scaled, Map<String, ProfileObject> autoscalers, DiagnosticCollector findings) {
    ObjectField written = scaled.field("spec", "advanced", "horizontalPodAutoscalerConfig", "name");
    String name = written.text().isEmpty() ? CreatedAutoscaler.name(scaled.name()) : written.text();
    if (name.length() > LONGEST && (scaled.isManifest() || written.isPresent())) {
      findings.add(
          DiagnosticCode.SCALED_OBJECT,
          written.isPresent() ? written.path() : scaled.at("metadata", "name"),
          "KEDA makes the HorizontalPodAutoscaler "
              + quoted(name)
              + " of "
              + scaled.title()
              + ", a name of more than "
              + LONGEST
              + " characters",
          "write a shorter name");
    }
    ProfileObject first = autoscalers.putIfAbsent(scaled.namespace() + '/' + name, scaled);
    if (first != null && !first.name().equals(scaled.name())) {
      findings.add(
          DiagnosticCode.SCALED_OBJECT,
          written.isPresent() ? written.path() : scaled.at("metadata", "name"),
          scaled.title()
              + " has the HorizontalPodAutoscaler "
              + quoted(name)
              + ", which is that of "
              + first.title(),
          "write another name in advanced.horizontalPodAutoscalerConfig.name");
    }
  }
}
