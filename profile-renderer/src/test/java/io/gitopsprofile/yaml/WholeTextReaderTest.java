package io.gitopsprofile.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.ScalarToken;
import org.yaml.snakeyaml.tokens.Token;

/** The scanner sees through it what it sees through SnakeYAML's own reader, place by place. */
final class WholeTextReaderTest {

  private static final String[] PARTS = {
    "a",
    "bc",
    " ",
    "  ",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "\u0085",
    "\u2028",
    "\ufeff",
    "\t",
    ": ",
    "- ",
    "? ",
    "#",
    " #c",
    "'",
    "\"",
    "\\n",
    "|",
    ">-",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&x ",
    "*x",
    "!t ",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "\u0130",
    "\ud83d\ude00",
    "%20",
    "0x1",
    "~"
  };

  @Test
  void filesOfProfilesAndTreesAreSame() throws IOException {
    int files = 0;
    for (String folder : List.of("src/test/golden", "src/test/fuzz", "../templates")) {
      try (Stream<Path> found = Files.walk(Path.of(folder))) {
        for (Path file : found.filter(WholeTextReaderTest::isYaml).toList()) {
          assertSame(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
          files++;
        }
      }
    }
    assertThat(files).isGreaterThan(500);
  }

  @Test
  void textsOfOddPartsAreSame() {
    Random random = new Random(20261126);
    int scanned = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int parts = random.nextInt(30);
      for (int part = 0; part < parts; part++) {
        text.append(PARTS[random.nextInt(PARTS.length)]);
      }
      scanned += assertSame(text.toString());
    }
    assertThat(scanned).isGreaterThan(50_000);
  }

  @Test
  void textsLongerThanWhatSnakeYamlTakesAtATimeAreSame() {
    String words = "word ".repeat(1_000);
    assertSame("a: " + words + "\nb: '" + words + "\n  " + words + "'\nc: |\n  " + words + "\n");
    assertSame("\ud83d\ude00".repeat(2_000) + ": [" + "a, ".repeat(2_000) + "]\n");
  }

  @Test
  void charactersThatYamlDoesNotAllowAreRefused() {
    assertThatThrownBy(() -> new WholeTextReader("a: b\u0007\n"))
        .isInstanceOfSatisfying(
            ReaderException.class,
            e -> {
              assertThat(e.getCodePoint()).isEqualTo(7);
              assertThat(e.getPosition()).isEqualTo(4);
            });
    assertThatThrownBy(() -> new WholeTextReader("\ud83d")).isInstanceOf(ReaderException.class);
  }

  private static boolean isYaml(Path path) {
    return path.toString().endsWith(".yaml") && Files.isRegularFile(path);
  }

  /** Returns how many tokens there are. */
  private static int assertSame(String text) {
    List<String> tokens = tokens(text, WholeTextReader::new);
    assertThat(tokens).as(text).isEqualTo(tokens(text, StreamReader::new));
    return tokens.size();
  }

  private static List<String> tokens(String text, Function<String, StreamReader> reader) {
    List<String> tokens = new ArrayList<>();
    try {
      StreamReader read = reader.apply(text);
      LoaderOptions options = new LoaderOptions();
      options.setProcessComments(true);
      ScannerImpl scanner = new ScannerImpl(read, options);
      while (scanner.checkToken()) {
        Token token = scanner.getToken();
        tokens.add(
            token.getTokenId()
                + (token instanceof ScalarToken scalar ? " " + scalar.getValue() : "")
                + place(token.getStartMark())
                + place(token.getEndMark())
                + " "
                + read.getDocumentIndex());
        if (token.getTokenId() == Token.ID.DocumentEnd) {
          read.resetDocumentIndex();
        }
      }
    } catch (MarkedYAMLException e) {
      tokens.add(e.getProblem() + place(e.getProblemMark()) + place(e.getContextMark()));
    } catch (ReaderException e) {
      tokens.add(e.getClass().getName());
    } catch (YAMLException | IllegalArgumentException | IndexOutOfBoundsException e) {
      tokens.add(e.getClass().getName() + e.getMessage());
    }
    return tokens;
  }

  private static String place(Mark mark) {
    return mark == null
        ? " -"
        : " %d:%d:%d".formatted(mark.getIndex(), mark.getLine(), mark.getColumn());
  }
}
