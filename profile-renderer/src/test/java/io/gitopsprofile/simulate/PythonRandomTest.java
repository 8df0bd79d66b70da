package io.gitopsprofile.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that CPython 3 prints. */
class PythonRandomTest {

  @ParameterizedTest
  @CsvSource({
    "700021, 0.710160619932882",
    "700025, 0.7118260861245445",
    "100053, 0.8997404343988051",
    "0, 0.8444218515250481",
    "1200039, 0.4667713487059758"
  })
  void drawsNumberOfPython(long seed, double number) {
    assertEquals(number, PythonRandom.first(seed));
  }

  @Test
  void takesSeedOfTwoWords() {
    assertEquals(0.13423851663281838, PythonRandom.first(5_000_150_007L));
  }
}
