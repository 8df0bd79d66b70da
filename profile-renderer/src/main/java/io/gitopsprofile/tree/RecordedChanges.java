package io.gitopsprofile.tree;

import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.tree.compare.GeneratedForm;
import io.gitopsprofile.tree.compare.InputFiles;
import io.gitopsprofile.tree.disk.RevertRules;
import io.gitopsprofile.tree.record.OwnershipRecord;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the journal of an earlier run, which may come from a pull request: a change is
 * reverted only at a path that this profile renders, or from generated content to generated
 * content.
 */
final class RecordedChanges implements RevertRules {

  private final RenderedTree tree;
  private final InputFiles inputs;
  private final Copies copies;

  RecordedChanges(RenderedTree tree, InputFiles inputs, Copies copies) {
    this.tree = tree;
    this.inputs = inputs;
    this.copies = copies;
  }

  @Override
  public boolean allows(String path, byte @Nullable [] found, byte @Nullable [] before)
      throws IOException {
    if (path.equals(OwnershipRecord.FILE)) {
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
    return tree.file(path).isPresent() && tree.isManaged(path);
  }

  @Override
  public void keep(String path, byte[] content) throws IOException {
    if (!path.equals(OwnershipRecord.FILE)) {
      copies.keep(path, content);
    }
  }
}
