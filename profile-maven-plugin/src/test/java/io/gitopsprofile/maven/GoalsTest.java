package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Holds every goal to common rules. */
class GoalsTest {

  @Test
  void runInParallelBuilds() {
    assertThat(PluginDescriptor.goals())
        .hasSizeGreaterThan(6)
        .allSatisfy(
            goal ->
                assertThat(PluginDescriptor.text(goal, "threadSafe"))
                    .as(PluginDescriptor.text(goal, "goal"))
                    .isEqualTo("true"));
  }

  @Test
  void runWithoutAPom() {
    assertThat(PluginDescriptor.goals())
        .allSatisfy(
            goal ->
                assertThat(PluginDescriptor.text(goal, "requiresProject"))
                    .as(PluginDescriptor.text(goal, "goal"))
                    .isEqualTo("false"));
  }

  @Test
  void areKnownToEclipseIfAPhaseRunsThem() {
    List<String> bound =
        PluginDescriptor.goals().stream()
            .filter(goal -> !PluginDescriptor.text(goal, "phase").isEmpty())
            .map(goal -> PluginDescriptor.text(goal, "goal"))
            .toList();
    assertThat(bound).contains("generate", "verify");

    assertThat(mapped()).containsExactlyInAnyOrderElementsOf(bound);
  }

  private static List<String> mapped() {
    Element root = PluginDescriptor.read("META-INF/m2e/lifecycle-mapping-metadata.xml");
    assertThat(root.getTagName()).isEqualTo("lifecycleMappingMetadata");
    return PluginDescriptor.children(
            PluginDescriptor.child(root, "pluginExecutions"), "pluginExecution")
        .stream()
        .flatMap(GoalsTest::goals)
        .toList();
  }

  private static Stream<String> goals(Element execution) {
    assertThat(
            PluginDescriptor.child(execution, "action")
                .getElementsByTagName("*")
                .item(0)
                .getNodeName())
        .isIn("execute", "ignore");
    Element filter = PluginDescriptor.child(execution, "pluginExecutionFilter");
    return PluginDescriptor.children(PluginDescriptor.child(filter, "goals"), "goal").stream()
        .map(Element::getTextContent);
  }
}
