package io.gitopsprofile.adapter.config;

import io.gitopsprofile.catalog.KnownImage;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.adapter.PrometheusEndpoint;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObjects;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An adapter that runs in a pod of the profile without a chart: its image is the adapter's, its
 * flags name the Prometheus and the configuration file, which a ConfigMap of the profile has.
 * (Source: prometheus-adapter, cmd/adapter/adapter.go.)
 *
 * @param pods the pods
 * @param image the image
 * @param url the flag with the address of the Prometheus
 * @param file the configuration file
 */
public record AdapterProgram(PodTemplate pods, String image, ObjectField url, ConfigFile file) {

  private static final String URL = "prometheus-url";

  /** The version that chart 1.4.0 installs, and that does not join the values of a label. */
  private static final String OLD = "v0.5";

  /** Returns the only adapter of a profile; null if there is none, or it is unclear. */
  public static @Nullable AdapterProgram in(ProfileObjects objects) {
    AdapterProgram only = null;
    for (PodTemplate pods : objects.pods()) {
      for (ObjectField container : pods.containers()) {
        KnownImage image = KnownImages.ofReference(container.in("image").text());
        if (image != null && image.isMetricsAdapter() && pods.kind() != WorkloadKind.POD) {
          AdapterProgram program = of(pods, container, objects);
          if (only != null || program == null) {
            return null;
          }
          only = program;
        }
      }
    }
    return only;
  }

  private static @Nullable AdapterProgram of(
      PodTemplate pods, ObjectField container, ProfileObjects objects) {
    ObjectField url = flag(container, URL);
    ObjectField config = flag(container, "config");
    ConfigFile file = config == null ? null : file(value(config), container, pods, objects);
    return url == null || file == null
        ? null
        : new AdapterProgram(pods, container.in("image").text(), url, file);
  }

  /**
   * Returns the adapter with a release that would install the same version; null if the file is not
   * one that the adapter takes.
   */
  public @Nullable MetricsAdapter adapter() {
    try {
      return AdapterValues.withFile(
          MetricsAdapter.builder()
              .release(release())
              .prometheus(PrometheusEndpoint.builder().url(address(url)).port(0).build())
              .build(),
          file);
    } catch (InvalidValueException unclear) {
      return null;
    }
  }

  private HelmRelease release() {
    boolean old = image.contains(':' + OLD) || image.contains(':' + OLD.substring(1));
    return HelmRelease.builder()
        .name(pods.object().name())
        .namespace(pods.namespace())
        .releaseName(pods.object().name())
        .chart(
            Chart.Repository.of(
                "https://prometheus-community.github.io/helm-charts",
                "prometheus-adapter",
                old ? "1.4.0" : "5.3.0"))
        .build();
  }

  private static String address(ObjectField flag) {
    String url = value(flag);
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /** Returns the word that has the value of a flag; null if the command line has no such flag. */
  private static @Nullable ObjectField flag(ObjectField container, String name) {
    List<ObjectField> words = new ArrayList<>(container.in("command").elements());
    words.addAll(container.in("args").elements());
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).text();
      if (word.startsWith("--" + name + "=")) {
        return words.get(i);
      }
      if (word.equals("--" + name) && i + 1 < words.size()) {
        return words.get(i + 1);
      }
    }
    return null;
  }

  private static String value(ObjectField flag) {
    String word = flag.text();
    return word.startsWith("--") ? word.substring(word.indexOf('=') + 1) : word;
  }

  /** Returns the word of the command line that asks another address. */
  public String wordWith(String address) {
    return url.text().startsWith("--") ? "--" + URL + "=" + address : address;
  }

  /** Returns the file of a ConfigMap at a path of a container; null if it is none. */
  private static @Nullable ConfigFile file(
      String path, ObjectField container, PodTemplate pods, ProfileObjects objects) {
    for (ObjectField mount : container.in("volumeMounts").elements()) {
      String sub = mount.in("subPath").text();
      String at = mount.in("mountPath").text();
      String within = within(path, at.endsWith("/") ? at.substring(0, at.length() - 1) : at, sub);
      for (ObjectField volume : pods.spec().in("volumes").elements()) {
        ObjectField source = volume.in("configMap");
        if (within != null && volume.in("name").text().equals(mount.in("name").text())) {
          String key = key(within, source.in("items"));
          return key == null
              ? null
              : ConfigFile.of(objects, pods.namespace(), source.in("name").text(), key);
        }
      }
    }
    return null;
  }

  private static @Nullable String within(String path, String mount, String sub) {
    if (!sub.isEmpty()) {
      return path.equals(mount) ? sub : null;
    }
    return path.startsWith(mount + "/") ? path.substring(mount.length() + 1) : null;
  }

  private static @Nullable String key(String name, ObjectField items) {
    for (ObjectField item : items.elements()) {
      if (item.in("path").text().equals(name)) {
        return item.in("key").text();
      }
    }
    return items.isPresent() ? null : name;
  }
}
