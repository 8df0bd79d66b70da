package io.gitopsprofile.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.mutation.SoundProfiles;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.templates.StarterProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every starter profile for every target, by the public way with all its checks: {@code
 * src/test/matrix/<template>} has the tree for either Flux in full, {@code flux-v1} and {@code
 * flux-v2}, with maintained charts, and beside it what {@link TargetMatrix#base another target}
 * makes different: the files that it adds or changes, and in {@code removed.txt} those that it
 * lacks. Of a profile with environments it is the first one. With KEDA the version of the
 * HorizontalPodAutoscaler makes no difference. What a target cannot express is in {@code
 * errors.txt}. {@code -Dgolden.update} writes what it becomes now, and still fails.
 */
class MatrixTest {

  private static final Path MATRIX = Path.of("src/test/matrix");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final String REMOVED = "removed.txt";
  private static final String ERRORS = "errors.txt";

  /**
   * The warnings that a target may have: no target replaces App Mesh, and a cluster with
   * discontinued charts needs manual steps on its way to the maintained ones.
   */
  private static final Set<DiagnosticCode> WARNINGS =
      Set.of(DiagnosticCode.APP_MESH_ENDED, DiagnosticCode.CHART_NOT_UPGRADABLE);

  @TestFactory
  Stream<DynamicTest> rendersEveryTemplateForEveryTarget() {
    return StarterProfile.names().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
  }

  @TestFactory
  Stream<DynamicTest> reportsOnlyExpectedDiagnostics() {
    return StarterProfile.names().stream()
        .flatMap(name -> SoundProfiles.ofOneTree(name, SoundProfiles.text(name)).stream())
        .map(name -> DynamicTest.dynamicTest(name, () -> assertThat(found(name)).isEmpty()));
  }

  @Test
  void hasNoFolderOfUnknownTemplate() throws IOException {
    try (Stream<Path> folders = Files.list(MATRIX)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(StarterProfile.names());
    }
  }

  private static void check(String name) throws IOException {
    Path folder = MATRIX.resolve(name);
    SortedMap<String, SortedMap<String, String>> folders = new TreeMap<>();
    for (TargetMatrix target : TargetMatrix.all()) {
      SortedMap<String, String> files = differing(name, target);
      SortedMap<String, String> same = folders.putIfAbsent(target.folder(), files);
      assertThat(files).as("%s", target).isEqualTo(same == null ? files : same);
    }
    SortedMap<String, String> actual = new TreeMap<>();
    folders.forEach(
        (target, files) -> files.forEach((path, text) -> actual.put(target + "/" + path, text)));
    if (UPDATE && !read(folder).equals(actual)) {
      update(folder, actual);
      throw new AssertionError("updated " + folder + "; read the change, then run without update");
    }
    assertThat(actual).as("what %s becomes", name).isEqualTo(read(folder));
  }

  /** The whole tree, or its difference from another target's tree. */
  private static SortedMap<String, String> differing(String name, TargetMatrix target) {
    SortedMap<String, String> files = tree(name, target);
    if (target.isWhole()) {
      return files;
    }
    SortedMap<String, String> base = tree(name, target.base());
    Set<String> removed = new TreeSet<>(base.keySet());
    removed.removeAll(files.keySet());
    files.entrySet().removeIf(file -> file.getValue().equals(base.get(file.getKey())));
    if (!removed.isEmpty()) {
      files.put(REMOVED, String.join("\n", removed) + "\n");
    }
    return files;
  }

  private static SortedMap<String, String> tree(String name, TargetMatrix target) {
    SortedMap<String, String> files = new TreeMap<>();
    try {
      String first = SoundProfiles.ofOneTree(name, SoundProfiles.text(name)).get(0);
      for (RenderedFile file :
          new ProfileGenerator().generate(profile(first, target)).tree().files()) {
        YamlRoundTrip.check(file);
        files.put(file.path(), file.text());
      }
    } catch (ProfileException refused) {
      refused.diagnostics().stream()
          .filter(finding -> finding.severity() == Severity.ERROR)
          .forEach(finding -> files.merge(ERRORS, finding + "\n", String::concat));
    }
    return files;
  }

  /** True for the only allowed error: Flux v1 cannot make releases wait for each other. */
  private static boolean isAllowed(Diagnostic finding, Profile profile) {
    if (finding.severity() != Severity.ERROR) {
      return finding.severity() == Severity.INFO || WARNINGS.contains(finding.code());
    }
    return finding.code() == DiagnosticCode.FIELD_NOT_SERVED
        && profile.target().flux() == Flux.V1
        && finding.path().toString().endsWith(".dependsOn");
  }

  private static List<String> found(String name) {
    List<String> unlisted = new ArrayList<>();
    for (TargetMatrix target : TargetMatrix.all()) {
      Profile profile = profile(name, target);
      for (Diagnostic finding : findings(profile)) {
        if (!isAllowed(finding, profile)) {
          unlisted.add(target + ": " + finding);
        }
      }
    }
    return unlisted;
  }

  private static List<Diagnostic> findings(Profile profile) {
    try {
      return new ProfileGenerator().generate(profile).diagnostics();
    } catch (ProfileException e) {
      return e.diagnostics();
    }
  }

  private static Profile profile(String name, TargetMatrix target) {
    Profile written = SoundProfiles.profile(name);
    return written.withTarget(target.target(written.target().flux()));
  }

  private static SortedMap<String, String> read(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.filter(Files::isRegularFile).toList()) {
          files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
        }
      }
    }
    return files;
  }

  private static void update(Path folder, SortedMap<String, String> files) throws IOException {
    for (String stale : read(folder).keySet()) {
      Files.delete(folder.resolve(stale));
    }
    for (String path : files.keySet()) {
      Files.createDirectories(folder.resolve(path).getParent());
      Files.writeString(folder.resolve(path), files.get(path));
    }
  }
}
