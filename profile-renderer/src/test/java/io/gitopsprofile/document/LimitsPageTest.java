package io.gitopsprofile.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.value.Limits;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The page of limits has a row for each constant, in the order of the constants. */
final class LimitsPageTest {

  @Test
  void statesEveryLimit() throws IOException, ReflectiveOperationException {
    List<String> stated = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("../docs/reference/limits.md"))) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 5 && cells[2].strip().matches("[0-9,]+")) {
        stated.add(cells[2].strip());
      }
    }
    List<String> limits = new ArrayList<>();
    for (Field limit : Limits.class.getFields()) {
      if (Modifier.isStatic(limit.getModifiers())) {
        limits.add(String.format(Locale.ROOT, "%,d", limit.getInt(null)));
      }
    }
    assertThat(stated).isEqualTo(limits).hasSizeGreaterThan(10);
  }
}
