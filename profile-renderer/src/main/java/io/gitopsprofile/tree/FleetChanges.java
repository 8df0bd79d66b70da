package io.gitopsprofile.tree;

import io.gitopsprofile.render.FleetGenerator;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.tree.compare.GeneratedForm;
import io.gitopsprofile.tree.compare.InputFiles;
import io.gitopsprofile.tree.disk.RevertRules;
import io.gitopsprofile.tree.record.OwnershipRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the journal of an earlier run of a fleet, as {@link RecordedChanges} has them for
 * one tree: a path counts as rendered if the environment whose folder it is in renders it.
 */
final class FleetChanges implements RevertRules {

  private final FleetGenerator fleet;
  private final InputFiles inputs;
  private final Copies copies;
  private String known = "";
  private RenderedTree tree = new RenderedTree(List.of());

  FleetChanges(FleetGenerator fleet, InputFiles inputs, Copies copies) {
    this.fleet = fleet;
    this.inputs = inputs;
    this.copies = copies;
  }

  @Override
  public boolean allows(String path, byte @Nullable [] found, byte @Nullable [] before)
      throws IOException {
    if (path.endsWith("/" + OwnershipRecord.FILE)) {
      return found == null || OwnershipRecord.isRecord(found);
    }
    if (isRendered(path)) {
      return !inputs.contains(path);
    }
    return !inputs.mayContain(path)
        && (found == null || GeneratedForm.has(found))
        && (before == null || GeneratedForm.has(before));
  }

  @Override
  public boolean isRendered(String path) {
    for (Map.Entry<String, String> entry : fleet.directories().entrySet()) {
      if (path.startsWith(entry.getValue() + "/")) {
        if (!known.equals(entry.getKey())) {
          tree = fleet.result(entry.getKey()).generated().tree();
          known = entry.getKey();
        }
        String inTree = path.substring(entry.getValue().length() + 1);
        return tree.file(inTree).isPresent() && tree.isManaged(inTree);
      }
    }
    return false;
  }

  @Override
  public void keep(String path, byte[] content) throws IOException {
    if (!path.endsWith("/" + OwnershipRecord.FILE)) {
      copies.keep(path, content);
    }
  }
}
