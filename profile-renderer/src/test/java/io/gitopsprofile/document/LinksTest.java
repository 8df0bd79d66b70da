package io.gitopsprofile.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Relative links and anchors of the documents. */
class LinksTest {

  static List<MarkdownPage> pages() {
    return MarkdownPage.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void leadToFilesAndHeadings(MarkdownPage page) {
    for (MarkdownPage.Link link : page.links()) {
      assertThat(MarkdownPage.ROOT.resolve(link.target())).as("link in %s", page).exists();
      if (!link.anchor().isEmpty()) {
        assertThat(MarkdownPage.of(link.target()).anchors())
            .as("anchors of %s, for a link in %s", link.target(), page)
            .contains(link.anchor());
      }
    }
  }

  @Test
  void leadFromReadmeToEveryPage() {
    Set<Path> reached = new HashSet<>(Set.of(Path.of("README.md")));
    Deque<Path> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (MarkdownPage.Link link : MarkdownPage.of(open.remove()).links()) {
        if (link.target().toString().endsWith(".md") && reached.add(link.target())) {
          open.add(link.target());
        }
      }
    }
    assertThat(pages()).extracting(MarkdownPage::file).isSubsetOf(reached);
  }

  @Test
  void ignoresCodeAndResolvesPaths() {
    MarkdownPage page =
        new MarkdownPage(
            Path.of("docs/a/page.md"),
            "# A *page* of `x.y`, [here](z.md)\n[b](../b.md#c-d) `[no](no.md)` [w](https://w/)\n"
                + "```sh\n# comment\n[no](no.md)\n```\n[self](#c)\n## C\n## C\n");

    assertThat(page.links())
        .containsExactly(
            new MarkdownPage.Link(Path.of("docs/a/z.md"), ""),
            new MarkdownPage.Link(Path.of("docs/b.md"), "c-d"),
            new MarkdownPage.Link(Path.of("docs/a/page.md"), "c"));
    assertThat(page.anchors()).containsExactly("a-page-of-xy-here", "c", "c-1");
  }
}
