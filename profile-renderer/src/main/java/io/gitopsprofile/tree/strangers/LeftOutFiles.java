package io.gitopsprofile.tree.strangers;

import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.rendered.SyncedFolders;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.Drift.Kind;
import io.gitopsprofile.tree.strangers.SourceIgnore.Line;
import io.gitopsprofile.tree.strangers.Work.SpentException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rendered files that a {@code .sourceignore} leaves out, so that Flux v2 never applies them.
 * Files for eksctl are not applied anyway, and files that the profile leaves to the user are
 * theirs.
 */
final class LeftOutFiles {

  private static final String EKSCTL = "eksctl.io";

  private final Path root;
  private final RenderedTree tree;
  private final SyncedFolders synced;
  private final SourceIgnore ignored;

  LeftOutFiles(Path root, RenderedTree tree, SyncedFolders synced, SourceIgnore ignored) {
    this.root = root;
    this.tree = tree;
    this.synced = synced;
    this.ignored = ignored;
  }

  /** The lines that leave rendered files out, each with the first of them. */
  List<Drift> lines() throws IOException, SpentException {
    Map<Line, List<String>> byLine = new LinkedHashMap<>();
    String folder = "";
    boolean isIgnored = ignored.isIn(folder);
    for (RenderedFile file : tree.files()) {
      String path = file.path();
      String own = path.substring(0, Math.max(0, path.lastIndexOf('/')));
      if (!own.equals(folder)) {
        folder = own;
        isIgnored = ignored.isIn(folder);
      }
      if (isIgnored && isApplied(file)) {
        @Nullable Line line = ignored.leavingOut(path);
        if (line != null) {
          byLine.computeIfAbsent(line, key -> new ArrayList<>()).add(path);
        }
      }
    }
    List<Drift> drifts = new ArrayList<>();
    for (Map.Entry<Line, List<String>> left : byLine.entrySet()) {
      drifts.add(drift(left.getKey(), left.getValue()));
    }
    return drifts;
  }

  private boolean isApplied(RenderedFile file) {
    if (!tree.isManaged(file.path())
        || (!file.objects().isEmpty() && file.objects().get(0).group().equals(EKSCTL))) {
      return false;
    }
    for (String folder : synced.folders()) {
      if (folder.isEmpty() || file.path().startsWith(folder + "/")) {
        return true;
      }
    }
    return false;
  }

  private Drift drift(Line line, List<String> paths) {
    String path = root.relativize(line.file()).toString().replace('\\', '/');
    boolean isOne = paths.size() == 1;
    String reason =
        (line.pattern() == null
                ? "a link, or larger than 64 KiB; its patterns may leave out "
                : "leaves out ")
            + paths.get(0)
            + (isOne ? "" : " and " + (paths.size() - 1) + " more rendered files")
            + ", so that Flux does not apply "
            + (isOne ? "it" : "them");
    return new Drift(Kind.HIDING, path, line.number(), reason, "");
  }
}
