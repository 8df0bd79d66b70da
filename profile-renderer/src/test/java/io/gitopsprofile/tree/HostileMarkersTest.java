package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.read.node.KubernetesObjects;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedObject;
import io.gitopsprofile.tree.automation.AutomationHash;
import io.gitopsprofile.tree.automation.AutomationRules;
import io.gitopsprofile.tree.disk.ContentHash;
import io.gitopsprofile.yaml.CanonicalYaml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files with an unrealistic number of markers. */
@Timeout(20)
class HostileMarkersTest {

  private static final String START =
      "apiVersion: example.com/v1\nkind: Example\nmetadata:\n  name: p\n";
  private static final String TAG = " # {\"$imagepolicy\": \"flux-system:p:tag\"}";

  @Test
  void handlesManyComments() {
    StringBuilder text = new StringBuilder(START).append("# x\n".repeat(200_000));
    for (int i = 0; i < 15_000; i++) {
      text.append("k").append(i).append(": a1").append(TAG.replace("p:", "p" + i + ":"));
      text.append('\n');
    }
    byte[] file = text.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(AutomationHash.of(file))
        .isNotEqualTo(ContentHash.exact(file))
        .isEqualTo(
            AutomationHash.of(
                text.toString().replace("a1", "a2").getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void handlesManyMarkersInOneMapping() {
    StringBuilder text = new StringBuilder(START);
    for (int i = 0; i < 20_000; i++) {
      text.append("k").append(i).append(": a1\n");
    }
    assertThat(carried(text.toString(), text.toString()).kept()).hasSize(20_000);
  }

  @Test
  void handlesManyMarkerLayouts() {
    StringBuilder text = new StringBuilder(START).append("list:\n");
    for (int i = 0; i < 10_000; i++) {
      text.append("- k").append(i).append(": a1\n");
    }
    String moved = text.toString().replace("list:\n", "list:\n- k: a0\n");
    assertThat(carried(text.toString(), text.toString()).kept()).hasSize(10_000);
    assertThat(carried(moved, text.toString()).dropped()).hasSize(10_000);
  }

  private static AutomationRules.Carried carried(String rendered, String found) {
    RenderedObject object =
        new RenderedObject(
            KubernetesObjects.of(rendered.getBytes(StandardCharsets.UTF_8)).orElseThrow().get(0));
    String text = CanonicalYaml.write(object.content().entries());
    RenderedFile file = new RenderedFile("a.yaml", text, List.of(object));
    String byFlux = found.replace(": a1\n", ": a2" + TAG + "\n");
    return AutomationRules.carry(file, byFlux.getBytes(StandardCharsets.UTF_8));
  }
}
