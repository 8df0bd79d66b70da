package io.gitopsprofile.render.flux;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.image.DigestReflection;
import io.gitopsprofile.model.image.ImagePolicies;
import io.gitopsprofile.model.image.ImagePolicy;
import io.gitopsprofile.model.image.ImageRepository;
import io.gitopsprofile.model.image.ImageUpdateAutomation;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.render.object.Fabric8Values;
import io.gitopsprofile.render.object.ObjectSerializer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders the image automation of a profile, in whose words Flux v2 reads it, and reports values
 * that the API server refuses together. (Source: fluxcd/image-reflector-controller and
 * fluxcd/image-automation-controller, {@code api/v1}.)
 */
final class ImagePolicyRenderer {

  private static final String API_VERSION = "image.toolkit.fluxcd.io/v1";

  private static final List<String> NOT_OF_SPEC =
      List.of("name", "namespace", "labels", "annotations", "manage", "policies");

  private final List<PolicyObject> objects = new ArrayList<>();
  private final DiagnosticCollector problems;

  ImagePolicyRenderer(DiagnosticCollector problems) {
    this.problems = problems;
  }

  /** An object of image.toolkit.fluxcd.io/v1. */
  record ImageObject(String apiVersion, String kind, ObjectMeta metadata, FreeForm spec) {}

  List<PolicyObject> render(ImagePolicies model, ProfilePath path) {
    for (int i = 0; i < model.images().size(); i++) {
      image(model.images().get(i), path.key("images").index(i));
    }
    for (int i = 0; i < model.automations().size(); i++) {
      automation(model.automations().get(i), path.key("automations").index(i));
    }
    return objects;
  }

  private void image(ImageRepository image, ProfilePath part) {
    ObjectMeta metadata =
        Fabric8Values.metadata(
            image.name(), image.namespace(), image.labels(), image.annotations());
    add("ImageRepository", metadata, spec(image), part);
    for (int i = 0; i < image.policies().size(); i++) {
      policy(image.policies().get(i), image, part.key("policies").index(i));
    }
  }

  private void policy(ImagePolicy policy, ImageRepository image, ProfilePath part) {
    checkInterval(policy, part);
    Map<String, @Nullable Object> spec = new LinkedHashMap<>();
    spec.put("imageRepositoryRef", Map.of("name", image.name()));
    spec.putAll(spec(policy));
    spec.put("policy", Map.of(policy.policy().key(), ObjectSerializer.of(policy.policy())));
    ObjectMeta metadata =
        Fabric8Values.metadata(
            policy.name(), image.namespace(), policy.labels(), policy.annotations());
    add("ImagePolicy", metadata, spec, part);
  }

  private void checkInterval(ImagePolicy policy, ProfilePath part) {
    boolean isRead = policy.digestReflectionPolicy() == DigestReflection.ALWAYS;
    if (isRead && policy.interval() == null) {
      problems.add(
          DiagnosticCode.MISSING_PART,
          part,
          "digestReflectionPolicy Always needs an interval",
          "add interval, such as 10m");
    } else if (!isRead && policy.interval() != null) {
      problems.add(
          DiagnosticCode.VALUES_CONFLICT,
          part.key("interval"),
          "interval needs digestReflectionPolicy Always",
          "remove it, or write that policy; the interval of scans stands at the image");
    }
  }

  private void automation(ImageUpdateAutomation automation, ProfilePath part) {
    Map<String, @Nullable Object> spec = spec(automation);
    Map<String, @Nullable Object> source = new LinkedHashMap<>();
    source.put("kind", "GitRepository");
    source.putAll(ObjectSerializer.of(automation.sourceRef()));
    spec.put("sourceRef", source);
    Object path = spec.remove("path");
    if (path != null) {
      Map<String, @Nullable Object> update = new LinkedHashMap<>();
      update.put("strategy", "Setters");
      update.put("path", path);
      spec.put("update", update);
    }
    ObjectMeta metadata =
        Fabric8Values.metadata(
            automation.name(),
            automation.namespace(),
            automation.labels(),
            automation.annotations());
    add("ImageUpdateAutomation", metadata, spec, part);
  }

  /** The fields of a record that Flux calls the same. */
  private static Map<String, @Nullable Object> spec(Object model) {
    Map<String, @Nullable Object> spec = new LinkedHashMap<>(ObjectSerializer.of(model));
    NOT_OF_SPEC.forEach(spec::remove);
    return spec;
  }

  private void add(
      String kind, ObjectMeta metadata, Map<String, @Nullable Object> spec, ProfilePath part) {
    ImageObject object = new ImageObject(API_VERSION, kind, metadata, new FreeForm(spec));
    String file = kind.toLowerCase(Locale.ROOT) + "-" + metadata.getName();
    objects.add(new PolicyObject(part, metadata.getNamespace(), file, object));
  }
}
