package io.gitopsprofile.tree.strangers;

import io.gitopsprofile.tree.report.FileContent;
import io.gitopsprofile.tree.report.WatchedFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Notes everything that a search looks at. */
final class Watch {

  /** Maximum number of characters and bytes that a cache keeps. */
  private static final int MOST_BYTES = 1 << 20;

  private final List<String> states = new ArrayList<>();
  private final List<FileContent> files = new ArrayList<>();
  private int bytes;
  private boolean complete = true;

  /** Notes the names in a folder. */
  void listed(Path folder) {
    add(WatchedFiles.FOLDER + folder);
  }

  /** Notes that a file does not exist. */
  void missed(Path file) {
    add(WatchedFiles.MISSING + file);
  }

  private void add(String path) {
    if (complete) {
      String state = WatchedFiles.stateOf(path);
      count(state.length());
      if (state.indexOf('\n') >= 0) {
        giveUp();
      } else if (complete) {
        states.add(state);
      }
    }
  }

  /** Notes the content of a file. */
  void read(Path file, byte[] content) {
    count(content.length);
    if (complete) {
      files.add(new FileContent(file, content));
    }
  }

  private void count(int length) {
    bytes += length;
    if (bytes > MOST_BYTES) {
      giveUp();
    }
  }

  /** Notes that the search looked at something that cannot be compared later. */
  void giveUp() {
    complete = false;
    bytes = 0;
    states.clear();
    files.clear();
  }

  WatchedFiles result() {
    return complete ? new WatchedFiles(true, states, files) : WatchedFiles.UNKNOWN;
  }
}
