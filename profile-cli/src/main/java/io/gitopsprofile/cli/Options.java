package io.gitopsprofile.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/** Specifications of options. All values are text, so that picocli needs no converter. */
final class Options {

  private Options() {}

  /** An option with a value. */
  static OptionSpec value(String name, String label, String... candidates) {
    return OptionSpec.builder("--" + name)
        .type(String.class)
        .paramLabel('<' + label + '>')
        .completionCandidates(List.of(candidates))
        .build();
  }

  /** An option that is true when it is named, and false after {@code =false}. */
  static OptionSpec flag(String name) {
    return OptionSpec.builder("--" + name)
        .type(String.class)
        .arity("0..1")
        .fallbackValue("true")
        .paramLabel("true|false")
        .completionCandidates(List.of("true", "false"))
        .build();
  }

  /** The options of every goal that reads a profile, before those of one goal. */
  static List<OptionSpec> ofProfile(OptionSpec... more) {
    List<OptionSpec> options = new ArrayList<>();
    options.add(value("file", "file"));
    options.add(flag("skip"));
    options.add(value("flux", "version", "v1", "v2"));
    options.add(value("kubernetes", "version"));
    options.add(value("metrics", "source", "adapter", "keda"));
    options.add(value("charts", "charts", "as-written", "maintained"));
    options.add(flag("failOnWarning"));
    options.add(value("report", "file"));
    options.add(value("environment", "names"));
    options.addAll(List.of(more));
    return options;
  }
}
