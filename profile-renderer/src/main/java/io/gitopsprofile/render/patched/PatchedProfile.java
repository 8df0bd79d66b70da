package io.gitopsprofile.render.patched;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.workload.PodDisruptionBudget;
import io.gitopsprofile.model.workload.Service;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.read.binding.KubernetesRecords;
import io.gitopsprofile.render.flux.FluxDialect;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import java.util.ArrayList;
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
public final class PatchedProfile {

  private static final String HELM_V1 = "helm.fluxcd.io";
  private static final String HELM_V2 = "helm.toolkit.fluxcd.io";

  private final ProfileObjects objects;
  private final FluxDialect flux;
  private final DiagnosticCollector problems;

  private PatchedProfile(ProfileObjects objects, FluxDialect flux, DiagnosticCollector problems) {
    this.objects = objects;
    this.flux = flux;
    this.problems = problems;
  }

  /**
   * The profile with the patches applied to its parts. A patched object that no part can express is
   * a problem, and its part stays unpatched.
   */
  public static Profile of(Profile profile, ProfileObjects objects, DiagnosticCollector problems) {
    if (!hasPatch(profile)) {
      return profile;
    }
    PatchedProfile effective =
        new PatchedProfile(
            objects, FluxDialect.of(profile.target(), new DiagnosticCollector()), problems);
    return profile.toBuilder()
        .namespaces(effective.each("namespaces", profile.namespaces(), effective::namespace))
        .workloads(effective.each("workloads", profile.workloads(), effective::workload))
        .releases(effective.each("releases", profile.releases(), effective::release))
        .autoscalers(effective.each("autoscalers", profile.autoscalers(), effective::autoscaler))
        .build();
  }

  /** True if a part that the checks look at has a patch. */
  private static boolean hasPatch(Profile profile) {
    boolean hasPatch = false;
    for (HelmRelease release : profile.releases()) {
      hasPatch |= !release.patch().isEmpty();
    }
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
  private @Nullable Tree patched(
      FreeForm patch, String group, String kind, String namespace, String name) {
    ProfileObject object = patch.isEmpty() ? null : objects.find(group, kind, namespace, name);
    return object == null ? null : new Tree(object.object().content().entries());
  }

  private Namespace namespace(Namespace model) {
    Tree object = patched(model.patch(), "", "Namespace", "", model.name());
    return object == null ? model : PatchedMetadata.namespace(model, object.in("metadata"), flux);
  }

  private Workload workload(Workload model) {
    String namespace = model.namespace();
    WorkloadKind kind = WorkloadKind.of(model.type());
    Tree object = patched(model.patch(), kind.group(), kind.kind(), namespace, model.name());
    ProfileObject monitor =
        objects.find("monitoring.coreos.com", "PodMonitor", namespace, model.name());
    boolean monitored = monitor != null && !monitor.isManifest();
    Workload deployed = object == null ? model : PatchedWorkload.of(model, object, monitored);
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
        .selectorLabels(false)
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
            .map(it -> it.toBuilder().patch(model.patch()).manage(model.manage()).build())
            .orElse(model);
  }

  private HelmRelease release(HelmRelease model) {
    String namespace = model.namespace();
    Tree v2 = patched(model.patch(), HELM_V2, "HelmRelease", namespace, model.name());
    Tree object =
        v2 == null ? patched(model.patch(), HELM_V1, "HelmRelease", namespace, model.name()) : v2;
    return object == null ? model : PatchedRelease.of(model, object);
  }

  private Autoscaler autoscaler(Autoscaler model) {
    Tree hpa =
        patched(
            model.patch(),
            "autoscaling",
            "HorizontalPodAutoscaler",
            model.namespace(),
            model.name());
    if (hpa != null) {
      return PatchedAutoscaler.of(model, hpa);
    }
    Tree scaled =
        patched(model.patch(), "keda.sh", "ScaledObject", model.namespace(), model.name());
    return scaled == null ? model : PatchedAutoscaler.ofKeda(model, scaled);
  }

  /** A mapping of a rendered object. */
  record Tree(Map<?, ?> entries) {

    /** A text in it; null if there is none. */
    @Nullable String text(String key) {
      return entries.get(key) instanceof String text ? text : null;
    }

    /** A whole number in it; null if there is none. */
    @Nullable Integer number(String key) {
      return entries.get(key) instanceof Long number ? Integer.valueOf(number.intValue()) : null;
    }

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
