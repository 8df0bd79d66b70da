package io.gitopsprofile.maven;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.gitopsprofile.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** All goals of the plugin, each in the ways in which it runs. */
final class EveryGoal {

  /** The generated goal {@code help}, which a build with Maven has. */
  private static final String HELP = "HelpMojo";

  /** The ways to run each goal in a folder, with the file of a report, by the name of its class. */
  static final Map<String, List<BiFunction<Path, @Nullable Path, AbstractMojo>>> WAYS =
      new TreeMap<>(
          Map.of(
              "ValidateMojo",
              List.of((folder, report) -> of(new ValidateMojo(), folder, report)),
              "VerifyMojo",
              List.of(
                  (folder, report) -> {
                    VerifyMojo mojo = of(new VerifyMojo(), folder, report);
                    mojo.outputDirectory = folder.toFile();
                    return mojo;
                  }),
              "DiffMojo",
              List.of(
                  (folder, report) -> diff(folder, report),
                  (folder, report) -> {
                    DiffMojo mojo = diff(folder, report);
                    mojo.against = folder.resolve("old.yaml").toFile();
                    mojo.differences = true;
                    return mojo;
                  },
                  (folder, report) -> {
                    DiffMojo mojo = diff(folder, report);
                    mojo.againstFlux = "v1";
                    return mojo;
                  }),
              "GenerateMojo",
              List.of(
                  (folder, report) -> generate(folder, report),
                  (folder, report) -> {
                    GenerateMojo mojo = generate(folder, report);
                    mojo.check = true;
                    return mojo;
                  },
                  (folder, report) -> {
                    GenerateMojo mojo = generate(folder, report);
                    mojo.force = true;
                    mojo.adopt = true;
                    return mojo;
                  },
                  (folder, report) -> generate(folder, report)),
              "InitMojo",
              List.of((folder, report) -> init(folder), (folder, report) -> init(folder)),
              "SimulateMojo",
              List.of(
                  (folder, report) -> {
                    SimulateMojo mojo = of(new SimulateMojo(), folder, report);
                    mojo.load = "step:25@60..360";
                    return mojo;
                  }),
              "SchemaMojo",
              List.of(
                  (folder, report) -> {
                    SchemaMojo mojo = new SchemaMojo();
                    mojo.schemaFile = folder.resolve("schema.json").toFile();
                    return mojo;
                  }),
              "InspectMojo",
              List.of(
                  (folder, report) -> {
                    InspectMojo mojo = new InspectMojo();
                    mojo.tree = folder.toString();
                    mojo.report = report == null ? null : report.toFile();
                    return mojo;
                  }),
              "ExplainMojo",
              List.of(
                  (folder, report) -> explain(null),
                  (folder, report) -> explain("PRF051"),
                  (folder, report) -> explain("PRF05X")),
              HELP,
              List.of((folder, report) -> help())));

  static {
    WAYS.put(
        "ImportMojo",
        List.of(
            (folder, report) -> {
              ImportMojo mojo = new ImportMojo();
              mojo.tree = folder.toString();
              mojo.file = folder.resolve("imported.yaml").toFile();
              return mojo;
            }));
  }

  /** The start of the names of goals on the command line. */
  static final String COMMAND = "profile ";

  /** The goals that write a report. */
  static final Set<String> REPORTING =
      Set.of(
          "ValidateMojo",
          "VerifyMojo",
          "DiffMojo",
          "GenerateMojo",
          "InspectMojo",
          "GuideMojo",
          "ReportMojo",
          COMMAND + "validate");

  static {
    WAYS.put(
        "GuideMojo",
        List.of(
            (folder, report) -> {
              GuideMojo mojo = of(new GuideMojo(), folder, report);
              mojo.guideFile = folder.resolve("GUIDE.md").toFile();
              return mojo;
            }));
    WAYS.put(
        "ReportMojo",
        List.of(
            (folder, report) -> report(folder, report, false),
            (folder, report) -> report(folder, report, true)));
    WAYS.put(
        "UpgradeMojo",
        List.of(
            (folder, report) -> upgrade(folder, true), (folder, report) -> upgrade(folder, false)));
    command("guide");
    command("report", "--reportDirectory=page");
    command("validate");
    command("verify");
    command("diff", "--differences");
    command("generate", "--force", "--adopt");
    command("init", "--outputDirectory=new");
    command("schema");
    command("simulate", "--load=step:25@60..360");
    command("inspect");
    command("import", "--file=imported.yaml");
    command("upgrade", "--dryRun");
    command("explain", "PRF051");
    command("help");
    command("generate-completion");
  }

  private EveryGoal() {}

  /** Adds a goal on the command line. */
  private static void command(String name, String... options) {
    boolean reports = Set.of("validate", "verify", "diff", "generate", "report").contains(name);
    WAYS.put(
        COMMAND + name,
        List.of(
            (folder, report) -> {
              List<String> args = new ArrayList<>(List.of(name));
              args.addAll(List.of(options));
              if (reports && report != null) {
                args.add("--report=" + report);
              }
              return new CommandLineGoal(folder, args);
            }));
  }

  /** A goal on the command line, whose output goes to the log. */
  private static final class CommandLineGoal extends AbstractMojo {
    private final Path folder;
    private final List<String> args;

    CommandLineGoal(Path folder, List<String> args) {
      this.folder = folder;
      this.args = args;
    }

    @Override
    public void execute() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (PrintStream printed = new PrintStream(out, false, StandardCharsets.UTF_8)) {
        Main.run(printed, printed, folder, args.toArray(new String[0]));
      }
      getLog().info(out.toString(StandardCharsets.UTF_8));
    }
  }

  /** The names of the classes of all goals that are compiled. */
  static Set<String> classes() {
    Set<String> names = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.gitopsprofile.maven")) {
      if (type.isAssignableTo(AbstractMojo.class)
          && !type.getModifiers().contains(JavaModifier.ABSTRACT)) {
        names.add(type.getSimpleName());
      }
    }
    // A build without Maven's plugin for plugins does not compile the help.
    names.add(HELP);
    for (String goal : Main.goals()) {
      names.add(COMMAND + goal);
    }
    return names;
  }

  /** Runs a goal and returns all that Maven would print, with the report. */
  static String run(AbstractMojo goal, @Nullable Path report) {
    RecordingLog log = new RecordingLog();
    goal.setLog(log);
    StringBuilder printed = new StringBuilder();
    try {
      goal.execute();
    } catch (MojoExecutionException | MojoFailureException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        printed.append(cause).append('\n');
      }
    }
    log.lines.forEach(line -> printed.append(line).append('\n'));
    try {
      return report == null || !Files.exists(report)
          ? printed.toString()
          : printed + Files.readString(report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T extends ProfileMojo> T of(T mojo, Path folder, @Nullable Path report) {
    mojo.file = folder.resolve("profile.yaml").toFile();
    mojo.report = report == null ? null : report.toFile();
    mojo.pom = folder.resolve("pom.xml").toFile();
    mojo.workingDirectory = folder.toFile();
    mojo.execution = "default";
    mojo.version = "1";
    return mojo;
  }

  private static ReportMojo report(Path folder, @Nullable Path report, boolean ofTree) {
    ReportMojo mojo = of(new ReportMojo(), folder, report);
    mojo.tree = ofTree ? folder.toFile() : null;
    mojo.reportDirectory = folder.resolve("page").toFile();
    return mojo;
  }

  private static DiffMojo diff(Path folder, @Nullable Path report) {
    DiffMojo mojo = of(new DiffMojo(), folder, report);
    mojo.outputDirectory = folder.toFile();
    return mojo;
  }

  private static GenerateMojo generate(Path folder, @Nullable Path report) {
    GenerateMojo mojo = of(new GenerateMojo(), folder, report);
    mojo.outputDirectory = folder.toFile();
    mojo.copies = folder.resolve("target/copies").toFile();
    mojo.cache = folder.resolve("target/cache").toFile();
    return mojo;
  }

  private static InitMojo init(Path folder) {
    InitMojo mojo = new InitMojo();
    mojo.template = "eks-hpa-flux2";
    mojo.outputDirectory = folder.resolve("new").toFile();
    mojo.version = "1";
    return mojo;
  }

  private static UpgradeMojo upgrade(Path folder, boolean dryRun) {
    UpgradeMojo mojo = new UpgradeMojo();
    mojo.file = folder.resolve("profile.yaml").toFile();
    mojo.outputDirectory = folder.toFile();
    mojo.dryRun = dryRun;
    mojo.version = "1";
    mojo.workingDirectory = folder.toFile();
    return mojo;
  }

  private static ExplainMojo explain(@Nullable String code) {
    ExplainMojo mojo = new ExplainMojo();
    mojo.code = code;
    mojo.version = "1";
    return mojo;
  }

  private static AbstractMojo help() {
    try {
      return (AbstractMojo)
          Class.forName("io.gitopsprofile.maven." + HELP).getDeclaredConstructor().newInstance();
    } catch (ClassNotFoundException e) {
      return explain(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
