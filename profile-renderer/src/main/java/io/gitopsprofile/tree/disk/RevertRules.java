package io.gitopsprofile.tree.disk;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The decision which changes of a journal a run reverts. */
public interface RevertRules {

  /** Reverts everything, for the journal of the running run. */
  RevertRules OWN_CHANGES =
      new RevertRules() {
        @Override
        public boolean allows(String path, byte @Nullable [] found, byte @Nullable [] before) {
          return true;
        }

        @Override
        public boolean isRendered(String path) {
          return false;
        }

        @Override
        public void keep(String path, byte[] content) {}
      };

  /**
   * True if a change may be reverted.
   *
   * @param found the file's bytes now; null if the file does not exist
   * @param before the file's bytes before the change; null if the file did not exist
   */
  boolean allows(String path, byte @Nullable [] found, byte @Nullable [] before) throws IOException;

  /** True if the profile of this run renders a path. */
  boolean isRendered(String path);

  /** Keeps a copy of a content that is deleted. */
  void keep(String path, byte[] content) throws IOException;
}
