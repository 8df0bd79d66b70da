package io.gitopsprofile.maven;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Messages for I/O errors; for some of them, Java's own message is only the path. */
final class IoErrorMessages {

  private IoErrorMessages() {}

  static String describe(IOException e) {
    if (e instanceof NoSuchFileException gone) {
      return gone.getFile() + " is not there; is somebody else deleting folders of the tree?";
    }
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile()
          + " may not be read or written; give the user of the build the permission";
    }
    if (e instanceof DirectoryNotEmptyException full) {
      return full.getFile() + " is a folder with something in it; move it away or delete it";
    }
    if (e instanceof FileAlreadyExistsException there) {
      return there.getFile() + " is in the way; delete it";
    }
    return e instanceof FileSystemException || e.getMessage() != null
        ? String.valueOf(e.getMessage())
        : e.toString();
  }
}
