package io.gitopsprofile.render;

import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.InvalidValueException;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.PodDisruptionBudget;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Service;
import io.gitopsprofile.model.Workload;
import io.gitopsprofile.read.KubernetesRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The profile as the cluster will see it: every part that has a patch says what its rendered and
 * patched object says, so far as the part's record types it. So the checks look at one thing, and
 * need not know of patches. Parts without a patch, and the order and number of all, stay as they
 * are; a place in the effective profile is one in the written profile.
 */
final class EffectiveProfile {

  private final Map<List<String>, Tree> objects = new HashMap<>();
  private final FluxDialect flux;
  private final Problems problems;

  private EffectiveProfile(List<RenderedObject> rendered, FluxDialect flux, Problems problems) {
    this.flux = flux;
    this.problems = problems;
    for (RenderedObject object : rendered) {
      objects.putIfAbsent(
          List.of(object.group(), object.kind(), object.namespace(), object.name()),
          new Tree(object.content().entries()));
    }
  }

  /**
   * The profile whose parts say what the patches make of them. What no part can be is a problem,
   * and the part stays as it is.
   */
  static Profile of(Profile profile, List<RenderedObject> rendered, Problems problems) {
    if (!hasPatch(profile)) {
      return profile;
    }
    EffectiveProfile effective =
        new EffectiveProfile(
            rendered, FluxDialect.of(profile.target().flux(), new Problems()), problems);
    return profile.toBuilder()
        .namespaces(effective.each("namespaces", profile.namespaces(), effective::namespace))
        .workloads(effective.each("workloads", profile.workloads(), effective::workload))
        .autoscalers(effective.each("autoscalers", profile.autoscalers(), effective::autoscaler))
        .build();
  }

  /** Whether some part that the checks look at has a patch. */
  private static boolean hasPatch(Profile profile) {
    boolean hasPatch = false;
    for (Namespace namespace : profile.namespaces()) {
      hasPatch |= !namespace.patch().isEmpty();
    }
    for (Autoscaler autoscaler : profile.autoscalers()) {
      hasPatch |= !autoscaler.patch().isEmpty();
    }
    for (Workload workload : profile.workloads()) {
      hasPatch |= hasPatch(workload);
    }
    return hasPatch;
  }

  private static boolean hasPatch(Workload workload) {
    Service service = workload.service();
    PodDisruptionBudget budget = workload.podDisruptionBudget();
    return !workload.patch().isEmpty()
        || (service != null && !service.patch().isEmpty())
        || (budget != null && !budget.patch().isEmpty());
  }

  private <T> List<T> each(String key, List<T> parts, UnaryOperator<T> change) {
    List<T> changed = new ArrayList<>();
    for (T part : parts) {
      try {
        changed.add(change.apply(part));
      } catch (InvalidValueException e) {
        refuse(ProfilePath.ROOT.key(key).index(changed.size()).key("patch"), e);
        changed.add(part);
      }
    }
    return changed;
  }

  private void refuse(ProfilePath patch, InvalidValueException refusal) {
    for (InvalidValueException.Problem problem : refusal.problems()) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          patch,
          "a patch makes what Kubernetes refuses: " + problem.message(),
          "correct the patch; " + problem.fix());
    }
  }

  /** The rendered object of a part that has a patch; null if there is none. */
  private @Nullable Tree patched(FreeForm patch, String... identity) {
    return patch.isEmpty() ? null : objects.get(List.of(identity));
  }

  private Namespace namespace(Namespace model) {
    Tree object = patched(model.patch(), "", "Namespace", "", model.name());
    return object == null ? model : EffectiveMetadata.namespace(model, object.in("metadata"), flux);
  }

  private Workload workload(Workload model) {
    String namespace = model.namespace();
    Tree object = patched(model.patch(), "apps", "Deployment", namespace, model.name());
    Workload deployed = object == null ? model : EffectiveWorkload.of(model, object);
    return deployed.toBuilder()
        .service(service(model, model.service()))
        .podDisruptionBudget(budget(model, model.podDisruptionBudget()))
        .build();
  }

  private @Nullable Service service(Workload workload, @Nullable Service model) {
    if (model == null) {
      return null;
    }
    String name = model.name() == null ? workload.name() : model.name();
    Tree object = patched(model.patch(), "", "Service", workload.namespace(), name);
    if (object == null) {
      return model;
    }
    Service read = KubernetesRecords.of(object.in("spec").entries(), Service.class).orElse(model);
    boolean isDefault =
        model.selector().isEmpty() && read.selector().equals(workload.matchLabels());
    return read.toBuilder()
        .name(model.name())
        .labels(object.in("metadata").strings("labels"))
        .annotations(object.in("metadata").strings("annotations"))
        .selector(isDefault ? model.selector() : read.selector())
        .patch(model.patch())
        .manage(model.manage())
        .build();
  }

  private @Nullable PodDisruptionBudget budget(
      Workload workload, @Nullable PodDisruptionBudget model) {
    if (model == null) {
      return null;
    }
    Tree object =
        patched(
            model.patch(), "policy", "PodDisruptionBudget", workload.namespace(), workload.name());
    return object == null
        ? model
        : KubernetesRecords.of(object.in("spec").entries(), PodDisruptionBudget.class)
            .map(
                it ->
                    new PodDisruptionBudget(
                        it.minAvailable(), it.maxUnavailable(), model.patch(), model.manage()))
            .orElse(model);
  }

  private Autoscaler autoscaler(Autoscaler model) {
    Tree object =
        patched(
            model.patch(),
            "autoscaling",
            "HorizontalPodAutoscaler",
            model.namespace(),
            model.name());
    return object == null ? model : EffectiveAutoscaler.of(model, object);
  }

  /** A mapping of a rendered object. */
  record Tree(Map<?, ?> entries) {

    /** A mapping in it; empty if there is none. */
    Tree in(String... keys) {
      Map<?, ?> map = entries;
      for (String key : keys) {
        map = map.get(key) instanceof Map<?, ?> inner ? inner : Map.of();
      }
      return new Tree(map);
    }

    /** A mapping of strings in it, such as labels. */
    Map<String, String> strings(String key) {
      Map<String, String> strings = new LinkedHashMap<>();
      in(key)
          .entries()
          .forEach(
              (name, value) -> {
                if (value instanceof String text) {
                  strings.put((String) name, text);
                }
              });
      return strings;
    }
  }
}
