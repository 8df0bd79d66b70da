package io.gitopsprofile.tree.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.rendered.RenderedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KustomizationPathsTest {

  /** Each Kustomization waits for the two before it: the number of ways doubles with each. */
  @Test
  void ranksDependenciesThatMeetAgain() {
    List<DiffObject> files = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      List<String> before = new ArrayList<>();
      for (int other = Math.max(0, i - 2); other < i; other++) {
        before.add("k" + other);
      }
      files.add(kustomization("k" + i, before));
    }
    KustomizationPaths paths = new KustomizationPaths(files);

    assertThat(paths.rank(files.get(0))).isZero();
    assertThat(paths.rank(files.get(1))).isEqualTo(1);
    assertThat(paths.rank(files.get(199))).isEqualTo(199);
  }

  @Test
  void ranksCirclesLast() {
    DiffObject first = kustomization("first", List.of());
    DiffObject one = kustomization("one", List.of("other", "first"));
    DiffObject other = kustomization("other", List.of("one"));
    KustomizationPaths paths = new KustomizationPaths(List.of(one, other, first));

    assertThat(paths.rank(first)).isZero();
    assertThat(paths.rank(one)).isEqualTo(3);
    assertThat(paths.rank(other)).isEqualTo(3);
  }

  private static DiffObject kustomization(String name, List<String> before) {
    List<Object> dependencies = new ArrayList<>();
    for (String other : before) {
      dependencies.add(Map.of("name", other));
    }
    RenderedObject object =
        new RenderedObject(
            new FreeForm(
                Map.of(
                    "apiVersion",
                    "kustomize.toolkit.fluxcd.io/v1",
                    "kind",
                    "Kustomization",
                    "metadata",
                    Map.of("name", name, "namespace", "flux-system"),
                    "spec",
                    Map.of("path", "./" + name, "dependsOn", dependencies))));
    return DiffObject.of(name + ".yaml", "", List.of(object), List.of());
  }
}
