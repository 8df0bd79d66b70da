package io.gitopsprofile.maven;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of goals in README.md. */
class GoalTableTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ((?:`[a-z]+`(?:, )?)+) \\| (none|`[a-z-]+`) \\| .+ \\|$");

  @Test
  void hasEveryGoalWithItsPhase() throws IOException {
    Map<String, String> listed = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("../README.md")));
    while (row.find()) {
      for (String goal : row.group(1).split(", ")) {
        listed.put(goal.replace("`", ""), row.group(2).replace("`", ""));
      }
    }

    assertThat(listed)
        .isEqualTo(
            PluginDescriptor.goals().stream()
                .collect(
                    toMap(
                        goal -> PluginDescriptor.text(goal, "goal"),
                        goal -> {
                          String phase = PluginDescriptor.text(goal, "phase");
                          return phase.isEmpty() ? "none" : phase;
                        })));
  }
}
