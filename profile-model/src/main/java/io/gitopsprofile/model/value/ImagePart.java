package io.gitopsprofile.model.value;

/** The part of an image that Flux v2 writes into a text, as its policy marker says. */
public enum ImagePart {
  /** The whole image: {@code ghcr.io/stefanprodan/podinfo:6.14.1}. */
  IMAGE(""),
  /** The tag alone. */
  TAG(":tag"),
  /** The name with its registry, without tag and digest. */
  NAME(":name"),
  /** The digest alone. */
  DIGEST(":digest");

  private final String suffix;

  ImagePart(String suffix) {
    this.suffix = suffix;
  }

  /** Returns the comment, without {@code #}, that makes Flux write this part. */
  public String marker(PolicyName policy) {
    return "{\"$imagepolicy\": \"" + policy + suffix + "\"}";
  }

  /** True if a text has the syntax of this part. */
  public boolean has(String text) {
    return switch (this) {
      case IMAGE -> ImageReference.of(text) != null;
      case TAG -> ImageReference.isTag(text);
      case NAME -> ImageReference.isName(text);
      case DIGEST -> ImageReference.isDigest(text);
    };
  }

  /** Returns the part in words for a message. */
  public String words() {
    return switch (this) {
      case IMAGE -> "an image";
      case TAG -> "a tag";
      case NAME -> "the name of an image";
      case DIGEST -> "a digest";
    };
  }

  /** Returns the key of the profile language: {@code image}, {@code tag} and so on. */
  @Override
  public String toString() {
    return suffix.isEmpty() ? "image" : suffix.substring(1);
  }
}
