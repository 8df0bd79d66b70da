package io.gitopsprofile.former;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.read.ReadFleet;
import io.gitopsprofile.read.ReadProfile;
import io.gitopsprofile.read.edit.EditedProfile;
import io.gitopsprofile.read.edit.ProfileEditor;
import io.gitopsprofile.read.node.SourceMap;
import io.gitopsprofile.read.source.NodeComposer;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A profile that may be of a former snapshot, with the edits that make it one of today: former
 * words are replaced, and a default that the committed tree relies on is written. All other text
 * stays.
 */
public final class FormerProfile {

  private static final String BOM = "\ufeff";

  private final Path file;
  private final String before;
  private final List<Diagnostic> changes = new ArrayList<>();
  private final List<Diagnostic> left = new ArrayList<>();
  private String after;
  private boolean isUndecided;

  private FormerProfile(Path file, String before) {
    this.file = file;
    this.before = before;
    this.after = before;
  }

  /**
   * Reads a profile, and the releases of its tree.
   *
   * @param file the profile
   * @param directory the folder that holds the tree
   * @throws IOException if a file cannot be read
   */
  public static FormerProfile read(Path file, Path directory) throws IOException {
    List<Diagnostic> problems = problems(file);
    String text = problems.isEmpty() || Files.isRegularFile(file) ? contentOf(file) : "";
    FormerProfile former = new FormerProfile(file, text);
    former.replaceWords(problems);
    former.writeDefaults(directory);
    return former;
  }

  /** The findings that the edits end, in the order of the edits. */
  public List<Diagnostic> changes() {
    return List.copyOf(changes);
  }

  /** The findings that nobody can end but a person, each with its fix. */
  public List<Diagnostic> left() {
    return List.copyOf(left);
  }

  /** The text that was read. */
  public String before() {
    return before;
  }

  /** The text with the edits applied; the same text if there is nothing to change. */
  public String after() {
    return after;
  }

  /** True if the profile may rely on former defaults, and no committed release tells. */
  public boolean isUndecided() {
    return isUndecided;
  }

  private void replaceWords(List<Diagnostic> problems) {
    for (Diagnostic problem : problems) {
      List<Edit> edits = problem.edits();
      boolean isWord = problem.code() == DiagnosticCode.FORMER_LANGUAGE && !edits.isEmpty();
      if (isWord && edits.get(0).file() == null) {
        apply(problem);
      } else {
        left.add(problem);
      }
    }
  }

  /** The problems of reading the profile, of all its environments where it has some. */
  private static List<Diagnostic> problems(Path file) throws IOException {
    ReadFleet fleet;
    try {
      fleet = new ProfileReader().fleet(file);
      if (!fleet.hasEnvironments()) {
        fleet.only();
        return List.of();
      }
    } catch (ProfileException e) {
      return e.diagnostics();
    }
    Map<String, List<Diagnostic>> found = new LinkedHashMap<>();
    Map<String, Diagnostic> words = new LinkedHashMap<>();
    for (String environment : fleet.directories().keySet()) {
      try {
        fleet.read(environment);
      } catch (ProfileException e) {
        List<Diagnostic> others = new ArrayList<>();
        for (Diagnostic problem : e.diagnostics()) {
          if (problem.code() == DiagnosticCode.FORMER_LANGUAGE && problem.position() != null) {
            words.put(String.valueOf(problem.position()), problem);
          } else {
            others.add(problem);
          }
        }
        found.put(environment, others);
      }
    }
    List<Diagnostic> all = placed(file, words.values(), fleet.directories().size());
    all.addAll(fleet.once(found));
    return all;
  }

  /**
   * The words of environments with their edits at the paths at which the profile has them: below an
   * environment, or in the part for all. A word of another file gets no edit.
   */
  private static List<Diagnostic> placed(Path file, Collection<Diagnostic> words, int environments)
      throws IOException {
    List<Diagnostic> placed = new ArrayList<>();
    if (words.isEmpty()) {
      return placed;
    }
    String text = contentOf(file);
    SourceFile source = new SourceFile(ProfileReader.displayName(file), withoutMark(text));
    List<Node> documents = NodeComposer.composeAll(source.text());
    SourceMap map = new SourceMap(new NodeLocation(source, documents.get(0), ProfilePath.ROOT));
    for (Diagnostic word : words) {
      Diagnostic found = word.withEdits(List.of());
      SourcePosition place = word.position();
      for (int i = -1; i < environments; i++) {
        ProfilePath path = i < 0 ? word.path() : below(i, word.path());
        if (place != null && map.position(path).compareTo(place) == 0) {
          found = word.withEdits(moved(word.edits(), path));
          break;
        }
      }
      placed.add(found);
    }
    return placed;
  }

  private static ProfilePath below(int environment, ProfilePath path) {
    List<Object> steps = new ArrayList<>(List.of("environments", environment));
    steps.addAll(path.steps());
    return new ProfilePath(steps);
  }

  private static List<Edit> moved(List<Edit> edits, ProfilePath path) {
    List<Edit> moved = new ArrayList<>();
    for (Edit edit : edits) {
      moved.add(new Edit(path, edit.operation(), edit.value()));
    }
    return moved;
  }

  private void writeDefaults(Path directory) throws IOException {
    if (!left.isEmpty()) {
      return;
    }
    ReadFleet fleet = new ProfileReader().fleet(text(), ProfileReader.displayName(file), folder());
    if (fleet.hasEnvironments()) {
      return; // Environments are younger than the defaults that changed.
    }
    ReadProfile read = fleet.only();
    if (!FormerReleases.arePossible(read.profile())) {
      return;
    }
    FormerReleases releases = FormerReleases.of(read.profile(), directory);
    Diagnostic found = releases.finding();
    isUndecided = !releases.areKnown() && !read.profile().releases().isEmpty();
    if (found == null) {
      return;
    }
    Diagnostic finding = read.sources().locate(found);
    if (finding.edits().isEmpty()) {
      left.add(finding);
    } else {
      apply(finding);
    }
  }

  /** The text with the edits applied, without a byte order mark. */
  public String text() {
    return withoutMark(after);
  }

  private static String withoutMark(String text) {
    return text.startsWith(BOM) ? text.substring(1) : text;
  }

  private void apply(Diagnostic finding) {
    String mark = after.startsWith(BOM) ? BOM : "";
    EditedProfile edited = new ProfileEditor(text()).edit(finding.edits());
    if (edited.text() == null) {
      left.add(cannot(finding, String.valueOf(edited.refusal())));
      return;
    }
    changes.add(finding);
    after = mark + edited.text();
  }

  private static Diagnostic cannot(Diagnostic finding, String refusal) {
    return new Diagnostic(
        finding.code(),
        finding.message() + "; the line cannot be rewritten, because " + refusal,
        finding.fix(),
        finding.path(),
        finding.position());
  }

  private Path folder() {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? Path.of("") : parent;
  }

  private static String contentOf(Path path) throws IOException {
    return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
  }
}
