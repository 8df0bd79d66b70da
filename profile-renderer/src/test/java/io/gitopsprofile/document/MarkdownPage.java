package io.gitopsprofile.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown page of the project.
 *
 * @param file the page, relative to the root of the repository
 * @param text its text
 */
record MarkdownPage(Path file, String text) {

  static final Path ROOT = Path.of("..");

  private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```$");
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern REMOTE = Pattern.compile("[a-z]+:.*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern LABEL = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
  private static final Pattern EXCERPT =
      Pattern.compile("(?ms)^<!-- from (\\S+) -->\n```([a-z]+)\n(.*?)^```$");

  /**
   * A quoted part of a file.
   *
   * @param source the file, relative to the root of the repository
   * @param language the language of the block
   * @param text the quoted lines
   */
  record Excerpt(String source, String language, String text) {}

  /**
   * A link to a file of the repository.
   *
   * @param target the file, relative to the root of the repository
   * @param anchor the heading in the file; empty for the file as a whole
   */
  record Link(Path target, String anchor) {}

  /** README.md, CONTRIBUTING.md, CHANGELOG.md, SECURITY.md and every page below docs. */
  static List<MarkdownPage> all() {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
                  .map(Path::of),
              docs.filter(file -> file.toString().endsWith(".md")).map(ROOT::relativize).sorted())
          .map(MarkdownPage::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MarkdownPage of(Path file) {
    return new MarkdownPage(file, read(ROOT.resolve(file)));
  }

  static MarkdownPage of(String file) {
    return of(Path.of(file));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The links that do not leave the repository, with their targets resolved. */
  List<Link> links() {
    String prose = CODE.matcher(FENCE.matcher(text).replaceAll("")).replaceAll("");
    return LINK.matcher(prose)
        .results()
        .map(link -> link.group(1))
        .filter(target -> !REMOTE.matcher(target).matches())
        .map(this::link)
        .toList();
  }

  private Link link(String target) {
    int hash = target.indexOf('#');
    String path = hash < 0 ? target : target.substring(0, hash);
    Path file = path.isEmpty() ? this.file : this.file.resolveSibling(path).normalize();
    return new Link(file, hash < 0 ? "" : target.substring(hash + 1));
  }

  /** The anchors of the headings, as GitHub generates them. */
  List<String> anchors() {
    Map<String, Integer> seen = new HashMap<>();
    List<String> anchors = new ArrayList<>();
    Matcher heading = HEADING.matcher(FENCE.matcher(text).replaceAll(""));
    while (heading.find()) {
      String words = LABEL.matcher(heading.group(1)).replaceAll("$1").toLowerCase(Locale.ROOT);
      String anchor = words.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
      int before = seen.merge(anchor, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? anchor : anchor + "-" + before);
    }
    return anchors;
  }

  List<Excerpt> excerpts() {
    return EXCERPT
        .matcher(text)
        .results()
        .map(found -> new Excerpt(found.group(1), found.group(2), found.group(3)))
        .toList();
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
