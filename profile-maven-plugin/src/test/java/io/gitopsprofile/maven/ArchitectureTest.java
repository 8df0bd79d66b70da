package io.gitopsprofile.maven;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the classes of all modules to one direction of dependencies and to small packages. */
class ArchitectureTest {

  private static final String ROOT = "io.gitopsprofile.";

  /** "About 20": the most classes of a package, its package-info not counted. */
  private static final int MOST_CLASSES = 22;

  /** Packages of one class a thing, which grow with the number of things that are known. */
  private static final List<String> CATALOGUES = List.of("catalog/chart", "catalog/image");

  /**
   * All packages from the top to the bottom, a line a level. A package uses packages of lower lines
   * only. Packages in one line do not use each other.
   */
  private static final String LEVELS =
      """
      maven cli testkit
      cli.terminal
      goal.importer goal.tree goal.trial
      goal
      importer.join
      importer.draft
      importer
      guide former page
      importer.flux importer.words
      importer.kustomize
      importer.value
      tree
      tree.compare
      tree.strangers
      tree.automation tree.diff
      tree.report
      tree.record
      tree.disk
      report
      render
      render.patched render.pod render.workload
      render.autoscaler render.flux
      render.output
      render.patch
      render.object
      render.eksctl rendered
      read.edit
      read
      read.fleet
      read.binding
      read.node
      read.scalar
      read.source
      yaml
      check chain
      check.adapter check.scrape check.mesh check.autoscaler check.workload check.network check.fargate \
      check.release check.image check.namespace check.cluster check.schema \
      check.reference check.keda check.room check.value
      check.core keda upgrade
      trial
      simulate
      room
      adapter fargate
      adapter.config
      catalog.image
      catalog.chart catalog.repository catalog.values catalog.component
      catalog flux promql
      golang.template view
      golang
      kubernetes schema
      diagnostic
      model
      model.adapter model.autoscaler model.cluster model.sync
      model.workload
      model.workload.scheduling model.workload.controller
      model.container model.pod model.release model.image
      model.release.action model.source
      model.release.chart
      model.value
      templates
      """;

  private static final List<String> MODULES =
      List.of(
          "profile-model",
          "profile-checks",
          "profile-renderer",
          "templates",
          "profile-goals",
          "profile-cli",
          "profile-testkit",
          "profile-maven-plugin");

  private static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.gitopsprofile");

  @Test
  void dependenciesPointDownTheLevels() {
    Map<String, Integer> levels = levels();
    TreeSet<String> upwards = new TreeSet<>();
    TreeSet<String> unknown = new TreeSet<>();
    for (JavaClass from : PROJECT) {
      Integer level = levels.get(packageOf(from));
      if (level == null) {
        unknown.add(packageOf(from));
        continue;
      }
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        JavaClass to = dependency.getTargetClass();
        Integer other = to.getPackageName().startsWith(ROOT) ? levels.get(packageOf(to)) : null;
        if (other != null && other <= level && !packageOf(to).equals(packageOf(from))) {
          upwards.add(from.getName() + " uses " + to.getName());
        }
      }
    }
    assertThat(unknown).as("packages without a level").isEmpty();
    assertThat(upwards).as("dependencies that do not point down").isEmpty();
  }

  @Test
  void packagesHaveNoCircles() {
    slices().matching("io.gitopsprofile.(**)").should().beFreeOfCycles().check(PROJECT);
  }

  @Test
  void everyPackageIsSmall() throws IOException {
    Map<String, Integer> sizes = new TreeMap<>();
    for (Path folder : packages()) {
      boolean isCatalogue = CATALOGUES.stream().anyMatch(folder::endsWith);
      sizes.put(folder.toString(), isCatalogue ? 0 : classes(folder));
    }
    assertThat(sizes).hasSizeGreaterThan(40);
    sizes.values().removeIf(size -> size <= MOST_CLASSES);
    assertThat(sizes).isEmpty();
  }

  @Test
  void everyCheckPackageHasOnePublicClass() {
    Map<String, List<String>> all = new TreeMap<>();
    for (JavaClass type : PROJECT) {
      String name = packageOf(type);
      if (name.startsWith("check.") && !name.equals("check.core")) {
        List<String> open = all.computeIfAbsent(name, key -> new ArrayList<>());
        if (type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC)) {
          open.add(type.getSimpleName());
        }
      }
    }
    assertThat(all).hasSizeGreaterThan(8);
    all.forEach(
        (name, open) -> assertThat(open).as(name).singleElement().asString().endsWith("Checks"));
  }

  @Test
  void everyPackageSaysWhatLivesInIt() throws IOException {
    List<String> silent = new ArrayList<>();
    for (Path folder : packages()) {
      Path info = folder.resolve("package-info.java");
      if (!Files.exists(info) || !Files.readString(info).startsWith("/**")) {
        silent.add(folder.toString());
      }
    }
    assertThat(silent).isEmpty();
  }

  /** The folders of all modules that hold classes. */
  private static List<Path> packages() throws IOException {
    List<Path> packages = new ArrayList<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
        for (Path folder : files.filter(Files::isDirectory).toList()) {
          if (classes(folder) > 0) {
            packages.add(folder);
          }
        }
      }
    }
    return packages;
  }

  private static int classes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return (int)
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("package-info.java"))
              .count();
    }
  }

  @Test
  void kubernetesObjectsAreBornInTheRenderer() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "..gitopsprofile.render..", "..gitopsprofile.yaml..", "..gitopsprofile.testkit..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.fabric8.."))
        .check(PROJECT);
  }

  @Test
  void onlyMojosKnowMaven() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..gitopsprofile.maven..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus.."))
        .check(PROJECT);
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..gitopsprofile.cli..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("picocli.."))
        .check(PROJECT);
  }

  @Test
  void onlyTheTestKitReadsYamlWithJackson() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..gitopsprofile.testkit..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("com.fasterxml.jackson.dataformat.."))
        .check(PROJECT);
  }

  @Test
  void everyNameSaysSomething() {
    noClasses()
        .should()
        .haveNameMatching("(?i).*\\.(utils?|helpers?|common|impl|managers?)\\..*")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameStartingWith("Common")
        .check(PROJECT);
  }

  private static String packageOf(JavaClass type) {
    return type.getPackageName().substring(ROOT.length());
  }

  private static Map<String, Integer> levels() {
    Map<String, Integer> levels = new HashMap<>();
    int level = 0;
    for (String line : LEVELS.lines().toList()) {
      for (String name : line.split(" ")) {
        levels.put(name, level);
      }
      level++;
    }
    return levels;
  }
}
