package io.gitopsprofile.golden;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.importer.TreeImporter;
import io.gitopsprofile.importer.value.ImportNote;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.rendered.RenderedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of golden files.
 *
 * @param folder the folder
 */
record GoldenCase(Path folder) {

  private static final String ERRORS = "errors.txt";
  private static final String BEFORE = "before";
  private static final String TREE = "tree";
  private static final String FINDINGS = "findings.txt";

  static GoldenCase in(Path folder) {
    return new GoldenCase(folder);
  }

  /**
   * The actual texts: the findings if the profile has an error, otherwise the tree's files by path
   * and the findings if there are any. A folder {@code before} holds the output directory's content
   * before the tree is written. A folder {@code tree} holds a tree that nobody generated, whose
   * parts that are not followed are findings, too.
   */
  SortedMap<String, String> render() throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try {
      GenerationResult result = generate(GoldenProfile.text(folder));
      for (RenderedFile file : result.tree().files()) {
        YamlRoundTrip.check(file);
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

  /** The findings of a text that replaces the case's profile, in printing order. */
  List<Diagnostic> findings(String profile) throws IOException {
    try {
      return generate(profile).diagnostics();
    } catch (ProfileException e) {
      return e.diagnostics();
    }
  }

  private GenerationResult generate(String profile) throws IOException {
    GenerationResult result =
        new ProfileGenerator().generate(profile, "profile.yaml", folder, TargetOverride.NONE);
    List<Diagnostic> findings = new ArrayList<>(result.diagnostics());
    if (Files.exists(folder.resolve(TREE))) {
      findings.addAll(notFollowed());
    } else if (Files.exists(folder.resolve(BEFORE))) {
      findings.addAll(OverwriteCase.write(result, folder.resolve(BEFORE)));
    } else {
      return result;
    }
    return new GenerationResult(result.tree(), findings, result.places(), result.files());
  }

  private List<Diagnostic> notFollowed() throws IOException {
    Path root = folder.resolve(TREE);
    List<Diagnostic> findings = new ArrayList<>();
    for (ImportNote note : new TreeImporter(null).read(root, root).notFollowed()) {
      SourcePosition place = note.position();
      String file = name(Path.of(place.file()).toAbsolutePath());
      findings.add(
          note.finding().at(new SourcePosition(file, place.line(), place.column(), place.text())));
    }
    return findings;
  }

  private static String text(List<Diagnostic> findings) {
    return findings.stream().map(finding -> finding + "\n").collect(Collectors.joining());
  }

  /** The expected texts; every file counts, so that a stale one fails. */
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
    return folder.toAbsolutePath().relativize(file.toAbsolutePath()).toString().replace('\\', '/');
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
