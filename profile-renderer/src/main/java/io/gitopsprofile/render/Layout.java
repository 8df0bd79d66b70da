package io.gitopsprofile.render;

import io.gitopsprofile.model.InvalidValueException;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.RelativePath;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Where files go.
 *
 * <pre>
 * base/demo/namespace.yaml
 * base/demo/podinfo/deployment.yaml
 * base/cluster/clusterrole-viewer.yaml
 * eksctl/cluster.yaml
 * </pre>
 */
final class Layout {

  static final String CLUSTER_CONFIG = "eksctl/cluster.yaml";

  private static final String CLUSTER_SCOPED = "base/cluster";
  private static final int LONGEST = 200;

  private final Profile profile;

  Layout(Profile profile) {
    this.profile = profile;
  }

  /** A file of the namespace's directory. */
  String inNamespace(String namespace, String name) {
    return profile.directoryOf(namespace) + "/" + portable(name + ".yaml");
  }

  /** A file of a folder of the namespace's directory. */
  String inNamespace(String namespace, String folder, String file) {
    return profile.directoryOf(namespace) + "/" + portable(folder) + "/" + file;
  }

  /** The file of a further manifest; the namespace is empty for one of the whole cluster. */
  String ofManifest(String namespace, String kind, String name) {
    String directory =
        namespace.isEmpty() ? CLUSTER_SCOPED : profile.directoryOf(namespace).toString();
    return directory + "/" + kind.toLowerCase(Locale.ROOT) + "-" + safe(name) + ".yaml";
  }

  /** A colon, as in RBAC's names, becomes an underscore; what else is lost makes way for a sum. */
  private static String safe(String name) {
    String plain = name.replace(':', '_').replaceAll("[^a-z0-9._-]", "-");
    if (name.matches("[a-z0-9.:-]+") && name.length() <= LONGEST) {
      return plain;
    }
    CRC32 sum = new CRC32();
    sum.update(name.getBytes(StandardCharsets.UTF_8));
    String start = plain.substring(0, Math.min(LONGEST, plain.length()));
    return start + "_" + String.format(Locale.ROOT, "%08x", sum.getValue());
  }

  /** The name itself, unless some system reserves it: {@code aux.yaml} is a device on Windows. */
  private static String portable(String name) {
    try {
      return RelativePath.of(name).text();
    } catch (InvalidValueException e) {
      return "_" + name;
    }
  }
}
