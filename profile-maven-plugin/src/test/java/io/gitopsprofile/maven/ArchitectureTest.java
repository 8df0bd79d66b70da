package io.gitopsprofile.maven;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Holds the classes of all modules to the one direction in which they may depend. */
class ArchitectureTest {

  private static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.gitopsprofile");

  @Test
  void dependenciesPointFromTheMojosToTheModel() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("maven")
        .definedBy("..gitopsprofile.maven..")
        .layer("tree")
        .definedBy("..gitopsprofile.tree..")
        .layer("report")
        .definedBy("..gitopsprofile.report..")
        .layer("render")
        .definedBy("..gitopsprofile.render..")
        .layer("read")
        .definedBy("..gitopsprofile.read..")
        .layer("yaml")
        .definedBy("..gitopsprofile.yaml..")
        .layer("check")
        .definedBy("..gitopsprofile.check..")
        .layer("golang")
        .definedBy("..gitopsprofile.golang..")
        .layer("model")
        .definedBy("..gitopsprofile.model..")
        .layer("templates")
        .definedBy("..gitopsprofile.templates..")
        .whereLayer("maven")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("templates")
        .mayOnlyBeAccessedByLayers("maven")
        .whereLayer("tree")
        .mayOnlyBeAccessedByLayers("maven")
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("maven")
        .whereLayer("report")
        .mayOnlyAccessLayers("check", "model")
        .whereLayer("render")
        .mayOnlyBeAccessedByLayers("maven", "tree")
        .whereLayer("read")
        .mayOnlyBeAccessedByLayers("maven", "tree", "render")
        .whereLayer("yaml")
        .mayOnlyBeAccessedByLayers("maven", "tree", "render", "read")
        .whereLayer("model")
        .mayNotAccessAnyLayer()
        .whereLayer("check")
        .mayOnlyAccessLayers("golang", "model")
        .whereLayer("golang")
        .mayOnlyBeAccessedByLayers("check")
        .whereLayer("golang")
        .mayOnlyAccessLayers("model")
        .check(PROJECT);
  }

  @Test
  void everyClassLivesInAPackageThatTheDesignNames() {
    classes()
        .should()
        .resideInAnyPackage(
            "io.gitopsprofile.model..",
            "io.gitopsprofile.check..",
            "io.gitopsprofile.golang..",
            "io.gitopsprofile.read..",
            "io.gitopsprofile.render..",
            "io.gitopsprofile.report..",
            "io.gitopsprofile.yaml..",
            "io.gitopsprofile.tree..",
            "io.gitopsprofile.maven..",
            "io.gitopsprofile.templates..")
        .check(PROJECT);
  }

  @Test
  void kubernetesObjectsAreBornInTheRenderer() {
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
  void noNameSaysNothing() {
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
}
