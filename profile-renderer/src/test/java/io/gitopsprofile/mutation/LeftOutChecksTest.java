package io.gitopsprofile.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.render.RenderedObjects;
import io.gitopsprofile.view.ReleaseValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A check that the lists leave out for a profile has nothing to say about it. */
class LeftOutChecksTest {

  private static final Path GOLDEN = Path.of("src/test/golden");

  private static final Path CHECKS = Path.of("../profile-checks/src/main/java");

  @Test
  void haveNothingToSay() throws IOException, ReflectiveOperationException {
    Map<Class<?>, List<Check>> lists = lists();
    List<String> said = new ArrayList<>();
    int leftOut = 0;
    for (Profile profile : profiles()) {
      CheckContext context =
          new CheckContext(ReleaseValues.withNames(profile), RenderedObjects.of(profile));
      for (Map.Entry<Class<?>, List<Check>> list : lists.entrySet()) {
        List<Class<?>> chosen = new ArrayList<>();
        Object in = list.getKey().getMethod("in", CheckContext.class).invoke(null, context);
        for (Object check : (List<?>) in) {
          chosen.add(check.getClass());
        }
        for (Check check : list.getValue()) {
          if (!chosen.contains(check.getClass())) {
            leftOut++;
            DiagnosticCollector findings = new DiagnosticCollector();
            check.run(context, findings);
            for (Diagnostic finding : findings.all()) {
              said.add(profile.name() + " " + check.getClass().getSimpleName() + " " + finding);
            }
          }
        }
      }
    }
    assertThat(leftOut).isGreaterThan(1000);
    assertThat(said).isEmpty();
  }

  /** Returns the checks of each list of checks. */
  private static Map<Class<?>, List<Check>> lists()
      throws IOException, ReflectiveOperationException {
    Map<Class<?>, List<Check>> lists = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(CHECKS.resolve("io/gitopsprofile/check"))) {
      for (Path file : files.filter(it -> it.toString().endsWith("Checks.java")).toList()) {
        if (file.getFileName().toString().equals("ProfileChecks.java")) {
          continue;
        }
        List<Check> checks = new ArrayList<>();
        try (Stream<Path> beside = Files.list(file.getParent())) {
          for (Path one : beside.filter(it -> it.toString().endsWith("Check.java")).toList()) {
            var constructor = type(one).getDeclaredConstructor();
            constructor.setAccessible(true);
            checks.add((Check) constructor.newInstance());
          }
        }
        lists.put(type(file), checks);
      }
    }
    return lists;
  }

  private static Class<?> type(Path source) throws ClassNotFoundException {
    String name = CHECKS.relativize(source).toString().replace(".java", "");
    return Class.forName(name.replace('/', '.').replace('\\', '.'));
  }

  private static List<Profile> profiles() throws IOException {
    List<Profile> profiles = new ArrayList<>();
    try (Stream<Path> cases = Files.list(GOLDEN)) {
      for (Path one : cases.sorted().map(it -> it.resolve("profile.yaml")).toList()) {
        if (Files.exists(one)) {
          add(profiles, Files.readString(one), one.getParent());
        }
      }
    }
    for (Mutation mutation : MutationTable.read()) {
      add(profiles, mutation.text(), GOLDEN.resolve(mutation.profile()));
    }
    return profiles;
  }

  /** Adds a profile, unless it cannot be read, which the golden cases and the table show. */
  private static void add(List<Profile> profiles, String yaml, Path directory) {
    try {
      profiles.add(new ProfileReader().read(yaml, "profile.yaml", directory).profile());
    } catch (ProfileException shownElsewhere) {
      return;
    }
  }
}
