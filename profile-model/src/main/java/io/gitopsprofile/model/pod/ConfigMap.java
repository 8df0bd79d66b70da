package io.gitopsprofile.model.pod;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A ConfigMap with texts of the profile and of files beside it.
 *
 * <pre>
 * apiVersion: v1
 * kind: ConfigMap
 * metadata:
 *   name: orders
 *   namespace: shop
 * data:
 *   LOG_LEVEL: info
 *   application.yaml: |
 *     server:
 *       port: 8080
 * </pre>
 *
 * @param name the name; a DNS subdomain
 * @param namespace the namespace
 * @param labels the labels
 * @param annotations the annotations
 * @param data the texts by key
 * @param files the files by key, each as a path from the profile's folder; a file that is not UTF-8
 *     goes into {@code binaryData}
 * @param hashInName whether the name ends in a hash of the content; references of the profile to
 *     the ConfigMap get the same name, so that a changed content restarts the pods; the default is
 *     false
 * @param patch a merge patch on the rendered ConfigMap, for fields that the language does not have;
 *     unknown fields are refused
 * @param manage whether the file is generated; false excludes it from generation; the default is
 *     true
 */
@Value.Builder
public record ConfigMap(
    String name,
    String namespace,
    Map<String, String> labels,
    Map<String, String> annotations,
    Map<String, String> data,
    Map<String, FileContent> files,
    @Nullable Boolean hashInName,
    FreeForm patch,
    @Nullable Boolean manage) {

  /** The number of characters that a hash adds to a name. */
  public static final int HASH = 11;

  private static final int LONGEST_NAME = 253;

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public ConfigMap {
    labels = Ordered.map("labels", labels);
    annotations = Ordered.map("annotations", annotations);
    data = Ordered.map("data", data);
    files = Ordered.map("files", files);
    Syntax rules =
        Syntax.of()
            .required("name", name)
            .objectName("name", name)
            .required("namespace", namespace)
            .dnsLabel("namespace", namespace)
            .labels("labels", labels)
            .annotations("annotations", annotations)
            .configKeys("data", data.keySet())
            .configKeys("files", files.keySet())
            .required("patch", patch);
    rules.given(
        "name",
        "",
        Boolean.TRUE.equals(hashInName)
            && name != null
            && name.length() <= LONGEST_NAME
            && name.length() > LONGEST_NAME - HASH,
        "name is too long for a hash at its end",
        "use at most " + (LONGEST_NAME - HASH) + " characters");
    long bytes = 0;
    for (String text : data.values()) {
      bytes += bytes(text);
    }
    for (Map.Entry<String, FileContent> file : files.entrySet()) {
      bytes += file.getValue().bytes();
      rules.given(
          "files",
          file.getKey(),
          data.containsKey(file.getKey()),
          "the key \"" + file.getKey() + "\" is in data, too",
          "remove one of the two");
    }
    rules.given(
        data.isEmpty() ? "files" : "data",
        "",
        bytes > Limits.CONFIG_MAP_BYTES,
        "the ConfigMap has more than " + Limits.CONFIG_MAP_BYTES + " bytes",
        "split it into several");
    rules.enforce();
  }

  /** The size of a text in UTF-8. */
  static long bytes(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }

  /** Starts a ConfigMap; {@code name} and {@code namespace} must be set. */
  public static Builder builder() {
    return new Builder()
        .labels(Map.of())
        .annotations(Map.of())
        .data(Map.of())
        .files(Map.of())
        .patch(FreeForm.EMPTY);
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link ConfigMap}; its {@code @param} tags describe the components. */
  public static final class Builder extends ConfigMapBuilder {
    Builder() {}
  }
}
