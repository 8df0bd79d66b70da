package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.AddonPolicy;
import io.gitopsprofile.model.Cluster;
import io.gitopsprofile.model.FargateProfile;
import io.gitopsprofile.model.FargateSelector;
import io.gitopsprofile.model.ManagedNodeGroup;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClusterSettingsTest {

  private final Check check = new ClusterSettings();

  @ParameterizedTest
  @CsvSource({"1, 2, 3", "2, 2, 2", ", 5, ", "3, , ", ", , ", ", , 2", ", 1, 1", "0, 0, 1"})
  void soundSizes(@Nullable Integer min, @Nullable Integer desired, @Nullable Integer max) {
    assertThat(places(size(min, desired, max))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "3, 2, 4, desiredCapacity",
    "1, 5, 4, desiredCapacity",
    ", 5, 4, desiredCapacity",
    "3, 2, , desiredCapacity",
    "3, , 2, maxSize",
    ", , 1, maxSize"
  })
  void unsoundSizes(
      @Nullable Integer min, @Nullable Integer desired, @Nullable Integer max, String key) {
    assertThat(places(size(min, desired, max)))
        .containsExactly("PRF053 cluster.managedNodeGroups[0]." + key);
  }

  @Test
  void namesBothBounds() {
    assertThat(
            CheckRun.findings(
                check, CheckRun.profile().cluster(cluster(List.of(size(3, 2, 4)), List.of()))))
        .extracting(Diagnostic::message)
        .containsExactly(
            "the node group \"default\" has the desiredCapacity 2, less than the minSize 3");
  }

  @Test
  void policies() {
    assertThat(
            places(
                policies(
                    AddonPolicy.ALB_INGRESS,
                    AddonPolicy.APP_MESH,
                    AddonPolicy.AWS_LOAD_BALANCER_CONTROLLER,
                    AddonPolicy.APP_MESH)))
        .containsExactly(
            "PRF053 cluster.managedNodeGroups[0].addonPolicies[0]",
            "PRF053 cluster.managedNodeGroups[0].addonPolicies[3]");
    assertThat(places(policies(AddonPolicy.ALB_INGRESS, AddonPolicy.APP_MESH))).isEmpty();
  }

  @Test
  void names() {
    ManagedNodeGroup group = size(null, null, null);
    FargateProfile profile = FargateProfile.of("x", selector(0));
    assertThat(
            CheckRun.places(
                check,
                CheckRun.profile()
                    .cluster(cluster(List.of(group, group), List.of(profile, profile)))))
        .containsExactly(
            "PRF053 cluster.managedNodeGroups[1].name", "PRF053 cluster.fargateProfiles[1].name");
  }

  @Test
  void selectors() {
    FargateProfile most = profile(Collections.nCopies(5, selector(5)));
    FargateProfile more = profile(Collections.nCopies(6, selector(0)));
    FargateProfile labels = profile(List.of(selector(0), selector(6)));
    assertThat(fargate(most)).isEmpty();
    assertThat(fargate(more)).containsExactly("PRF053 cluster.fargateProfiles[0].selectors[5]");
    assertThat(fargate(labels))
        .containsExactly("PRF053 cluster.fargateProfiles[0].selectors[1].labels");
  }

  @Test
  void saysNothingOfAClusterThatEksctlDoesNotMake() {
    Cluster cluster = Cluster.builder().name("a").managedNodeGroups(List.of(size(3, 2, 1))).build();
    assertThat(CheckRun.places(check, CheckRun.profile().cluster(cluster))).isEmpty();
    assertThat(CheckRun.places(check, CheckRun.profile())).isEmpty();
  }

  private List<String> places(ManagedNodeGroup group) {
    return CheckRun.places(check, CheckRun.profile().cluster(cluster(List.of(group), List.of())));
  }

  private List<String> fargate(FargateProfile profile) {
    return CheckRun.places(check, CheckRun.profile().cluster(cluster(List.of(), List.of(profile))));
  }

  private static Cluster cluster(List<ManagedNodeGroup> groups, List<FargateProfile> profiles) {
    return Cluster.builder()
        .name("a")
        .region("eu-west-1")
        .managedNodeGroups(groups)
        .fargateProfiles(profiles)
        .build();
  }

  private static ManagedNodeGroup size(
      @Nullable Integer min, @Nullable Integer desired, @Nullable Integer max) {
    return ManagedNodeGroup.builder()
        .name("default")
        .minSize(min)
        .desiredCapacity(desired)
        .maxSize(max)
        .build();
  }

  private static ManagedNodeGroup policies(AddonPolicy... policies) {
    return ManagedNodeGroup.builder().name("default").addonPolicies(List.of(policies)).build();
  }

  private static FargateProfile profile(List<FargateSelector> selectors) {
    return FargateProfile.of("fargate", selectors.toArray(new FargateSelector[0]));
  }

  private static FargateSelector selector(int labels) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < labels; i++) {
      map.put("label" + i, "x");
    }
    return new FargateSelector("demo", map);
  }
}
