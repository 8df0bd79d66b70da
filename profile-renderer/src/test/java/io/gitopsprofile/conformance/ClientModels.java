package io.gitopsprofile.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.gitopsprofile.model.value.KubernetesVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The models of one release of the official Kubernetes client. The build puts one jar per
 * Kubernetes version beside the classes.
 */
final class ClientModels {

  /** Groups of custom resources whose names look like those of Kubernetes. */
  private static final Set<String> CUSTOM =
      Set.of("gateway.networking.k8s.io", "autoscaling.k8s.io");

  private static final Path FOLDER = Path.of("target/kubernetes-models");
  private static final String CLIENT = "io/kubernetes/client/openapi/";
  private static final List<ClientModels> RELEASES = releases();

  private final KubernetesVersion kubernetes;
  private final ClassLoader loader;
  private final Map<String, Schema> schemas = new HashMap<>();

  private ClientModels(Path jar) {
    kubernetes = KubernetesVersion.of(jar.getFileName().toString().replace(".jar", ""));
    try {
      URL[] urls = {jar.toUri().toURL()};
      loader = new URLClassLoader(urls, ClientModels.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The versions of Kubernetes that the build brings models of, oldest first. */
  static List<KubernetesVersion> versions() {
    return RELEASES.stream().map(release -> release.kubernetes).toList();
  }

  /** True for an object of a built-in kind of Kubernetes, false for a custom one. */
  static boolean areOf(JsonNode object) {
    String group = group(object);
    return !group.contains(".") || (group.endsWith(".k8s.io") && !CUSTOM.contains(group));
  }

  /**
   * The structural errors for which a cluster rejects an object; empty if it is accepted. Of the
   * releases with the object's kind, the oldest one not older than the cluster decides, otherwise
   * the newest.
   */
  static List<String> refusals(JsonNode object, KubernetesVersion cluster) {
    List<ClientModels> able = RELEASES.stream().filter(release -> release.knows(object)).toList();
    if (able.isEmpty()) {
      return List.of("no release of the client has " + kind(object));
    }
    return able.stream()
        .filter(release -> release.kubernetes.compareTo(cluster) >= 0)
        .findFirst()
        .orElse(able.get(able.size() - 1))
        .refusals(object);
  }

  private List<String> refusals(JsonNode object) {
    Schema schema = schemas.computeIfAbsent(model(object), this::schema);
    return schema.validate(object).stream().map(Error::toString).toList();
  }

  private Schema schema(String model) {
    try {
      JsonNode schema = ModelSchema.of(loader.loadClass(model));
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(schema);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** True if the release has both the API version and the kind of the object. */
  private boolean knows(JsonNode object) {
    return loader.getResource(CLIENT + "apis/" + api(object) + ".class") != null
        && loader.getResource(model(object).replace('.', '/') + ".class") != null;
  }

  private static String model(JsonNode object) {
    return CLIENT.replace('/', '.')
        + "models."
        + capital(version(object))
        + object.path("kind").asText();
  }

  /** The class of an API: {@code RbacAuthorizationV1Api} for rbac.authorization.k8s.io/v1. */
  private static String api(JsonNode object) {
    StringBuilder name = new StringBuilder();
    String group =
        group(object).isEmpty() ? "core" : group(object).replaceFirst("\\.k8s\\.io$", "");
    for (String part : group.split("\\.")) {
      name.append(capital(part));
    }
    return name.append(capital(version(object))).append("Api").toString();
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static String group(JsonNode object) {
    String version = object.path("apiVersion").asText();
    return version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
  }

  private static String version(JsonNode object) {
    String version = object.path("apiVersion").asText();
    return version.substring(version.indexOf('/') + 1);
  }

  private static String kind(JsonNode object) {
    return object.path("apiVersion").asText() + " " + object.path("kind").asText();
  }

  private static List<ClientModels> releases() {
    try (Stream<Path> jars = Files.list(FOLDER)) {
      return jars.sorted().map(ClientModels::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the build has not brought the client's models", e);
    }
  }
}
