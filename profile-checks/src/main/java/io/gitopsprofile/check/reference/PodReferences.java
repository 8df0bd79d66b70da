package io.gitopsprofile.check.reference;

import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import java.util.ArrayList;
import java.util.List;

/**
 * The objects that pods name. (Source: Kubernetes, pkg/api/pod/util.go, VisitPodConfigmapNames and
 * VisitPodSecretNames.)
 */
final class PodReferences {

  static final String CONFIG_MAP = "ConfigMap";
  static final String SECRET = "Secret";
  static final String SERVICE_ACCOUNT = "ServiceAccount";
  static final String CLAIM = "PersistentVolumeClaim";
  static final String PRIORITY_CLASS = "PriorityClass";
  static final String RUNTIME_CLASS = "RuntimeClass";

  private final List<Reference> all = new ArrayList<>();
  private final PodTemplate pods;

  private PodReferences(PodTemplate pods) {
    this.pods = pods;
  }

  /** Returns the references of pods, in document order as far as possible. */
  static List<Reference> of(PodTemplate pods) {
    PodReferences references = new PodReferences(pods);
    references.collect();
    return references.all;
  }

  private void collect() {
    ObjectField spec = pods.spec();
    ObjectField account = spec.in("serviceAccountName");
    named(SERVICE_ACCOUNT, account.isPresent() ? account : spec.in("serviceAccount"));
    if (!spec.in("priorityClassName").text().isEmpty()) {
      all.add(Reference.toCluster(PRIORITY_CLASS, spec.in("priorityClassName")));
    }
    if (!spec.in("runtimeClassName").text().isEmpty()) {
      all.add(Reference.toCluster(RUNTIME_CLASS, spec.in("runtimeClassName")));
    }
    for (ObjectField secret : spec.in("imagePullSecrets").elements()) {
      named(SECRET, secret.in("name"));
    }
    List<ObjectField> volumes = spec.in("volumes").elements();
    for (ObjectField volume : volumes) {
      volume(volume);
    }
    for (ObjectField container : pods.allContainers()) {
      container(container, volumes);
    }
  }

  private void named(String kind, ObjectField name) {
    if (!name.text().isEmpty()) {
      all.add(Reference.to(kind, name, pods.namespace()));
    }
  }

  private void volume(ObjectField volume) {
    named(CLAIM, volume.in("persistentVolumeClaim", "claimName"));
    files(CONFIG_MAP, volume.in("configMap"), "name");
    files(SECRET, volume.in("secret"), "secretName");
    for (ObjectField source : volume.in("projected", "sources").elements()) {
      files(CONFIG_MAP, source.in("configMap"), "name");
      files(SECRET, source.in("secret"), "name");
    }
  }

  private void files(String kind, ObjectField source, String nameKey) {
    ObjectField name = source.in(nameKey);
    if (name.text().isEmpty()) {
      return;
    }
    boolean optional = source.in("optional").isTrue();
    List<ObjectField> items = source.in("items").elements();
    for (ObjectField item : items) {
      all.add(Reference.toKey(kind, name, item.in("key"), optional));
    }
    if (items.isEmpty()) {
      all.add(Reference.toOptional(kind, name, optional));
    }
  }

  private void container(ObjectField container, List<ObjectField> volumes) {
    for (ObjectField env : container.in("env").elements()) {
      ObjectField from = env.in("valueFrom");
      if (from.isPresent()) {
        key(CONFIG_MAP, from.in("configMapKeyRef"));
        key(SECRET, from.in("secretKeyRef"));
      }
    }
    for (ObjectField from : container.in("envFrom").elements()) {
      whole(CONFIG_MAP, from.in("configMapRef"));
      whole(SECRET, from.in("secretRef"));
    }
    for (ObjectField mount : container.in("volumeMounts").elements()) {
      ObjectField subPath = mount.in("subPath");
      if (!subPath.text().isEmpty()) {
        mounted(subPath, mount.in("name").text(), volumes);
      }
    }
  }

  private void key(String kind, ObjectField reference) {
    if (!reference.in("name").text().isEmpty()) {
      all.add(
          Reference.toKey(
              kind, reference.in("name"), reference.in("key"), reference.in("optional").isTrue()));
    }
  }

  private void whole(String kind, ObjectField reference) {
    if (!reference.in("name").text().isEmpty()) {
      all.add(Reference.toOptional(kind, reference.in("name"), reference.in("optional").isTrue()));
    }
  }

  /** A mount of one file of a volume, unless the volume lists its files. */
  private void mounted(ObjectField subPath, String volumeName, List<ObjectField> volumes) {
    if (subPath.text().indexOf('/') >= 0) {
      return;
    }
    for (ObjectField volume : volumes) {
      if (volume.in("name").text().equals(volumeName)) {
        mounted(CONFIG_MAP, volume.in("configMap"), "name", subPath);
        mounted(SECRET, volume.in("secret"), "secretName", subPath);
      }
    }
  }

  private void mounted(String kind, ObjectField source, String nameKey, ObjectField subPath) {
    if (!source.in(nameKey).text().isEmpty() && !source.in("items").isPresent()) {
      boolean optional = source.in("optional").isTrue();
      all.add(Reference.toKey(kind, source.in(nameKey), subPath, optional).asMounted());
    }
  }
}
