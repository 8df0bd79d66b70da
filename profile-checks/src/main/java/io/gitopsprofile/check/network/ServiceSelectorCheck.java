package io.gitopsprofile.check.network;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.Services;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF035: a Service selects pods by labels that no pod has, so it has no endpoints. The Service of
 * a workload means the pods of that workload. For a Service among the manifests, the pods count as
 * known only if nothing else creates pods in the namespace and some pod has a label with that key.
 * A label by which the owner of the pods selects them, too, is reported for that selector instead.
 */
final class ServiceSelectorCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Map<String, Boolean> othersMakePods = new HashMap<>();
    for (ProfileObject service : Services.all(context.objects())) {
      ObjectField selector = service.field("spec", "selector");
      if (selector.map().isEmpty()
          || !context.objects().podsWith(service.namespace(), selector.map(), 1).isEmpty()) {
        continue;
      }
      PodTemplate meant =
          service.isManifest()
              ? near(context, service, selector.map(), othersMakePods)
              : owner(context, service);
      if (meant != null) {
        report(context, service, selector, meant, findings);
      }
    }
  }

  private static @Nullable PodTemplate owner(CheckContext context, ProfileObject service) {
    ProfileObject workload = context.objects().of(service.part().parent());
    return workload == null ? null : context.objects().podsOf(workload);
  }

  private static @Nullable PodTemplate near(
      CheckContext context,
      ProfileObject service,
      Map<?, ?> selector,
      Map<String, Boolean> othersMakePods) {
    List<PodTemplate> known = new ArrayList<>();
    for (PodTemplate pods : context.objects().podsIn(service.namespace())) {
      if (!Collections.disjoint(pods.labels().keySet(), selector.keySet())) {
        known.add(pods);
      }
    }
    return known.isEmpty()
            || othersMakePods.computeIfAbsent(
                service.namespace(), namespace -> othersMakePods(context, namespace))
        ? null
        : closest(service, selector, known);
  }

  /** The pods of the Service's own name, or else the pods with the closest label, or the first. */
  private static PodTemplate closest(
      ProfileObject service, Map<?, ?> selector, List<PodTemplate> known) {
    for (PodTemplate pods : known) {
      if (pods.object().name().equals(service.name())) {
        return pods;
      }
    }
    for (Map.Entry<?, ?> label : selector.entrySet()) {
      String key = String.valueOf(label.getKey());
      String meant = ClosestName.slip(String.valueOf(label.getValue()), values(key, known));
      for (PodTemplate pods : known) {
        if (meant != null && meant.equals(pods.labels().get(key))) {
          return pods;
        }
      }
    }
    return known.get(0);
  }

  private static Set<String> values(String key, List<PodTemplate> known) {
    Set<String> values = new LinkedHashSet<>();
    for (PodTemplate pods : known) {
      String value = pods.labels().get(key);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  /** The value that the Service must mean; null if several are possible. */
  private static @Nullable String certain(
      CheckContext context, ProfileObject service, PodTemplate meant, String key, String value) {
    return !service.isManifest() || meant.object().name().equals(service.name())
        ? meant.labels().get(key)
        : ClosestName.slip(value, values(key, context.objects().podsIn(service.namespace())));
  }

  /** A chart may make pods, and so may an object of a kind that is not known to make none. */
  private static boolean othersMakePods(CheckContext context, String namespace) {
    if (context.hasChartIn(namespace)) {
      return true;
    }
    for (ProfileObject object : context.objects().all()) {
      if (object.isManifest()
          && !object.group().isEmpty()
          && object.namespace().equals(namespace)
          && context.objects().podsOf(object) == null) {
        return true;
      }
    }
    return false;
  }

  private static void report(
      CheckContext context,
      ProfileObject service,
      ObjectField selector,
      PodTemplate meant,
      DiagnosticCollector findings) {
    Map<?, ?> ownSelector = meant.selector().in("matchLabels").map();
    for (Map.Entry<?, ?> label : selector.map().entrySet()) {
      String key = String.valueOf(label.getKey());
      String actual = meant.labels().get(key);
      String value = String.valueOf(label.getValue());
      if (!value.equals(actual) && !value.equals(ownSelector.get(key))) {
        findings.add(
            DiagnosticCode.SERVICE_TARGET,
            selector.in(key).path(),
            "Service "
                + quoted(service.name())
                + " selects pods by "
                + key
                + ": "
                + value
                + ", and the pods of "
                + meant.object().title()
                + (actual == null
                    ? " have no such label" + Phrases.didYouMean(key, meant.labels().keySet())
                    : " have " + key + ": " + actual),
            "select by labels that the pods have"
                + (service.isManifest() ? "" : ", or leave selector out for the workload's own"),
            Edit.setIfKnown(selector.in(key).path(), certain(context, service, meant, key, value)));
      }
    }
  }
}
