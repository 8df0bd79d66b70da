package io.gitopsprofile.tree.report;

import java.io.File;
import java.util.Arrays;
import java.util.List;

/**
 * The files and folders beside a tree that decide whether a manifest in it is a stranger. As long
 * as all of them are as they were, another search has the same result.
 *
 * <p>The folders are looked at in every build, so this class uses only classes of the JDK that
 * Maven has loaded before.
 *
 * @param complete false if the search looked at more than is kept; the next run then is a whole one
 * @param states the states of folders and of missing files, each as {@link #stateOf} returns it
 * @param files the files that were read
 */
public record WatchedFiles(boolean complete, List<String> states, List<FileContent> files) {

  /** The start of a state that has the names in a folder. */
  public static final String FOLDER = "folder ";

  /** The start of a state of a file that does not exist. */
  public static final String MISSING = "missing ";

  /** No files. */
  public static final WatchedFiles NONE = new WatchedFiles(true, List.of(), List.of());

  /** Files that are not known. */
  public static final WatchedFiles UNKNOWN = new WatchedFiles(false, List.of(), List.of());

  private static final char END = '\0';

  /** Copies the lists. */
  public WatchedFiles {
    states = List.copyOf(states);
    files = List.copyOf(files);
  }

  /**
   * The present state of a path: for a folder the names in it, except for the files of a run.
   *
   * @param state a former state of the path, or its start and the path
   */
  public static String stateOf(String state) {
    int end = state.indexOf(END);
    String path = end < 0 ? state : state.substring(0, end);
    StringBuilder text = new StringBuilder(path).append(END);
    if (path.startsWith(MISSING)) {
      text.append(new File(path.substring(MISSING.length())).exists());
    } else if (path.startsWith(FOLDER)) {
      String[] names = new File(path.substring(FOLDER.length())).list();
      if (names != null) {
        Arrays.sort(names);
        for (String name : names) {
          if (!name.startsWith(".profile.")) {
            text.append(name).append('/');
          }
        }
      }
    }
    return text.toString();
  }
}
