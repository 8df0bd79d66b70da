package io.gitopsprofile.model;

import io.gitopsprofile.model.value.RelativePath;
import java.util.HashMap;
import java.util.Map;

/**
 * The directories of all namespaces of a profile, for a caller that asks for many of them: {@link
 * Profile#directoryOf} looks through the declared namespaces at each call.
 */
public final class NamespaceDirectories {

  private final Map<String, RelativePath> directories = new HashMap<>();

  /** Indexes the namespaces that the profile declares. */
  public NamespaceDirectories(Profile profile) {
    for (Namespace namespace : profile.namespaces()) {
      directories.putIfAbsent(namespace.name(), namespace.directoryOrDefault());
    }
  }

  /** The directory of a namespace's files, whether the profile declares the namespace or not. */
  public RelativePath of(String namespace) {
    RelativePath known = directories.get(namespace);
    if (known == null) {
      known = Namespace.defaultDirectory(namespace);
      directories.put(namespace, known);
    }
    return known;
  }
}
