package io.gitopsprofile.render;

import io.gitopsprofile.check.Diagnostic;
import java.util.List;

/**
 * What became of a profile that has no error.
 *
 * @param tree the rendered files
 * @param diagnostics warnings and information, in the order in which they are printed
 */
public record Result(RenderedTree tree, List<Diagnostic> diagnostics) {

  /** Copies the list. */
  public Result {
    diagnostics = List.copyOf(diagnostics);
  }
}
