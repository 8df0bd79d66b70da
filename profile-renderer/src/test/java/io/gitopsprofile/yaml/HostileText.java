package io.gitopsprofile.yaml;

import java.util.List;
import java.util.Random;

/** Generates text that YAML writers and readers are known to mishandle. */
final class HostileText {

  private static final List<String> WORDS =
      List.of(
          "",
          "~",
          "null",
          "Null",
          "NULL",
          "true",
          "True",
          "TRUE",
          "false",
          "False",
          "FALSE",
          "yes",
          "Yes",
          "YES",
          "no",
          "No",
          "NO",
          "on",
          "On",
          "ON",
          "off",
          "Off",
          "OFF",
          "y",
          "Y",
          "n",
          "N",
          ".nan",
          ".NaN",
          ".NAN",
          ".inf",
          ".Inf",
          ".INF",
          "-.inf",
          "+.inf",
          "+.Inf",
          "NaN",
          "Inf",
          "=",
          "<<",
          "-",
          "--",
          "---",
          "...",
          "..",
          ".",
          "?",
          ":",
          "::",
          "? x",
          "- x",
          "-x",
          "--x",
          "--- x",
          "... x",
          "a: b",
          "a:b",
          "a :b",
          "a: ",
          "a:",
          ":a",
          "a #b",
          "a# b",
          "#a",
          "a,b",
          "[a]",
          "{a: b}",
          "[",
          "]",
          "{",
          "}",
          ",",
          "&a",
          "*a",
          "!a",
          "!!str a",
          "!!binary aGk=",
          "|",
          "|-",
          ">",
          "> a",
          "'",
          "\"",
          "'a'",
          "\"a\"",
          "it's",
          "say \"x\"",
          "it's \"x\"",
          "%a",
          "@a",
          "`a`",
          "\\",
          "\\n",
          "a\\",
          "^(.*)_total",
          "^(.*)_\"total\"\\.$",
          "${1}_x",
          "$1",
          "0",
          "-0",
          "+0",
          "00",
          "0.",
          ".0",
          "-.5",
          "+.5",
          ".5_0",
          "._5",
          "1.10",
          "1.",
          "1_000",
          "1__0_",
          "0x1f",
          "0X1F",
          "-0x1f",
          "+0x1f",
          "0_x1f",
          "-_1",
          "+_0x1F",
          "_1",
          "0o14",
          "0O14",
          "014",
          "08",
          "0b1",
          "0B1",
          "-0b1",
          "0b1_1",
          "0x",
          "0xg",
          "0b2",
          "1e3",
          "1E3",
          "1e+3",
          "1.e3",
          ".5e1",
          "1e400",
          "1e-400",
          "12e03",
          "12345e7",
          "12:30:45",
          "1:2",
          "190:20:30.15",
          "-1:2",
          "2001-01-01",
          "2001-1-1",
          "2001-12-14t21:59:43.10-05:00",
          "2001-12-14 21:59:43.10 -5",
          "2001-12-15T02:59:43.1Z",
          "1.2.3",
          "10.0.0.1",
          "10.0.0.0/8",
          "9223372036854775808",
          "18446744073709551616",
          "1-2",
          "1+2",
          "100m",
          "64Mi",
          "1h30m",
          "sum(rate(<<.Series>>{<<.LabelMatchers>>}[1m])) by (<<.GroupBy>>)",
          "\uFEFF",
          "\uFEFFa",
          "a\uFEFF",
          "\u0085",
          "a\u0085b",
          "\u2028",
          "a\u2028b",
          "a\u2029b",
          "\t",
          "\ta",
          "a\t",
          "a\tb",
          "a \t b",
          "a\t#b",
          "a:\tb",
          "-\ta",
          " ",
          "  ",
          " a",
          "a ",
          "\r",
          "a\rb",
          "a\r\nb",
          "\n",
          "\n\n",
          "\na",
          "a\n",
          "a\n\n",
          "\n\na\n\n",
          " \na",
          "a\n ",
          "a\n \n",
          "a\n\t\nb",
          " a\nb",
          "  a\n b\n",
          "\n a\n",
          "\ta\nb",
          "a\n\tb\n",
          "a \nb \n",
          "a\n---\nb\n",
          "---\na",
          "a\n...\n",
          "#a\nb\n",
          "a\n#b\n",
          "- a\n- b\n",
          "a: b\nc: d\n",
          "%a\nb",
          "|\n",
          "a\\\nb");

  private static final List<String> CHARACTERS =
      List.of(
          "0123456789_.:+-eE",
          "0123456789_.:+-eExXoObBaAfFtTzZ ",
          "-?:,[]{}#&*!|>'\"%@` ~=<.ab1\t",
          "ab \n",
          "ab:#- \t\n\r'\"",
          "yYnNoOfFtTrRuUeEsSlL.~",
          "\u0085\u2028\u2029\uFEFF\u00A0\u00AD\u200B\u200Dab \n",
          "\uFFFE\uFFFF\uFDD0\uE000\uD7FF\uFFFD\u3000\u0000\u007F\u001B");

  private final Random random;

  HostileText(Random random) {
    this.random = random;
  }

  String next() {
    return switch (random.nextInt(12)) {
      case 0, 1 -> word();
      case 2 -> recased(word());
      case 3 -> blank() + word() + blank();
      case 4, 5, 6 -> soup(random.nextInt(12) + 1);
      case 7 -> unicode(random.nextInt(12) + 1);
      case 8, 9 -> lines();
      case 10 -> word() + word();
      default -> random.nextInt(8) == 0 ? veryLong() : soup(random.nextInt(200));
    };
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private String blank() {
    return List.of("", " ", "\t", "\n", "  ", "\u00A0", "\u3000").get(random.nextInt(7));
  }

  private String recased(String text) {
    StringBuilder recased = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      recased.append(random.nextBoolean() ? Character.toUpperCase(c) : Character.toLowerCase(c));
    }
    return recased.toString();
  }

  private String soup(int length) {
    String characters = CHARACTERS.get(random.nextInt(CHARACTERS.size()));
    StringBuilder soup = new StringBuilder();
    for (int i = 0; i < length; i++) {
      soup.append(characters.charAt(random.nextInt(characters.length())));
    }
    return soup.toString();
  }

  /** Any code points except surrogates; each plane and the control characters occur often. */
  private String unicode(int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      int codePoint =
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt(0x100);
            case 1 -> random.nextInt(0x10000);
            case 2 -> 0x2000 + random.nextInt(0x80);
            default -> random.nextInt(0x11) * 0x10000 + random.nextInt(0x10000);
          };
      if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
        text.appendCodePoint(codePoint);
      }
    }
    return text.toString();
  }

  private String lines() {
    StringBuilder lines = new StringBuilder("\n".repeat(random.nextInt(3)));
    for (int i = random.nextInt(6); i >= 0; i--) {
      lines.append(" ".repeat(random.nextInt(4))).append(random.nextInt(4) == 0 ? blank() : "");
      lines.append(random.nextInt(3) == 0 ? word() : "line " + i);
      lines.append("\n".repeat(random.nextInt(4)));
    }
    return lines.toString();
  }

  private String veryLong() {
    return switch (random.nextInt(4)) {
      case 0 -> "a".repeat(20_000);
      case 1 -> "a b ".repeat(5_000);
      case 2 -> unicode(20_000);
      default -> soup(20_000);
    };
  }
}
