package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.gitopsprofile.diagnostic.CodeDescription;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.diagnostic.TextReplacement;
import io.gitopsprofile.model.autoscaler.LoadShape;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.read.ReadProfile;
import io.gitopsprofile.render.FleetGenerator;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileSurvey;
import io.gitopsprofile.rendered.ImageValue;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.SyncedFolders;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.ObjectChange;
import io.gitopsprofile.tree.report.PreservedImageTag;
import io.gitopsprofile.tree.report.VerifyReport;
import io.gitopsprofile.tree.report.WriteReport;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds the records of the published packages to builders. */
class PublicRecordsTest {

  /** The packages whose types a Java user of the project meets. */
  private static final Set<String> PUBLISHED =
      Set.of("diagnostic", "rendered", "render", "read", "report", "tree", "tree.report");

  /** Records with more than three components that a run makes; a caller only reads them. */
  private static final Set<Class<?>> MADE_BY_A_RUN =
      Set.of(
          CodeDescription.class,
          Diagnostic.class,
          Drift.class,
          Edit.class,
          FleetGenerator.Outcome.class,
          InvalidValueException.Problem.class,
          LoadShape.Parts.class,
          PreservedImageTag.class,
          ProfileSurvey.class,
          RenderedFile.class,
          ImageValue.class,
          ObjectChange.class,
          GenerationResult.class,
          ReadProfile.class,
          SourcePosition.class,
          TextReplacement.class,
          SyncedFolders.class,
          VerifyReport.class,
          WriteReport.class);

  private static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.gitopsprofile");

  @Test
  void everyLargePublicRecordThatCallersMakeHasABuilder() throws NoSuchMethodException {
    Set<Class<?>> withoutBuilder = new HashSet<>();
    for (JavaClass candidate : PROJECT) {
      if (!candidate.isRecord() || !isPublished(candidate)) {
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

  private static boolean isPublished(JavaClass type) {
    String name = type.getPackageName().substring("io.gitopsprofile.".length());
    return PUBLISHED.contains(name) || name.equals("model") || name.startsWith("model.");
  }
}
