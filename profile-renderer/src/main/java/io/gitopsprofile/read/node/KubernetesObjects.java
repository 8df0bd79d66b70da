package io.gitopsprofile.read.node;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.read.scalar.ScalarResolution;
import io.gitopsprofile.read.source.NodeComposer;
import io.gitopsprofile.read.source.YamlFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a file of Kubernetes objects, which may come from another tool. */
public final class KubernetesObjects {

  /** Maximum size in bytes of a file that is read, counted with LF line breaks. */
  public static final int MOST_BYTES = YamlFile.MAX_BYTES;

  private KubernetesObjects() {}

  /**
   * The objects of a file, each value typed as kubectl types it. Empty if the file is not YAML or
   * not UTF-8, is too large, or contains a document that is not a mapping.
   */
  @SuppressWarnings("unchecked")
  public static Optional<List<FreeForm>> of(byte[] bytes) {
    if (bytes.length > MOST_BYTES && bytes.length - countCrlf(bytes) > MOST_BYTES) {
      return Optional.empty();
    }
    boolean[] refused = new boolean[1];
    KubernetesYaml yaml = new KubernetesYaml((code, node, message, fix) -> refused[0] = true);
    List<FreeForm> objects = new ArrayList<>();
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      for (Node document : NodeComposer.composeAll(text)) {
        if (ScalarResolution.isNull(document)) {
          continue;
        }
        if (!(yaml.read(document) instanceof Map<?, ?> map) || refused[0]) {
          return Optional.empty();
        }
        objects.add(new FreeForm((Map<String, @Nullable Object>) map));
      }
    } catch (CharacterCodingException | YAMLException | InvalidValueException e) {
      return Optional.empty();
    }
    return Optional.of(objects);
  }

  /** The only document of a text; null if the text is not one mapping in YAML. */
  public static @Nullable FreeForm only(String text) {
    List<FreeForm> documents = of(text.getBytes(StandardCharsets.UTF_8)).orElse(List.of());
    return documents.size() == 1 ? documents.get(0) : null;
  }

  /** The number of CRLF line breaks; a checkout with CRLF counts as the same file. */
  private static int countCrlf(byte[] bytes) {
    int count = 0;
    for (int i = 1; i < bytes.length; i++) {
      count += bytes[i - 1] == '\r' && bytes[i] == '\n' ? 1 : 0;
    }
    return count;
  }
}
