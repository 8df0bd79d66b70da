package io.gitopsprofile.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitopsprofile.templates.StarterProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of the documents work as they are written, in a shell without any setting. */
class CommandsTest {

  private static final String PLUGIN = "io.gitopsprofile:profile-maven-plugin:";
  private static final String VERSION = "0.1.0-SNAPSHOT:";
  private static final Set<String> PHASES =
      Set.of(
          "validate",
          "generate-sources",
          "test-compile",
          "test",
          "package",
          "verify",
          "install",
          "deploy");

  /** Plugins whose short prefix works everywhere, or in this project, whose POM has them. */
  private static final Pattern OTHER_GOALS = Pattern.compile("(spotless|dependency|versions):.+");

  private static final Set<String> COMMANDS = Set.of("help", "generate-completion");
  private static final Pattern FENCE = Pattern.compile("(?ms)^ *```([a-z]*)\n(.*?)^ *```$");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern PARAMETERS =
      Pattern.compile("(?m)^\\| (`[^|]+`) \\| `[^|]+` \\| `([^|]+)` \\|");
  private static final Pattern RUN = Pattern.compile("(?m)^[ -]+run: (.+)$");
  private static final Pattern ID = Pattern.compile("<id>([^<]+)</id>");

  private final Set<String> goals = new TreeSet<>(Set.of("explain", "help", "schema", "import"));
  private final Set<String> properties = new HashSet<>(Set.of("profile.update"));

  CommandsTest() {
    MarkdownPage parameters = MarkdownPage.of("docs/reference/parameters.md");
    for (MatchResult row : PARAMETERS.matcher(parameters.text()).results().toList()) {
      goals.addAll(List.of(row.group(1).replace("`", "").split(", ")));
      properties.add(row.group(2));
    }
  }

  static List<MarkdownPage> pages() {
    Stream<MarkdownPage> guides =
        StarterProfile.names().stream()
            .map(name -> MarkdownPage.of("profile-renderer/src/test/guide/" + name + ".md"));
    return Stream.concat(MarkdownPage.all().stream(), guides)
        .filter(page -> !commands(page).isEmpty())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void areKnown(MarkdownPage page) throws IOException {
    for (String command : commands(page)) {
      List<String> problems = problems(command);
      assertThat(problems).as("%s in %s", command, page).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void areShell(MarkdownPage page) throws IOException, InterruptedException {
    for (String block : blocks(page)) {
      Process shell;
      try {
        shell = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
      } catch (IOException e) {
        assumeTrue(false, "skipped: there is no bash");
        throw e;
      }
      try (OutputStream to = shell.getOutputStream()) {
        to.write(block.getBytes(UTF_8));
      }
      String said = new String(shell.getInputStream().readAllBytes(), UTF_8);
      assertThat(shell.waitFor()).as("%s in %s: %s", block, page, said).isZero();
    }
  }

  @Test
  void runStepsOfWorkflowsAreKnown() throws IOException {
    int steps = 0;
    for (Path workflow : WorkflowsTest.workflows()) {
      for (MatchResult run : RUN.matcher(MarkdownPage.read(workflow)).results().toList()) {
        steps++;
        assertThat(problems(run.group(1))).as("%s in %s", run.group(1), workflow).isEmpty();
      }
    }
    assertThat(steps).isGreaterThan(8);
  }

  @Test
  void refusesWhatDoesNotWork() throws IOException {
    assertThat(pages()).hasSizeGreaterThan(10);
    assertThat(problems("mvn profile:diff")).isNotEmpty();
    assertThat(problems("mvn " + PLUGIN + "dif")).isNotEmpty();
    assertThat(problems("mvn " + PLUGIN + "0.0.1:diff")).isNotEmpty();
    assertThat(problems("mvn " + PLUGIN + "diff -Dprofile.fil=a")).isNotEmpty();
    assertThat(problems("mvn test -Dtest=NoSuchTest")).isNotEmpty();
    assertThat(problems("mvn test -Pnone")).isNotEmpty();
    assertThat(problems("mvn tset")).isNotEmpty();
    assertThat(problems("profile validat")).isNotEmpty();
    assertThat(problems("profile validate --fil=a")).isNotEmpty();
    assertThat(problems(".ci/nothing")).isNotEmpty();
    assertThat(problems("mvn -B -T 2 -pl a -am verify " + PLUGIN + VERSION + "diff")).isEmpty();
  }

  /** The reasons for which a command cannot work. */
  private List<String> problems(String command) throws IOException {
    List<String> words = words(command);
    List<String> problems = new ArrayList<>();
    String program = words.get(0);
    if (program.equals("mvn")) {
      checkMaven(words, problems);
    } else if (program.equals("profile") || command.startsWith("java -jar profile-cli")) {
      checkGoal(words.subList(program.equals("profile") ? 1 : 3, words.size()), problems);
    } else if (program.matches("(\\.ci|src-it)/.*")
        && !Files.isExecutable(MarkdownPage.ROOT.resolve(program))) {
      problems.add("no program " + program);
    }
    for (String word : words) {
      if (word.matches("\\.ci/.*") && !Files.exists(MarkdownPage.ROOT.resolve(word))) {
        problems.add("no file " + word);
      }
    }
    return problems;
  }

  private void checkMaven(List<String> words, List<String> problems) throws IOException {
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("-pl") || word.equals("-f") || word.equals("-T")) {
        i++;
      } else if (word.startsWith("-Dprofile.") && !properties.contains(property(word))) {
        problems.add("no property " + word);
      } else if (word.startsWith("-Dtest=")) {
        for (String test : word.substring("-Dtest=".length()).split(",")) {
          if (!names(test + ".java")) {
            problems.add("no test " + test);
          }
        }
      } else if (word.startsWith("-P") && !mavenProfiles().contains(word.substring(2))) {
        problems.add("no Maven profile " + word);
      } else if (!word.startsWith("-") && !isGoal(word)) {
        problems.add("neither a phase nor a goal: " + word);
      }
    }
  }

  private boolean isGoal(String word) {
    if (word.startsWith(PLUGIN)) {
      String goal = word.substring(PLUGIN.length());
      return goals.contains(goal.startsWith(VERSION) ? goal.substring(VERSION.length()) : goal);
    }
    return PHASES.contains(word) || OTHER_GOALS.matcher(word).matches();
  }

  private void checkGoal(List<String> words, List<String> problems) {
    if (words.isEmpty() || words.get(0).startsWith("<")) {
      return;
    }
    if (!goals.contains(words.get(0)) && !COMMANDS.contains(words.get(0))) {
      problems.add("no goal " + words.get(0));
    }
    for (String word : words) {
      String option = property(word).replace("--", "profile.");
      boolean isCommon = Set.of("profile.help", "profile.color", "profile.cache").contains(option);
      if (word.startsWith("--") && !properties.contains(option) && !isCommon) {
        problems.add("no option " + word);
      }
    }
  }

  private static String property(String word) {
    String name = word.startsWith("-D") ? word.substring(2) : word;
    return name.contains("=") ? name.substring(0, name.indexOf('=')) : name;
  }

  private static Set<String> mavenProfiles() {
    Set<String> profiles = new HashSet<>();
    for (String file : List.of("pom.xml", "profile-renderer/pom.xml", "src-it/pom.xml")) {
      String pom = MarkdownPage.read(MarkdownPage.ROOT.resolve(file));
      ID.matcher(pom).results().forEach(id -> profiles.add(id.group(1)));
    }
    return profiles;
  }

  private static boolean names(String file) throws IOException {
    for (String module : List.of("profile-renderer", "profile-maven-plugin", "profile-cli")) {
      Path tests = MarkdownPage.ROOT.resolve(module).resolve("src/test/java");
      try (Stream<Path> files = Files.walk(tests)) {
        if (files.anyMatch(found -> found.endsWith(file))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The commands of a page: lines of its shell blocks, and code in its text that is one. */
  private static List<String> commands(MarkdownPage page) {
    List<String> commands = new ArrayList<>();
    for (String block : blocks(page)) {
      for (String line : block.replace("\\\n", " ").split("\n")) {
        for (String command : line.strip().split(" && | \\| ")) {
          if (!command.isEmpty() && !command.startsWith("#")) {
            commands.add(command);
          }
        }
      }
    }
    for (String paragraph : FENCE.matcher(page.text()).replaceAll("").split("\n\n")) {
      // Two paragraphs say what the short prefix needs.
      boolean isAboutPrefix = paragraph.contains("pluginGroup");
      for (MatchResult code : CODE.matcher(paragraph).results().toList()) {
        String text = code.group(1);
        boolean isShort = isAboutPrefix && text.startsWith("mvn profile:");
        if (text.matches("(mvn|profile) [a-z-].*") && !isShort) {
          commands.add(text);
        }
      }
    }
    return commands;
  }

  private static List<String> blocks(MarkdownPage page) {
    return FENCE
        .matcher(page.text())
        .results()
        .filter(block -> block.group(1).equals("sh"))
        .map(block -> block.group(2))
        .toList();
  }

  /** The words of a command, without settings in front, a comment behind, and quotes. */
  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    for (String word : command.replaceFirst(" +#.*", "").split("\\s+")) {
      if (!words.isEmpty() || !word.matches("[A-Z_]+=.*")) {
        words.add(word.replace("'", ""));
      }
    }
    return words;
  }
}
