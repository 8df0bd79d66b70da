package io.gitopsprofile.room;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The architecture of an image that is built for one alone, as its name says: {@code
 * metrics-server-amd64}, the tag {@code 1.2-arm64}, or the namespaces of Docker's official images.
 * (Source: docker-library/official-images, README.md, Architectures other than amd64.)
 */
public final class ImageArchitecture {

  private static final String AMD64 = "amd64";
  private static final String ARM64 = "arm64";

  private ImageArchitecture() {}

  /** Returns the architecture as the label of nodes has it; null if the name does not say it. */
  public static @Nullable String of(String image) {
    if (image.indexOf('$') >= 0) {
      return null;
    }
    String name = image.toLowerCase(Locale.ROOT);
    int digest = name.indexOf('@');
    name = digest < 0 ? name : name.substring(0, digest);
    int slash = name.lastIndexOf('/');
    int colon = name.lastIndexOf(':');
    String repository = colon > slash ? name.substring(0, colon) : name;
    String tagged = colon > slash ? ofWords(name.substring(colon + 1), true) : null;
    if (tagged != null) {
      return tagged;
    }
    String suffixed = ofWords(repository.substring(slash + 1), false);
    return suffixed != null ? suffixed : ofOfficial(repository);
  }

  private static @Nullable String ofWords(String text, boolean isTag) {
    int last = text.lastIndexOf('-');
    String of = last < 0 && !isTag ? null : ofWord(text.substring(last + 1));
    int first = text.indexOf('-');
    return of != null || first < 0 || !isTag ? of : ofWord(text.substring(0, first));
  }

  private static @Nullable String ofWord(String word) {
    return switch (word) {
      case AMD64, "x86_64" -> AMD64;
      case ARM64, "arm64v8", "aarch64" -> ARM64;
      default -> null;
    };
  }

  /** Returns the architecture of {@code amd64/nginx} and {@code arm64v8/nginx} of Docker Hub. */
  private static @Nullable String ofOfficial(String repository) {
    String prefix = "docker.io/";
    String name =
        repository.startsWith(prefix) ? repository.substring(prefix.length()) : repository;
    int slash = name.indexOf('/');
    return slash < 0 || name.indexOf('/', slash + 1) >= 0 ? null : ofWord(name.substring(0, slash));
  }
}
