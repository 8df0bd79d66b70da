package io.gitopsprofile.render;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.rendered.RenderedTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The result of generating a profile without errors.
 *
 * @param tree the rendered files
 * @param diagnostics warnings and information in printing order
 * @param places adds the position in the profile's files to a diagnostic with a path
 * @param isAccepted tells a finding about the committed tree that the profile accepts
 * @param files the text of each file that was read, without a byte order mark
 */
public record GenerationResult(
    RenderedTree tree,
    List<Diagnostic> diagnostics,
    UnaryOperator<Diagnostic> places,
    Predicate<Diagnostic> isAccepted,
    Map<Path, String> files) {

  /** Copies the list. */
  public GenerationResult {
    diagnostics = List.copyOf(diagnostics);
    requireNonNull(places, "places");
    requireNonNull(isAccepted, "isAccepted");
  }

  /** Creates the result of a profile that was not read from a file. */
  public GenerationResult(RenderedTree tree, List<Diagnostic> diagnostics) {
    this(tree, diagnostics, UnaryOperator.identity(), found -> false, Map.of());
  }
}
