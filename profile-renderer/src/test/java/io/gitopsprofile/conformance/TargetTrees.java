package io.gitopsprofile.conformance;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.golden.GoldenProfile;
import io.gitopsprofile.kubernetes.ServedApis;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.HpaVersion;
import io.gitopsprofile.model.MetricsSource;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.mutation.SoundProfiles;
import io.gitopsprofile.render.UncheckedRenderer;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The trees of all golden profiles and starter profiles that render, for every target. */
final class TargetTrees {

  private static final Path GOLDEN = Path.of("src/test/golden");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);

  /**
   * Profiles whose patches or manifests set fields that only their own cluster and newer ones have.
   */
  private static final Set<String> NOT_OLDER =
      Set.of("sound-cluster", "sound-container-metrics", "sound-patches");

  private TargetTrees() {}

  /** An object as the cluster reads it from its file, as YAML 1.1. */
  record Rendered(String file, JsonNode object) {}

  /** All golden cases and starter profiles that render without errors. */
  static Set<String> profiles() {
    Set<String> names = new TreeSet<>(SoundProfiles.ofOneTree());
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      folders
          .filter(folder -> Files.exists(folder.resolve("expected")))
          .forEach(
              folder ->
                  names.addAll(
                      SoundProfiles.ofOneTree(folder.getFileName().toString(), text(folder))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  private static String text(Path folder) {
    try {
      return Files.exists(folder)
          ? GoldenProfile.text(folder)
          : SoundProfiles.text(folder.getFileName().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The profile's own target, and for a sound profile all others too. */
  static Set<Target> targets(Profile profile, String name) {
    Set<Target> targets = new LinkedHashSet<>();
    targets.add(profile.target());
    if (SoundProfiles.names().contains(name.split("@")[0])) {
      for (KubernetesVersion kubernetes : ClientModels.versions()) {
        addTargets(kubernetes, targets);
      }
    }
    if (NOT_OLDER.contains(name)) {
      targets.removeIf(it -> it.kubernetes().compareTo(profile.target().kubernetes()) < 0);
    }
    return targets;
  }

  private static void addTargets(KubernetesVersion kubernetes, Set<Target> targets) {
    for (Flux flux : Flux.values()) {
      for (HpaVersion hpa : ServedApis.hpaVersions(kubernetes)) {
        for (MetricsSource metrics : MetricsSource.values()) {
          targets.add(
              Target.builder().kubernetes(kubernetes).flux(flux).hpa(hpa).metrics(metrics).build());
        }
      }
    }
  }

  static Profile profile(String name) {
    return SoundProfiles.profile(name, text(GOLDEN.resolve(name.split("@")[0])));
  }

  /** All objects of a tree; empty if the target cannot express the profile. */
  static List<Rendered> objects(Profile profile, Target target) {
    RenderedTree tree;
    try {
      tree = UncheckedRenderer.render(profile.withTarget(target));
    } catch (ProfileException e) {
      return List.of();
    }
    List<Rendered> objects = new ArrayList<>();
    for (RenderedFile file : tree.files()) {
      objects.add(new Rendered(file.path(), json(file.text())));
    }
    return objects;
  }

  static JsonNode json(String yaml) {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    strict.setNestingDepthLimit(200);
    return JSON.valueToTree(new Yaml(new SafeConstructor(strict)).load(yaml));
  }
}
