package io.gitopsprofile.read.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.read.ProfileReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedListTest {

  private static final String PROFILE =
      """
      profile: v1
      name: shop
      target: {kubernetes: "1.30", flux: v1}
      workloads:
        - preset: podinfo
          namespace: shop
          containers:
      """;

  @Test
  void keepsDuplicateContainer() {
    assertThat(
            containers(
                """
                      - name: podinfod
                        image: example.com/first:1.0
                      - name: podinfod
                        image: example.com/second:1.0
                """))
        .extracting(Container::name, Container::image)
        .containsExactly(
            tuple("podinfod", "example.com/first:1.0"),
            tuple("podinfod", "example.com/second:1.0"));
  }

  @Test
  void inheritsNothingForNewName() {
    assertThatThrownBy(
            () ->
                containers(
                    """
                          - name: sidecar
                            image: example.com/sidecar:1.0
                          - name: sidecar
                    """))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("containers[2] has no image");
  }

  @Test
  void findsMergedName() {
    assertThat(
            containers(
                """
                      - <<: {name: podinfod}
                        image: example.com/podinfo:1.0
                """))
        .singleElement()
        .satisfies(container -> assertThat(container.livenessProbe()).isNotNull());
  }

  private static List<Container> containers(String yaml) {
    String profile = PROFILE + yaml.indent(6);
    return new ProfileReader()
        .read(profile, "profile.yaml", Path.of(""))
        .profile()
        .workloads()
        .get(0)
        .containers();
  }
}
