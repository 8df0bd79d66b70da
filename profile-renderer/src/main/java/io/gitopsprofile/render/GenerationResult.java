package io.gitopsprofile.render;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.rendered.SyncedFolders;
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
 * @param synced the folders of the tree that Flux applies
 * @param override the replaced parts of the profile's target
 */
public record GenerationResult(
    RenderedTree tree,
    List<Diagnostic> diagnostics,
    UnaryOperator<Diagnostic> places,
    Predicate<Diagnostic> isAccepted,
    Map<Path, String> files,
    SyncedFolders synced,
    TargetOverride override) {

  /** Copies the list. */
  public GenerationResult {
    diagnostics = List.copyOf(diagnostics);
    requireNonNull(places, "places");
    requireNonNull(isAccepted, "isAccepted");
    requireNonNull(synced, "synced");
    requireNonNull(override, "override");
  }

  /** Creates the result of a tree of which nothing is known to be applied. */
  public GenerationResult(
      RenderedTree tree,
      List<Diagnostic> diagnostics,
      UnaryOperator<Diagnostic> places,
      Map<Path, String> files) {
    this(tree, diagnostics, places, found -> false, files, SyncedFolders.NONE, TargetOverride.NONE);
  }

  /** Creates the result of a profile that was not read from a file. */
  public GenerationResult(RenderedTree tree, List<Diagnostic> diagnostics) {
    this(tree, diagnostics, UnaryOperator.identity(), Map.of());
  }
}
