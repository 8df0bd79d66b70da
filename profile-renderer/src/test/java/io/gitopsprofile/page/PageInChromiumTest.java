package io.gitopsprofile.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Opens reports in Chromium, works with them, and writes pictures of them to {@code
 * target/report-pictures}. Without a browser the tests are skipped.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageInChromiumTest {

  private static final Path PICTURES = Path.of("target/report-pictures");
  private static final int WIDE = 1280;
  private static final int NARROW = 390;
  private static final String TAB = "\uE004";
  private static final String ENTER = "\uE007";

  @TempDir Path folder;

  private Chromium browser;

  @BeforeAll
  void start() throws IOException {
    Assumptions.assumeTrue(
        Chromium.isInstalled(), "skipped: chromium and chromedriver are not installed");
    browser = Chromium.start();
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private Path page(String profile) {
    try {
      Path file = folder.resolve("report.html");
      Files.writeString(file, HtmlReport.of(Reports.of(profile)));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 300})
  void fitsScreens(int count) throws IOException {
    Path page = page(Reports.withAutoscalers(count));
    for (int width : List.of(WIDE, NARROW)) {
      for (String colors : count > 20 ? List.of("light") : List.of("light", "dark")) {
        browser.media("screen", colors);
        browser.open(page, width, 900);
        if (count > 1) {
          browser.run("document.getElementById('chain-3').open = true");
        }
        browser.run("return new Promise(done => setTimeout(done, 100))");
        browser.picture(PICTURES.resolve(count + "-" + width + "-" + colors + ".png"), 4000);
        assertThat(browser.run("return document.documentElement.scrollWidth").asInt())
            .as("scrolls sideways at %s with %s", width, count)
            .isLessThanOrEqualTo(width);
        assertThat(cutTexts()).as("%s at %s", count, width).isEmpty();
      }
    }
    assertThat(browser.run("return performance.getEntriesByType('resource').length").asInt())
        .isZero();
  }

  /** The texts of drawings that leave their boxes. */
  private JsonNode cutTexts() {
    return browser.run(
        """
        const cut = [];
        document.querySelectorAll('details[open] > figure > svg.chain .b').forEach(box => {
          if (box.getBoundingClientRect().width === 0) return;
          const frame = box.querySelector('rect').getBoundingClientRect();
          box.querySelectorAll('text').forEach(text => {
            const place = text.getBoundingClientRect();
            if (place.right > frame.right || place.bottom > frame.bottom) {
              cut.push(text.textContent);
            }
          });
        });
        return cut;
        """);
  }

  @Test
  void runsNothingOfNames() {
    browser.open(page(HostileNamesTest.profile()), WIDE, 900);

    assertThat(browser.run("return document.readyState + !!window.c4naRy").asText())
        .isEqualTo("completefalse");
    assertThat(browser.run("return document.querySelectorAll('img,iframe,object').length").asInt())
        .isZero();
    assertThat(browser.run("return document.querySelectorAll('.trial svg.curve').length").asInt())
        .isEqualTo(1);
    assertThat(browser.run("return document.body.textContent").asText()).contains("<img src=x");
  }

  /** A script that gets into a page all the same does not run: its hash is not in the policy. */
  @Test
  void policyForbidsOtherScripts() throws IOException {
    Path page = page(Reports.starter());
    Files.writeString(
        page,
        Files.readString(page)
            .replace(
                "</main>",
                "<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=\""
                    + " onload=window.c4naRy=1 onerror=window.c4naRy=1>"
                    + "<script>window.c4naRy=2</script></main>"));
    browser.open(page, WIDE, 900);

    assertThat(browser.run("return !!window.c4naRy").asBoolean()).isFalse();
    assertThat(browser.run("return document.querySelector('img').naturalWidth").asInt()).isZero();
  }

  @Test
  void findsAutoscaler() {
    browser.open(page(Reports.withAutoscalers(20)), WIDE, 900);
    String visible =
        "return [...document.querySelectorAll('details.chain')].filter(it => !it.hidden).length";

    assertThat(browser.run(visible).asInt()).isEqualTo(20);
    browser.run("document.getElementById('search').focus()");
    browser.press("service-7");
    assertThat(browser.run(visible).asInt()).isEqualTo(1);
    assertThat(browser.run("return document.getElementById('shown').textContent").asText())
        .isEqualTo("1 of 20");
    browser.run(
        "const s = document.getElementById('search'); s.value = '';"
            + "s.dispatchEvent(new Event('input')); document.getElementById('only').click()");
    assertThat(browser.run(visible).asInt()).isBetween(1, 19);
  }

  @Test
  void worksWithKeyboard() {
    browser.open(page(Reports.withAutoscalers(3)), WIDE, 900);
    String focus = "return document.activeElement.closest('summary,a,input,button')?.textContent";

    browser.press(TAB);
    assertThat(browser.run(focus).asText()).isEqualTo("Skip to the content");
    for (int i = 0; i < 20 && !browser.run(focus).asText().contains("service-1"); i++) {
      browser.press(TAB);
    }
    browser.press(ENTER);
    awaits("return document.querySelectorAll('details.chain')[1].open");
    awaits("return !!document.querySelectorAll('.trial')[1].querySelector('svg.curve')");
  }

  /** Waits for what the page does after an event, which the driver does not wait for. */
  private void awaits(String script) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!browser.run(script).asBoolean()) {
      assertThat(System.nanoTime()).as(script).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void namesEveryControl() {
    browser.open(page(Reports.withAutoscalers(3)), WIDE, 900);
    browser.run("document.getElementById('open').click()");

    JsonNode nameless =
        browser.run(
            """
            return [...document.querySelectorAll('input,button,[role=img],[role=region]')]
              .filter(it => !(it.labels?.length || it.getAttribute('aria-label')
                || it.textContent.trim()))
              .map(it => it.outerHTML);
            """);
    assertThat(nameless).isEmpty();
  }

  @Test
  void movesControls() {
    browser.open(page(Reports.starter()), WIDE, 900);
    String words = "return document.querySelector('.words').textContent";
    assertThat(browser.run(words).asText())
        .contains("the first new pod is ready 110 s after the load: 1,650 requests above target");

    browser.run(
        """
        const fields = document.querySelectorAll('.controls input');
        const set = (field, value) => {
          field.value = value;
          field.dispatchEvent(new Event('input'));
        };
        set(fields[0], 'step:120@60..660');
        set(fields[4], '20');
        return new Promise(done => setTimeout(done, 400));
        """);

    assertThat(browser.run(words).asText())
        .contains("reaches maxReplicas (10) at 2:01 and stays short of 20 req/s")
        .doesNotContain("110 s after the load");

    browser.run(
        """
        const times = document.querySelectorAll('.controls input')[1];
        times.value = '0.5';
        times.dispatchEvent(new Event('input'));
        return new Promise(done => setTimeout(done, 400));
        """);
    assertThat(browser.run("return document.querySelector('.controls input').value").asText())
        .isEqualTo("step:60@60..660");

    browser.run(
        "document.querySelector('.controls button').click();"
            + "return new Promise(done => setTimeout(done, 400))");
    assertThat(browser.run(words).asText()).contains("110 s after the load: 1,650 requests");
  }

  @Test
  void saysThatTextIsNoLoad() {
    browser.open(page(Reports.starter()), WIDE, 900);

    browser.run(
        """
        const load = document.querySelector('.controls input');
        load.value = 'step:<img src=x>@60..660';
        load.dispatchEvent(new Event('input'));
        return new Promise(done => setTimeout(done, 400));
        """);

    assertThat(browser.run("return document.querySelector('.output').textContent").asText())
        .startsWith("This is not a load");
  }

  /**
   * The pictures of the guides are made by the page: the curves as SVG, compared here, and the page
   * as PNG, whose fonts depend on the machine. {@code -Dgolden.update} writes both, and fails.
   */
  @Test
  void picturesOfGuidesAreCurrent() throws IOException {
    browser.media("screen", "light");
    browser.open(page(Reports.starter()), WIDE, 900);
    browser.run(
        """
        const load = document.querySelector('.controls input');
        load.value = 'step:120@60..660';
        load.dispatchEvent(new Event('input'));
        return new Promise(done => setTimeout(done, 400));
        """);
    String drawn =
        browser
                .run(
                    "return new XMLSerializer().serializeToString("
                        + "document.querySelector('svg.curve'))")
                .asText()
                .replaceFirst(">", "><style>" + PageParts.curveStyles() + "</style>")
            + "\n";
    Path curves = Path.of("../docs/pictures/load.svg");
    boolean current = Files.exists(curves) && Files.readString(curves).equals(drawn);
    if (!current && Boolean.getBoolean("golden.update")) {
      Files.writeString(curves, drawn);
      browser.open(page(Reports.broken()), WIDE, 900);
      browser.picture(Path.of("../docs/pictures/report.png"), 1250);
    }

    assertThat(current).as("%s is current; -Dgolden.update writes it", curves).isTrue();
  }

  @Test
  void computesAsJava() throws IOException {
    browser.open(page(Reports.starter()), WIDE, 900);
    List<RandomTrials.Case> cases =
        new RandomTrials(Long.getLong("page.seed", 81))
            .cases(Integer.getInteger("page.trials", 2000));
    Path file = folder.resolve("compare.html");
    StringBuilder loads = new StringBuilder();
    cases.forEach(
        one -> loads.append(loads.isEmpty() ? "" : ",").append('"').append(one.load()).append('"'));
    Files.writeString(
        file,
        "<!doctype html><script>"
            + PageParts.simulator()
            + RandomTrials.DIGEST
            + "var sets = "
            + PageData.of(cases.stream().map(RandomTrials.Case::tried).toList())
            + "; var loads = ["
            + loads
            + "];</script>");

    browser.open(file, WIDE, 900);
    JsonNode digests = browser.run("return sets.map((set, i) => digest(set, loads[i]))");

    for (int i = 0; i < cases.size(); i++) {
      assertThat(digests.get(i).asText())
          .as(cases.get(i).load() + " " + cases.get(i).tried())
          .isEqualTo(cases.get(i).digest());
    }
  }
}
