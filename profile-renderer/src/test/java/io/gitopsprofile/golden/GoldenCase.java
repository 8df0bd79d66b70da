package io.gitopsprofile.golden;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.ProfileException;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.RenderedFile;
import io.gitopsprofile.render.Result;
import io.gitopsprofile.render.TargetOverride;
import java.io.IOException;
import java.io.UncheckedIOException;
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
      Result result = generate(GoldenProfile.text(folder));
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

  /**
   * The findings of a text in place of the case's profile, in the order in which they are printed.
   */
  List<Diagnostic> findings(String profile) throws IOException {
    try {
      return generate(profile).diagnostics();
    } catch (ProfileException e) {
      return e.diagnostics();
    }
  }

  private Result generate(String profile) throws IOException {
    Result result =
        new ProfileGenerator().generate(profile, "profile.yaml", folder, TargetOverride.NONE);
    if (Files.exists(folder.resolve(BEFORE))) {
      WrittenOver.write(result, folder.resolve(BEFORE));
    }
    return result;
  }

  private static String text(List<Diagnostic> findings) {
    return findings.stream().map(finding -> finding + "\n").collect(Collectors.joining());
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
