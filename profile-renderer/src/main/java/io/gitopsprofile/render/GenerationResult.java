package io.gitopsprofile.render;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.rendered.RenderedTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What became of a profile that has no error.
 *
 * @param tree the rendered files
 * @param diagnostics warnings and information, in the order in which they are printed
 * @param places gives a diagnostic that has a path its position in the profile's files
 * @param files the files that were read and their text, without a byte order mark
 */
public record GenerationResult(
    RenderedTree tree,
    List<Diagnostic> diagnostics,
    UnaryOperator<Diagnostic> places,
    Map<Path, String> files) {

  /** Copies the list. */
  public GenerationResult {
    diagnostics = List.copyOf(diagnostics);
    requireNonNull(places, "places");
  }

  /** The result of a profile that was not read from a file. */
  public GenerationResult(RenderedTree tree, List<Diagnostic> diagnostics) {
    this(tree, diagnostics, UnaryOperator.identity(), Map.of());
  }
}
