package io.gitopsprofile.render.pod;

import static io.gitopsprofile.render.object.Fabric8Values.metadata;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.pod.ConfigMap;
import io.gitopsprofile.model.pod.FileContent;
import io.gitopsprofile.model.pod.ServiceAccount;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.render.output.FieldPlaces;
import io.gitopsprofile.render.output.FileLayout;
import io.gitopsprofile.render.output.ObjectCollector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders ServiceAccounts and ConfigMaps, each into the file that a manifest of it would have. */
public record PodObjectRenderer(FileLayout layout, ObjectCollector collector) {

  /** Renders a ServiceAccount. */
  public void render(ServiceAccount model, ProfilePath path) {
    List<LocalObjectReference> secrets = new ArrayList<>();
    for (LocalReference secret : model.imagePullSecrets()) {
      secrets.add(new LocalObjectReference(secret.name()));
    }
    var account = new io.fabric8.kubernetes.api.model.ServiceAccount();
    account.setMetadata(
        metadata(model.name(), model.namespace(), model.labels(), model.allAnnotations()));
    account.setAutomountServiceAccountToken(model.automountServiceAccountToken());
    account.setImagePullSecrets(secrets);
    add(account, FieldPlaces.SERVICE_ACCOUNT, model.patch(), path);
  }

  /** Renders a ConfigMap. */
  public void render(ConfigMap model, ProfilePath path) {
    Map<String, String> data = new LinkedHashMap<>(model.data());
    Map<String, String> binary = new LinkedHashMap<>();
    FieldPlaces places = FieldPlaces.CONFIG_MAP;
    for (Map.Entry<String, FileContent> file : model.files().entrySet()) {
      FileContent content = file.getValue();
      String field = content.text() == null ? "binaryData" : "data";
      places = places.with(List.of(field, file.getKey()), List.of("files", file.getKey()));
      if (content.text() != null) {
        data.put(file.getKey(), content.text());
      } else if (content.base64() != null) {
        binary.put(file.getKey(), content.base64());
      }
    }
    var configMap = new io.fabric8.kubernetes.api.model.ConfigMap();
    configMap.setMetadata(
        metadata(model.name(), model.namespace(), model.labels(), model.annotations()));
    configMap.setData(data);
    configMap.setBinaryData(binary);
    if (Boolean.TRUE.equals(model.hashInName())) {
      collector.hashName(path);
    }
    add(configMap, places, model.patch(), path);
  }

  private void add(HasMetadata object, FieldPlaces places, FreeForm patch, ProfilePath path) {
    String namespace = object.getMetadata().getNamespace();
    String file =
        layout.ofManifest(namespace, false, object.getKind(), object.getMetadata().getName());
    collector.add(path, places, file, object, patch);
  }
}
