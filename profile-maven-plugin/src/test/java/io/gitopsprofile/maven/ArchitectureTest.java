package io.gitopsprofile.maven;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.gitopsprofile.check.CodeText;
import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.SourcePosition;
import io.gitopsprofile.model.InvalidValueException;
import io.gitopsprofile.render.Result;
import io.gitopsprofile.tree.Drift;
import io.gitopsprofile.tree.KeptTag;
import io.gitopsprofile.tree.ObjectChange;
import io.gitopsprofile.tree.WriteReport;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds the classes of all modules to the one direction in which they may depend. */
class ArchitectureTest {

  private static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.gitopsprofile");

  /** Records with more than three components that a run makes; a caller only reads them. */
  private static final Set<Class<?>> MADE_BY_A_RUN =
      Set.of(
          CodeText.class,
          Diagnostic.class,
          Drift.class,
          InvalidValueException.Problem.class,
          KeptTag.class,
          ObjectChange.class,
          Result.class,
          SourcePosition.class,
          WriteReport.class);

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
  void everyLargePublicRecordThatCallersMakeHasABuilder() throws NoSuchMethodException {
    Set<Class<?>> withoutBuilder = new HashSet<>();
    for (JavaClass candidate : PROJECT) {
      if (!candidate.isRecord()) {
        continue;
      }
      Class<?> type = candidate.reflect();
      if (type.getRecordComponents().length <= 3 || !isPublic(type)) {
        continue;
      }
      if (MADE_BY_A_RUN.contains(type)) {
        withoutBuilder.add(type);
        continue;
      }
      Class<?> builder = type.getMethod("builder").getReturnType();
      assertThat(type.getMethod("toBuilder").getReturnType()).isEqualTo(builder);
      assertThat(builder.getMethod("build").getReturnType()).isEqualTo(type);
      for (RecordComponent component : type.getRecordComponents()) {
        assertThat(builder.getMethod(component.getName(), component.getType()).getReturnType())
            .isEqualTo(builder);
      }
    }
    assertThat(withoutBuilder).isEqualTo(MADE_BY_A_RUN);
  }

  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
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
