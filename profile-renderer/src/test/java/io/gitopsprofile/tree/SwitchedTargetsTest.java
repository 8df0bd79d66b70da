package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.HpaVersion;
import io.gitopsprofile.model.MetricsSource;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.mutation.SoundProfiles;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.UncheckedRenderer;
import io.gitopsprofile.rendered.RenderedTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A profile whose target is switched back and forth gives the tree of its final target, in memory
 * and in the directory that each switch overwrites.
 */
class SwitchedTargetsTest {

  @TempDir private Path scratch;

  @TestFactory
  Stream<DynamicTest> leavesNothingBehind() {
    return SoundProfiles.ofOneTree().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> switchesBackAndForth(name)));
  }

  private void switchesBackAndForth(String name) throws IOException {
    Map<Target, RenderedTree> trees = trees(name);
    assertThat(trees).hasSizeGreaterThan(3);
    Map<Target, SortedMap<String, String>> directories = new LinkedHashMap<>();
    for (Target target : trees.keySet()) {
      Path fresh = scratch.resolve(name + "-" + directories.size());
      directories.put(target, written(trees.get(target), fresh));
    }
    Profile switched = read(name);
    Path directory = scratch.resolve(name);
    for (Target target : sequence(trees.keySet(), name)) {
      switched = switched.withTarget(target);
      RenderedTree tree = UncheckedRenderer.render(switched);
      assertThat(tree).as("%s", target).isEqualTo(trees.get(target));
      assertThat(written(tree, directory)).as("%s", target).isEqualTo(directories.get(target));
    }
  }

  /** Every target twice, in a fixed order. */
  private static List<Target> sequence(Iterable<Target> targets, String name) {
    List<Target> sequence = new ArrayList<>();
    targets.forEach(sequence::add);
    sequence.addAll(List.copyOf(sequence));
    Collections.shuffle(sequence, new Random(name.hashCode()));
    return sequence;
  }

  /** The trees of the profile file, by the targets that can express it. */
  private static Map<Target, RenderedTree> trees(String name) {
    Map<Target, RenderedTree> trees = new LinkedHashMap<>();
    trees.put(read(name).target(), UncheckedRenderer.render(read(name)));
    for (Flux flux : Flux.values()) {
      for (HpaVersion hpa : HpaVersion.values()) {
        for (MetricsSource metrics : MetricsSource.values()) {
          for (String kubernetes : List.of("1.23", "1.35")) {
            KubernetesVersion version = KubernetesVersion.of(kubernetes);
            put(
                name,
                Target.builder().kubernetes(version).flux(flux).hpa(hpa).metrics(metrics).build(),
                trees);
          }
        }
      }
    }
    return trees;
  }

  private static void put(String name, Target target, Map<Target, RenderedTree> trees) {
    try {
      trees.put(target, UncheckedRenderer.render(read(name).withTarget(target)));
    } catch (ProfileException e) {
      assertThat(e.diagnostics()).isNotEmpty();
    }
  }

  private static Profile read(String name) {
    return SoundProfiles.profile(name);
  }

  private SortedMap<String, String> written(RenderedTree tree, Path directory) throws IOException {
    new TreeWriter()
        .write(
            new GenerationResult(tree, List.of()),
            "profile.yaml",
            directory,
            WriteOptions.careful(scratch.resolve("copies")).withFsync(false));
    return Trees.in(directory);
  }
}
