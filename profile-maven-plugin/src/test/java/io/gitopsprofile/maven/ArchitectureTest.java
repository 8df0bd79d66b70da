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

  /**
   * All packages from the top to the bottom, a line a level. A package uses packages of lower lines
   * only. Packages in one line do not use each other.
   */
  private static final String LEVELS =
      """
      maven
      tree
      tree.compare
      tree.automation tree.diff
      tree.report
      tree.record
      tree.disk
      report
      render
      render.patched render.workload
      render.autoscaler render.flux
      render.output
      render.patch
      render.object
      render.eksctl rendered
      read.edit
      read
      read.binding
      read.node
      read.scalar
      read.source
      yaml
      check
      check.adapter check.scrape check.autoscaler check.workload check.network check.fargate \
      check.release check.namespace check.cluster
      check.core keda upgrade
      adapter fargate
      catalog flux promql
      view golang
      kubernetes
      diagnostic
      model
      model.adapter model.autoscaler model.cluster
      model.workload
      model.container model.release
      model.value
      templates
      """;

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
  void everyPackageIsSmall() {
    Map<String, Integer> sizes = new TreeMap<>();
    for (JavaClass type : PROJECT) {
      if (type.isTopLevelClass() && !isGenerated(type)) {
        sizes.merge(packageOf(type), 1, Integer::sum);
      }
    }
    sizes.values().removeIf(size -> size <= MOST_CLASSES);
    assertThat(sizes).isEmpty();
  }

  /** The compiler makes the class of a package-info, and Immutables the builders of records. */
  private static boolean isGenerated(JavaClass type) {
    return type.getSimpleName().equals("package-info") || type.getSimpleName().endsWith("Builder");
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
  void everyPackageIsDescribed() throws IOException {
    List<String> silent = new ArrayList<>();
    int packages = 0;
    for (String module :
        List.of(
            "profile-model",
            "profile-checks",
            "profile-renderer",
            "templates",
            "profile-maven-plugin")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
        for (Path folder : files.filter(Files::isDirectory).toList()) {
          if (hasClasses(folder)) {
            packages++;
            Path info = folder.resolve("package-info.java");
            if (!Files.exists(info) || !Files.readString(info).startsWith("/**")) {
              silent.add(folder.toString());
            }
          }
        }
      }
    }
    assertThat(packages).isGreaterThan(40);
    assertThat(silent).isEmpty();
  }

  private static boolean hasClasses(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(
          file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"));
    }
  }

  @Test
  void onlyRendererCreatesKubernetesObjects() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..gitopsprofile.render..", "..gitopsprofile.yaml..")
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
