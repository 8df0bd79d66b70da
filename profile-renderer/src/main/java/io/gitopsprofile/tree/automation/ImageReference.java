package io.gitopsprofile.tree.automation;

/** The name and the tag of an image: {@code ghcr.io/stefanprodan/podinfo} and {@code 6.14.1}. */
final class ImageReference {

  private ImageReference() {}

  /** The end of the name: the colon before the tag, but not before a port, or the @ of a digest. */
  static int end(String image) {
    int at = image.indexOf('@');
    int end = at < 0 ? image.length() : at;
    int colon = image.lastIndexOf(':', end - 1);
    return colon > image.lastIndexOf('/', end - 1) ? colon : end;
  }

  /** The tag, the digest, or both joined by @; empty if there is neither. */
  static String tag(String image) {
    return image.substring(Math.min(image.length(), end(image) + 1));
  }

  /** The name in normalized form; Docker Hub's images have several spellings. */
  static String full(String image) {
    String name = image.substring(0, end(image));
    for (String host : new String[] {"docker.io/", "index.docker.io/"}) {
      if (name.startsWith(host)) {
        name = name.substring(host.length());
        return name.startsWith("library/") ? name.substring("library/".length()) : name;
      }
    }
    return name;
  }
}
