package io.gitopsprofile.goal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Messages for I/O errors; for some of them, Java's own message is only the path. */
public final class IoErrorMessages {

  private IoErrorMessages() {}

  /** Describes an error with its path and its cause. */
  public static String describe(IOException e) {
    if (e instanceof NoSuchFileException gone) {
      return gone.getFile() + " does not exist (deleted while the goal ran?)";
    }
    if (e instanceof AccessDeniedException denied) {
      return "permission denied: " + denied.getFile();
    }
    if (e instanceof DirectoryNotEmptyException full) {
      return full.getFile() + " is not an empty directory; move or delete it";
    }
    if (e instanceof FileAlreadyExistsException there) {
      return there.getFile() + " already exists; delete it";
    }
    return e instanceof FileSystemException || e.getMessage() != null
        ? String.valueOf(e.getMessage())
        : e.toString();
  }
}
