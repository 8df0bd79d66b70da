package io.gitopsprofile.templates;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A profile to start from, as {@code templates/<name>/} holds it.
 *
 * @param name for example {@code eks-hpa-flux2}
 * @param description the purpose, in one line
 * @param files {@code profile.yaml}, the files that it names and, for Flux v2, {@code
 *     .sourceignore}, by path relative to it
 */
public record StarterProfile(String name, String description, SortedMap<String, String> files) {

  /** The file that every starter profile has. */
  public static final String PROFILE = "profile.yaml";

  /**
   * Name of the file that lists the paths which Flux v2 ignores when it syncs the profile's folder,
   * or one above it.
   */
  public static final String SOURCE_IGNORE = ".sourceignore";

  /** The starter profile of the tutorial. */
  public static final String DEFAULT = "eks-hpa-flux2";

  /** The starter profile for one's own application. */
  public static final String APP = "app";

  private static final List<String> FLUX2 = List.of(PROFILE, SOURCE_IGNORE);
  private static final Map<String, Entry> INDEX = index();

  /** Copies the files and refuses a starter without a {@code profile.yaml}. */
  public StarterProfile {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    if (!files.containsKey(PROFILE)) {
      throw new IllegalArgumentException("a starter profile needs a " + PROFILE);
    }
  }

  /** Returns the names of all starter profiles, in the recommended order. */
  public static List<String> names() {
    return List.copyOf(INDEX.keySet());
  }

  /** Finds a starter profile by name; empty if there is none. */
  public static Optional<StarterProfile> named(String name) {
    return Optional.ofNullable(INDEX.get(name)).map(entry -> load(name, entry));
  }

  /** Returns the text of {@code profile.yaml}. */
  public String text() {
    return requireNonNull(files.get(PROFILE));
  }

  // A jar's folders cannot be listed portably, so the files are named; a test compares.
  private static Map<String, Entry> index() {
    Map<String, Entry> index = new LinkedHashMap<>();
    index.put(DEFAULT, new Entry("podinfo on EKS, scaled on HTTP requests per second", FLUX2));
    index.put(APP, new Entry("your own application, scaled on a counter of its own", FLUX2));
    index.put("eks-hpa-flux2-cpu", new Entry("podinfo on EKS, scaled on CPU utilization", FLUX2));
    index.put(
        "eks-hpa-fleet",
        new Entry("podinfo on EKS in staging and in production in two regions", FLUX2));
    index.put(
        "eks-hpa-keda",
        new Entry("podinfo on EKS, scaled by KEDA on HTTP requests per second", FLUX2));
    index.put(
        "eks-hpa-operator",
        new Entry("podinfo on EKS with the Prometheus operator, scaled on HTTP requests", FLUX2));
    index.put(
        "eks-hpa-istio",
        new Entry("podinfo in an Istio mesh, scaled on requests per second", FLUX2));
    index.put(
        "eks-hpa",
        new Entry("Flux v1, Kubernetes up to 1.21: scaled on HTTP requests", List.of(PROFILE)));
    index.put(
        "eks-hpa-cpu",
        new Entry("Flux v1, Kubernetes up to 1.21: scaled on CPU utilization", List.of(PROFILE)));
    index.put(
        "eks-hpa-memory",
        new Entry("Flux v1, Kubernetes up to 1.21: scaled on memory", List.of(PROFILE)));
    index.put(
        "eks-hpa-appmesh",
        new Entry("Flux v1, Kubernetes up to 1.21: App Mesh, which has ended", List.of(PROFILE)));
    return Collections.unmodifiableMap(index);
  }

  private static StarterProfile load(String name, Entry entry) {
    SortedMap<String, String> files = new TreeMap<>();
    for (String file : entry.files()) {
      files.put(file, text(name + "/" + file));
    }
    return new StarterProfile(name, entry.description(), files);
  }

  private static String text(String resource) {
    try (InputStream in = StarterProfile.class.getResourceAsStream(resource)) {
      return new String(
          requireNonNull(in, () -> "missing from the class path: " + resource).readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Entry(String description, List<String> files) {}
}
