package io.gitopsprofile.check.keda;

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
import io.gitopsprofile.view.ScalingObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF142: a ScaledObject names a container that its target does not have, or reads a variable that
 * the container does not set. (Source: KEDA, pkg/scaling/resolver/scale_resolvers.go.)
 */
final class TargetContainerCheck implements Check {

  private static final String FROM_ENV = "FromEnv";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ProfileObject scaled : ScaledObjects.all(context.objects())) {
      ScalingObject scaler = scaled.isManifest() ? ScalingObject.of(scaled) : null;
      PodTemplate pods = scaler == null ? null : scaler.pods(context.objects());
      if (pods != null && !pods.containers().isEmpty()) {
        check(scaled, pods, findings);
      }
    }
  }

  private static void check(ProfileObject scaled, PodTemplate pods, DiagnosticCollector findings) {
    ObjectField source = scaled.field("spec", "scaleTargetRef", "envSourceContainerName");
    container(source, pods, findings);
    for (ObjectField trigger : ScaledObjects.triggers(scaled)) {
      if (ScaledObjects.isOfResource(trigger)) {
        container(trigger.in("metadata", "containerName"), pods, findings);
      }
      ObjectField container = of(source.text(), pods);
      if (container != null && container.in("envFrom").list().isEmpty()) {
        variables(trigger.in("metadata"), container, findings);
      }
    }
  }

  /** The container of a name, the first one for no name; null if there is none. */
  private static @Nullable ObjectField of(String name, PodTemplate pods) {
    List<ObjectField> containers = pods.containers();
    if (name.isEmpty()) {
      return containers.get(0);
    }
    for (ObjectField container : containers) {
      if (container.in("name").text().equals(name)) {
        return container;
      }
    }
    return null;
  }

  private static void container(ObjectField name, PodTemplate pods, DiagnosticCollector findings) {
    String text = name.text();
    if (text.isEmpty() || TriggerValues.isOpen(text)) {
      return;
    }
    Set<String> names = new LinkedHashSet<>();
    for (ObjectField container : pods.allContainers()) {
      names.add(container.in("name").text());
    }
    if (!names.contains(text)) {
      String meant = names.size() == 1 ? names.iterator().next() : ClosestName.slip(text, names);
      findings.warn(
          DiagnosticCode.KEDA_TRIGGER,
          name.path(),
          name.object().title()
              + " names the container "
              + quoted(text)
              + ", and the pods of "
              + pods.object().title()
              + " have only "
              + Phrases.and(names),
          meant == null ? "write " + Phrases.anyOf(names) : "write " + meant,
          Edit.setIfKnown(name.path(), meant));
    }
  }

  private static void variables(
      ObjectField metadata, ObjectField container, DiagnosticCollector findings) {
    for (String key : metadata.keys()) {
      ObjectField field = metadata.in(key);
      String variable = field.text();
      if (!key.endsWith(FROM_ENV) || variable.isEmpty() || TriggerValues.isOpen(variable)) {
        continue;
      }
      Set<String> names = new LinkedHashSet<>();
      for (ObjectField env : container.in("env").elements()) {
        names.add(env.in("name").text());
      }
      if (!names.contains(variable)) {
        String slip = ClosestName.slip(variable, names);
        findings.warn(
            DiagnosticCode.KEDA_TRIGGER,
            field.path(),
            metadata.object().title()
                + " reads the variable "
                + quoted(variable)
                + ", which the container "
                + quoted(container.in("name").text())
                + " does not set"
                + Phrases.didYouMean(slip),
            slip == null
                ? "add the variable to env, or name another container in"
                    + " scaleTargetRef.envSourceContainerName"
                : "write " + slip,
            Edit.setIfKnown(field.path(), slip));
      }
    }
  }
}
