package io.gitopsprofile.tree.report;

import io.gitopsprofile.diagnostic.Diagnostic;
import java.util.List;

/**
 * The manifests that Flux applies together with a tree although no profile renders them, and the
 * lines of {@code .sourceignore} that keep rendered files from Flux.
 *
 * @param files the lines, and the files, sorted by path
 * @param findings the paths of {@code sync.others} that let no file be
 * @param watched the files and folders that decide the result
 */
public record Strangers(List<Drift> files, List<Diagnostic> findings, WatchedFiles watched) {

  /** No strangers in a tree of which nothing is known to be applied. */
  public static final Strangers NONE = new Strangers(List.of(), List.of(), WatchedFiles.NONE);

  /** Copies the lists. */
  public Strangers {
    files = List.copyOf(files);
    findings = List.copyOf(findings);
  }
}
