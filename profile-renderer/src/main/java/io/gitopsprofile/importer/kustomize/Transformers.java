package io.gitopsprofile.importer.kustomize;

import io.gitopsprofile.importer.value.Origin;
import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.kubernetes.WorkloadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a kustomization that change all objects: names, namespaces, labels, images. */
final class Transformers {

  private Transformers() {}

  /**
   * Applies the fields.
   *
   * @param patches applies the patches that Kustomize applies after names and labels
   */
  static void apply(TreeValue kustomization, List<TreeValue> objects, Runnable patches) {
    namespace(kustomization.get("namespace"), objects);
    // Kustomize finds an object by its name before the prefix and by that after it.
    replicas(kustomization.listAt("replicas"), objects);
    NameReferences.affixes(
        kustomization.textAt("namePrefix"), kustomization.textAt("nameSuffix"), objects);
    TreeValue common = kustomization.get("commonLabels");
    if (common != null) {
      LabelFields.add(common, LabelFields.SELECTORS, objects);
    }
    for (TreeValue element : kustomization.listAt("labels")) {
      TreeValue pairs = element.get("pairs");
      if (pairs != null) {
        boolean templates = element.isTrueAt("includeTemplates");
        LabelFields.add(
            pairs,
            element.isTrueAt("includeSelectors")
                ? LabelFields.SELECTORS
                : templates ? LabelFields.TEMPLATES : LabelFields.METADATA,
            objects);
      }
    }
    TreeValue annotations = kustomization.get("commonAnnotations");
    if (annotations != null) {
      LabelFields.add(annotations, LabelFields.ANNOTATIONS, objects);
    }
    patches.run();
    images(kustomization.listAt("images"), objects);
    replicas(kustomization.listAt("replicas"), objects);
  }

  /** Adds the labels and annotations that Flux adds to all objects of a Kustomization. */
  static void commonMetadata(TreeValue spec, List<TreeValue> objects) {
    TreeValue labels = spec.at("commonMetadata", "labels");
    TreeValue annotations = spec.at("commonMetadata", "annotations");
    for (TreeValue object : objects) {
      merge(object.get("metadata"), "labels", labels);
      merge(object.get("metadata"), "annotations", annotations);
    }
  }

  private static void namespace(@Nullable TreeValue namespace, List<TreeValue> objects) {
    if (namespace == null || !(namespace.scalar() instanceof String name) || name.isEmpty()) {
      return;
    }
    Origin place = namespace.origin();
    for (TreeValue object : objects) {
      if (ObjectIdentity.is(object, "", "Namespace")) {
        object.mappingAt("metadata", place).entries().put("name", TreeValue.scalar(name, place));
      } else if (!ObjectIdentity.isClusterWide(object)) {
        object
            .mappingAt("metadata", place)
            .entries()
            .put("namespace", TreeValue.scalar(name, place));
      }
      services(object, name, objects, place);
      if (ObjectIdentity.kind(object).endsWith("RoleBinding")) {
        for (TreeValue subject : object.listAt("subjects")) {
          if (subject.textAt("kind").equals("ServiceAccount")
              && isIn(objects, subject.textAt("name"))) {
            subject.entries().put("namespace", TreeValue.scalar(name, place));
          }
        }
      }
    }
  }

  /** Changes the namespace of the Services that webhooks and aggregated APIs name. */
  private static void services(
      TreeValue object, String namespace, List<TreeValue> objects, Origin place) {
    List<TreeValue> services = new ArrayList<>();
    switch (ObjectIdentity.kind(object)) {
      case "APIService" -> services.add(object.at("spec", "service"));
      case "CustomResourceDefinition" ->
          services.add(object.at("spec", "conversion", "webhook", "clientConfig", "service"));
      case "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration" -> {
        for (TreeValue webhook : object.listAt("webhooks")) {
          TreeValue service = webhook.at("clientConfig", "service");
          if (service != null && has(objects, "Service", service.textAt("name"))) {
            services.add(service);
          }
        }
      }
      default -> {}
    }
    for (TreeValue service : services) {
      if (service != null && service.isMapping()) {
        service.entries().put("namespace", TreeValue.scalar(namespace, place));
      }
    }
  }

  private static boolean isIn(List<TreeValue> objects, String account) {
    return account.equals("default") || has(objects, "ServiceAccount", account);
  }

  private static boolean has(List<TreeValue> objects, String kind, String name) {
    for (TreeValue object : objects) {
      if (ObjectIdentity.is(object, "", kind) && ObjectIdentity.name(object).equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static void merge(@Nullable TreeValue parent, String key, @Nullable TreeValue pairs) {
    if (parent == null || !parent.isMapping() || pairs == null || pairs.entries().isEmpty()) {
      return;
    }
    TreeValue into = parent.mappingAt(key, pairs.origin());
    for (Map.Entry<String, TreeValue> pair : pairs.entries().entrySet()) {
      into.entries().put(pair.getKey(), pair.getValue().copy());
    }
  }

  private static void replicas(List<TreeValue> replicas, List<TreeValue> objects) {
    for (TreeValue element : replicas) {
      TreeValue count = element.get("count");
      for (TreeValue object : objects) {
        TreeValue spec = object.get("spec");
        WorkloadKind kind =
            WorkloadKind.of(object.textAt("apiVersion"), ObjectIdentity.kind(object));
        boolean scales = kind != null && kind.scales();
        if (count != null
            && spec != null
            && scales
            && ObjectIdentity.name(object).equals(element.textAt("name"))) {
          spec.entries().put("replicas", count.copy());
        }
      }
    }
  }

  private static void images(List<TreeValue> images, List<TreeValue> objects) {
    if (images.isEmpty()) {
      return;
    }
    for (TreeValue object : objects) {
      List<TreeValue> containers = new ArrayList<>();
      containers(object, containers, 0);
      for (TreeValue container : containers) {
        for (TreeValue image : images) {
          image(container, image);
        }
      }
    }
  }

  /** Finds the lists of containers, wherever they are, as Kustomize does. */
  private static void containers(TreeValue value, List<TreeValue> found, int depth) {
    for (Map.Entry<String, TreeValue> entry : value.entries().entrySet()) {
      boolean named =
          entry.getKey().equals("containers") || entry.getKey().equals("initContainers");
      if (named && entry.getValue().isList()) {
        found.addAll(entry.getValue().elements());
      } else if (entry.getValue().isMapping() && depth < 10) {
        containers(entry.getValue(), found, depth + 1);
      }
    }
  }

  private static void image(TreeValue container, TreeValue image) {
    String text = container.textAt("image");
    String name = image.textAt("name");
    if (text.isEmpty() || name.isEmpty() || !text.startsWith(name)) {
      return;
    }
    String rest = text.substring(name.length());
    if (!rest.isEmpty() && rest.charAt(0) != ':' && rest.charAt(0) != '@') {
      return;
    }
    TreeValue newName = image.get("newName");
    TreeValue newTag = image.get("newTag");
    TreeValue digest = image.get("digest");
    String changed = (newName == null ? name : String.valueOf(newName.scalar()));
    if (digest != null) {
      changed += "@" + digest.scalar();
    } else if (newTag != null) {
      changed += ":" + newTag.scalar();
    } else {
      changed += rest;
    }
    TreeValue place = newTag != null ? newTag : digest != null ? digest : image;
    container.entries().put("image", TreeValue.scalar(changed, place.origin()));
  }
}
