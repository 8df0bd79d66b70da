package io.gitopsprofile.maven;

import java.util.List;
import java.util.Objects;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The executions of the plugin that the POM binds to the phases of {@code mvn generate-sources}.
 */
final class BoundExecution {

  /** The plugin's key in a POM. */
  static final String PLUGIN = "io.gitopsprofile:profile-maven-plugin";

  private static final List<String> PHASES = List.of("validate", "initialize", "generate-sources");

  /** Parameters that decide whether a run writes, and which files. */
  private static final List<String> PARAMETERS =
      List.of(
          "file", "outputDirectory", "flux", "kubernetes", "metrics", "charts", "skip", "check");

  private BoundExecution() {}

  /** Returns true if a bound execution renders the same tree as a goal. */
  static boolean isRenderedAlike(ProfileMojo goal) {
    for (Plugin plugin : goal.plugins) {
      if (plugin.getKey().equals(PLUGIN)) {
        @Nullable PluginExecution own = plugin.getExecutionsAsMap().get(goal.execution);
        return own != null
            && plugin.getExecutions().stream()
                .anyMatch(bound -> isGenerate(bound) && isAlike(bound, own));
      }
    }
    return false;
  }

  private static boolean isGenerate(PluginExecution execution) {
    @Nullable String phase = execution.getPhase();
    return execution.getGoals().contains("generate") && (phase == null || PHASES.contains(phase));
  }

  private static boolean isAlike(PluginExecution one, PluginExecution other) {
    return PARAMETERS.stream()
        .allMatch(name -> Objects.equals(value(one, name), value(other, name)));
  }

  private static @Nullable String value(PluginExecution execution, String parameter) {
    @Nullable Xpp3Dom value =
        execution.getConfiguration() instanceof Xpp3Dom all ? all.getChild(parameter) : null;
    return value == null ? null : value.getValue();
  }
}
