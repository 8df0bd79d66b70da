package io.gitopsprofile.check.keda;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.promql.PromqlException;
import io.gitopsprofile.promql.PromqlParser;
import io.gitopsprofile.promql.PromqlVersion;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF142: KEDA cannot use a trigger of a manifest: it does not have the type, a key is missing, or
 * a value is not what the type reads. The ScaledObject then is not ready, and no autoscaler is
 * made. (Source: KEDA, pkg/scaling/scalers_builder.go and pkg/scalers.)
 */
final class TriggerCheck implements Check {

  private static final int CRON_FIELDS = 5;

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ProfileObject scaled : ScaledObjects.all(context.objects())) {
      if (scaled.isManifest()) {
        check(scaled, findings);
      }
    }
    for (ProfileObject scaled : context.objects().ofKind("ScaledJob")) {
      if (scaled.group().equals(ScaledObjects.GROUP)) {
        check(scaled, findings);
      }
    }
  }

  private static void check(ProfileObject scaled, DiagnosticCollector findings) {
    for (ObjectField trigger : ScaledObjects.triggers(scaled)) {
      String type = trigger.in("type").text();
      if (type.isEmpty() || TriggerValues.isOpen(type) || TriggerValues.isOpen(all(trigger))) {
        continue;
      }
      if (!TriggerTypes.all().contains(type)) {
        unknown(trigger.in("type"), findings);
        continue;
      }
      keys(trigger, type, findings);
      numbers(trigger, type, findings);
      words(trigger, type, findings);
      address(trigger, type, findings);
      query(trigger, type, findings);
      if (ScaledObjects.isOfResource(trigger)) {
        resource(trigger, type, findings);
      } else if (type.equals("cron")) {
        cron(trigger, findings);
      }
    }
  }

  /** The keys of a trigger's metadata, one of which may be a variable. */
  private static String all(ObjectField trigger) {
    return trigger.in("metadata").value() instanceof String text
        ? text
        : String.join(" ", trigger.in("metadata").keys());
  }

  private static void unknown(ObjectField type, DiagnosticCollector findings) {
    String slip = TriggerTypes.meant(type.text());
    String message =
        type.object().title()
            + " has a trigger of type "
            + quoted(type.text())
            + ", which KEDA does not have"
            + Phrases.didYouMean(slip);
    if (slip == null) {
      findings.warn(
          DiagnosticCode.KEDA_TRIGGER,
          type.path(),
          message,
          "write a type that KEDA's page of scalers lists, or accept the finding if it is newer");
    } else {
      findings.add(
          DiagnosticCode.KEDA_TRIGGER,
          type.path(),
          message,
          "write " + slip,
          Edit.set(type.path(), slip));
    }
  }

  private static void keys(ObjectField trigger, String type, DiagnosticCollector findings) {
    ObjectField metadata = trigger.in("metadata");
    misspelt(metadata, type, findings);
    for (String key : TriggerTypes.needed(type)) {
      if (!metadata.in(key).isPresent()) {
        missing(metadata, type, key, findings);
      }
    }
    if (!trigger.in("authenticationRef").isPresent()) {
      for (String key : TriggerTypes.neededWithoutAuthentication(type)) {
        if (!metadata.in(key).isPresent() && !metadata.in(key + "FromEnv").isPresent()) {
          missing(metadata, type, key, findings);
        }
      }
    }
  }

  /** Reports keys that are near to those of a type, which KEDA passes over. */
  private static void misspelt(ObjectField metadata, String type, DiagnosticCollector findings) {
    List<String> known = TriggerTypes.keys(type);
    for (String key : known.isEmpty() ? List.<String>of() : metadata.keys()) {
      String slip = known.contains(key) ? null : ClosestName.slip(key, known);
      if (slip != null
          && !metadata.in(slip).isPresent()
          && !TriggerTypes.needed(type).contains(slip)
          && !TriggerTypes.neededWithoutAuthentication(type).contains(slip)) {
        ProfilePath path = metadata.in(key).path();
        findings.warn(
            DiagnosticCode.KEDA_TRIGGER,
            path,
            metadata.object().title()
                + " has the key "
                + quoted(key)
                + ", which a trigger of type "
                + type
                + " does not read"
                + Phrases.didYouMean(slip),
            "write " + slip,
            Edit.renameKey(path, slip));
      }
    }
  }

  /** Reports an address that is not a URL. */
  private static void address(ObjectField trigger, String type, DiagnosticCollector findings) {
    ObjectField field = trigger.in("metadata", "serverAddress");
    String address = field.text();
    if (TriggerTypes.isOfPrometheus(type)
        && !address.isEmpty()
        && !TriggerValues.isOpen(address)
        && !address.startsWith("http://")
        && !address.startsWith("https://")) {
      findings.add(
          DiagnosticCode.KEDA_TRIGGER,
          field.path(),
          trigger.object().title()
              + " has the serverAddress "
              + quoted(address)
              + ", which is not a URL; KEDA needs its scheme",
          "write http:// in front of it",
          address.contains("://") ? null : Edit.set(field.path(), "http://" + address));
    }
  }

  private static void missing(
      ObjectField metadata, String type, String key, DiagnosticCollector findings) {
    String near = ClosestName.of(key, metadata.keys()).orElse(null);
    findings.add(
        DiagnosticCode.KEDA_TRIGGER,
        near == null ? metadata.path() : metadata.in(near).path(),
        metadata.object().title()
            + " has a trigger of type "
            + type
            + " without "
            + key
            + ", which KEDA needs"
            + (near == null ? "" : "; did you write " + quoted(near) + " instead?"),
        near == null ? "add " + key + " to metadata" : "write " + key,
        near == null ? null : Edit.renameKey(metadata.in(near).path(), key));
  }

  private static void numbers(ObjectField trigger, String type, DiagnosticCollector findings) {
    for (String key : TriggerTypes.numbers(type)) {
      ObjectField field = trigger.in("metadata", key);
      String text = field.text();
      if (!text.isEmpty() && !TriggerValues.isOpen(text) && !TriggerValues.isNumber(text)) {
        findings.add(
            DiagnosticCode.KEDA_TRIGGER,
            field.path(),
            trigger.object().title()
                + " has "
                + key
                + " "
                + quoted(text)
                + ", which is not a number; KEDA reads numbers without a unit",
            "write a plain number, such as " + quoted("0.5"));
      } else if (TriggerTypes.isTarget(key) && TriggerValues.isZero(text)) {
        findings.add(
            DiagnosticCode.KEDA_TRIGGER,
            field.path(),
            trigger.object().title()
                + " has "
                + key
                + " "
                + quoted(text)
                + "; Kubernetes refuses a target of 0",
            "write what one pod takes, a number above 0");
      }
    }
  }

  /** Reports a word that is not one of those that a key may have. */
  private static void words(ObjectField trigger, String type, DiagnosticCollector findings) {
    for (String key : trigger.in("metadata").keys()) {
      List<String> words = TriggerTypes.words(type, key);
      ObjectField field = trigger.in("metadata", key);
      String text = field.text();
      if (!words.isEmpty()
          && !text.isEmpty()
          && !TriggerValues.isOpen(text)
          && !words.contains(text)) {
        String slip = ClosestName.slip(text, words);
        findings.add(
            DiagnosticCode.KEDA_TRIGGER,
            field.path(),
            trigger.object().title()
                + " has "
                + key
                + " "
                + quoted(text)
                + "; a trigger of type "
                + type
                + " takes "
                + Phrases.or(words),
            slip == null ? "write " + Phrases.or(words) : "write " + slip,
            Edit.setIfKnown(field.path(), slip));
      }
    }
  }

  /** Reports a query that Prometheus cannot read. */
  private static void query(ObjectField trigger, String type, DiagnosticCollector findings) {
    ObjectField query = trigger.in("metadata", "query");
    if (!TriggerTypes.isOfPrometheus(type)
        || query.text().isEmpty()
        || query.text().indexOf('$') >= 0
        || query.text().contains("{{")) {
      return;
    }
    try {
      PromqlParser.parse(query.text(), PromqlVersion.ANY);
    } catch (PromqlException problem) {
      findings.add(
          DiagnosticCode.KEDA_TRIGGER,
          query.path(),
          trigger.object().title()
              + " has a query that Prometheus refuses; "
              + problem.getMessage(),
          "correct the query");
    }
  }

  private static void resource(ObjectField trigger, String type, DiagnosticCollector findings) {
    ObjectField metricType = trigger.in("metricType");
    ObjectField former = trigger.in("metadata", "type");
    ObjectField value = trigger.in("metadata", "value");
    String written = metricType.text();
    if (!metricType.isPresent()) {
      findings.add(
          DiagnosticCode.KEDA_TRIGGER,
          former.isPresent() ? former.path() : trigger.path(),
          trigger.object().title()
              + " has a trigger of type "
              + type
              + " without metricType"
              + (former.isPresent() ? "; KEDA no longer reads metadata.type" : ""),
          "write metricType: Utilization or AverageValue beside the type",
          former.isPresent()
              ? List.of(Edit.set(metricType.path(), former.text()), Edit.remove(former.path()))
              : List.of(Edit.set(metricType.path(), "Utilization")));
    } else if (former.isPresent()) {
      findings.add(
          DiagnosticCode.KEDA_TRIGGER,
          former.path(),
          trigger.object().title()
              + " has a trigger of type "
              + type
              + " with both metricType and metadata.type; KEDA refuses the latter",
          "remove it",
          Edit.remove(former.path()));
    } else if (TriggerValues.isZero(value.text())) {
      findings.add(
          DiagnosticCode.KEDA_TRIGGER,
          value.path(),
          trigger.object().title()
              + " has the value "
              + quoted(value.text())
              + "; Kubernetes refuses a target of 0",
          "write what one pod takes, a number above 0");
    } else if (written.equals("Utilization")
        && !value.text().isEmpty()
        && !TriggerValues.isOpen(value.text())
        && TriggerValues.whole(value.text()) == null) {
      findings.add(
          DiagnosticCode.KEDA_TRIGGER,
          value.path(),
          trigger.object().title()
              + " has the utilization "
              + quoted(value.text())
              + ", which KEDA reads as a whole number",
          "write a percentage without a sign, such as " + quoted("70"),
          Edit.setIfKnown(value.path(), withoutSign(value.text())));
    }
  }

  private static @Nullable String withoutSign(String text) {
    String number = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
    return TriggerValues.whole(number) == null ? null : number;
  }

  private static void cron(ObjectField trigger, DiagnosticCollector findings) {
    ObjectField metadata = trigger.in("metadata");
    String title = trigger.object().title();
    ObjectField start = metadata.in("start");
    ObjectField end = metadata.in("end");
    schedule(start, findings);
    schedule(end, findings);
    if (!start.text().isEmpty() && start.text().equals(end.text())) {
      findings.add(
          DiagnosticCode.KEDA_TRIGGER,
          end.path(),
          title + " has a cron trigger that ends when it starts, at " + quoted(end.text()),
          "write another time");
    }
    ObjectField zone = metadata.in("timezone");
    Set<String> zones =
        zone.text().isEmpty() || TriggerValues.isOpen(zone.text())
            ? Set.of(zone.text())
            : ZoneRulesProvider.getAvailableZoneIds();
    if (!zones.contains(zone.text()) && !zone.text().equals("Local")) {
      String slip = ClosestName.slip(zone.text(), zones);
      findings.add(
          DiagnosticCode.KEDA_TRIGGER,
          zone.path(),
          title + " has the timezone " + quoted(zone.text()) + ", which does not exist",
          slip == null ? "write one such as " + quoted("Europe/Paris") : "write " + slip,
          Edit.setIfKnown(zone.path(), slip));
    }
    if ("0".equals(metadata.in("desiredReplicas").text())) {
      findings.add(
          DiagnosticCode.KEDA_TRIGGER,
          metadata.in("desiredReplicas").path(),
          title + " has a cron trigger for 0 pods, which KEDA refuses",
          "write 1 or more; outside of its time a trigger asks for no pod");
    }
  }

  private static void schedule(ObjectField field, DiagnosticCollector findings) {
    String text = field.text().strip();
    if (!text.isEmpty()
        && !TriggerValues.isOpen(text)
        && text.split("\\s+", -1).length != CRON_FIELDS) {
      findings.add(
          DiagnosticCode.KEDA_TRIGGER,
          field.path(),
          field.object().title()
              + " has a cron trigger at "
              + quoted(text)
              + ", which does not have five fields",
          "write minute, hour, day, month and weekday, such as " + quoted("0 8 * * 1-5"));
    }
  }
}
