package io.gitopsprofile.golden;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.ProfileException;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.RenderedFile;
import io.gitopsprofile.render.Result;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.templates.StarterProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One folder of golden files.
 *
 * @param folder the folder
 */
record GoldenCase(Path folder) {

  private static final String ERRORS = "errors.txt";
  private static final String BEFORE = "before";
  private static final String FINDINGS = "findings.txt";
  private static final String TARGET = ".target.yaml";

  static GoldenCase in(Path folder) {
    return new GoldenCase(folder);
  }

  /**
   * What the profile becomes: the text of its findings if it has an error, else the tree's files by
   * path and the text of its warnings and notes if it has any. A folder {@code before} is what lies
   * in the output directory; the tree is then written there.
   */
  SortedMap<String, String> render() throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try {
      Result result =
          new ProfileGenerator().generate(profile(), "profile.yaml", folder, TargetOverride.NONE);
      if (Files.exists(folder.resolve(BEFORE))) {
        WrittenOver.write(result, folder.resolve(BEFORE));
      }
      for (RenderedFile file : result.tree().files()) {
        Rereading.check(file);
        texts.put("expected/" + file.path(), file.text());
      }
      if (!result.diagnostics().isEmpty()) {
        texts.put(FINDINGS, text(result.diagnostics()));
      }
    } catch (ProfileException e) {
      texts.put(ERRORS, text(e.diagnostics()));
    }
    return texts;
  }

  private static String text(List<Diagnostic> findings) {
    return findings.stream().map(finding -> finding + "\n").collect(Collectors.joining());
  }

  private String profile() throws IOException {
    Path own = folder.resolve("profile.yaml");
    if (Files.exists(own)) {
      return Files.readString(own);
    }
    try (DirectoryStream<Path> targets = Files.newDirectoryStream(folder, "*" + TARGET)) {
      for (Path target : targets) {
        String starter = target.getFileName().toString().replace(TARGET, "");
        return withTarget(starter(starter), Files.readString(target));
      }
    }
    return starter(folder.getFileName().toString());
  }

  private static String starter(String name) {
    return StarterProfile.named(name).orElseThrow().text();
  }

  /** A profile whose block {@code target} is another, and nothing else. */
  private static String withTarget(String profile, String target) {
    int start = profile.indexOf("\ntarget:\n") + 1;
    int end = profile.indexOf("\n\n", start) + 1;
    return profile.substring(0, start) + target + profile.substring(end);
  }

  /** What it is expected to become; every file counts, so that a stale one fails. */
  SortedMap<String, String> expected() throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    for (String findings : List.of(ERRORS, FINDINGS)) {
      if (Files.exists(folder.resolve(findings))) {
        texts.put(findings, Files.readString(folder.resolve(findings)));
      }
    }
    Path expected = folder.resolve("expected");
    if (Files.exists(expected)) {
      try (Stream<Path> files = Files.walk(expected)) {
        files.filter(Files::isRegularFile).forEach(file -> texts.put(name(file), read(file)));
      }
    }
    return texts;
  }

  void update(SortedMap<String, String> actual) throws IOException {
    for (String stale : expected().keySet()) {
      Files.delete(folder.resolve(stale));
    }
    for (String name : actual.keySet()) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual.get(name));
    }
  }

  private String name(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
