package io.gitopsprofile.check.schema;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.flux.PostBuildSubstitution;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF089: a name, namespace, label or image has a variable such as {@code ${APP}}, and the
 * Kustomization of its folder has no {@code postBuild}, so that the text reaches the API server as
 * it is. None of these may contain a dollar. Another Kustomization, outside the profile, may apply
 * the folder. (Source: kustomize-controller, docs/spec/v1, Post build variable substitution.)
 */
final class UnreplacedVariableCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    boolean isFlux2 = context.profile().target().flux() == Flux.V2;
    Set<List<Object>> parts = new HashSet<>();
    for (ProfileObject object : context.objects().all()) {
      if (!object.source().isFreeForm()) {
        ObjectField name = object.field("metadata", "name");
        if (name.text().contains("${")) {
          List<Object> part = name.path().steps();
          if (parts.add(part.subList(0, Math.min(2, part.size())))) {
            report(name, object, context, findings);
          }
        }
        images(object, context, findings);
      } else if (isFlux2) {
        run(object, context, findings);
      }
    }
  }

  private static void run(
      ProfileObject object, CheckContext context, DiagnosticCollector findings) {
    report(object.field("metadata", "name"), object, context, findings);
    report(object.field("metadata", "namespace"), object, context, findings);
    ObjectField labels = object.field("metadata", "labels");
    for (Map.Entry<?, ?> label : labels.map().entrySet()) {
      report(labels.in(String.valueOf(label.getKey())), object, context, findings);
    }
    images(object, context, findings);
  }

  private static void images(
      ProfileObject object, CheckContext context, DiagnosticCollector findings) {
    PodTemplate pods = context.objects().podsOf(object);
    if (pods != null) {
      for (ObjectField container : pods.allContainers()) {
        report(container.in("image"), object, context, findings);
      }
    }
  }

  private static void report(
      ObjectField field, ProfileObject object, CheckContext context, DiagnosticCollector findings) {
    @Nullable String variable = PostBuildSubstitution.variable(field.text());
    if (variable != null && !context.variables().mayReplaceIn(object)) {
      boolean isFlux2 = context.profile().target().flux() == Flux.V2;
      findings.add(
          DiagnosticCode.UNREPLACED_VARIABLE,
          field.path(),
          (object.source().isFreeForm() ? "the " : "")
              + object.title()
              + " has the variable "
              + variable
              + " where no variable is replaced; "
              + (isFlux2 ? "the Kustomization of its folder has no postBuild" : "Flux v1 has none"),
          isFlux2
              ? "write the value, or add postBuild to sync or to the group of its folder"
              : "write the value");
    }
  }
}
