package example;

import static io.gitopsprofile.testkit.ProfileAssertions.assertThat;
import static io.gitopsprofile.testkit.ProfileAssertions.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.gitopsprofile.testkit.TypedTree;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ObjectsTest {

  @Test
  void podinfoHasOneContainer() {
    assertThat(profile("profile.yaml"))
        .object("apps/v1", "Deployment", "demo", "podinfo")
        .as(Deployment.class, d -> assertThat(containers(d)).isEqualTo(1));
  }

  @Test
  void olderClustersGetAnOlderAutoscaler() {
    assertThat(profile("profile.yaml"))
        .onTarget("1.22", "v2")
        .object("autoscaling/v2beta2", "HorizontalPodAutoscaler", "demo", "podinfo");
  }

  @Test
  void shortWindowIsFound() {
    assertThat(profile("broken.yaml")).finds("PRF020").at(89);
  }

  @Test
  void committedDeploymentHasOneContainer() {
    TypedTree committed = TypedTree.of(Path.of("base"));
    assertThat(containers(committed.object(Deployment.class, "demo", "podinfo"))).isEqualTo(1);
  }

  private static int containers(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().size();
  }
}
