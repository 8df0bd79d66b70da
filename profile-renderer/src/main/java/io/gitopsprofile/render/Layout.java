package io.gitopsprofile.render;

import io.gitopsprofile.model.InvalidValueException;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.RelativePath;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Where files go.
 *
 * <pre>
 * base/demo/namespace.yaml
 * base/demo/podinfo/deployment.yaml
 * base/cluster/clusterrole-viewer.yaml
 * eksctl/cluster.yaml
 * clusters/production/demo.yaml
 * </pre>
 */
final class Layout {

  static final String CLUSTER_CONFIG = "eksctl/cluster.yaml";

  /** What belongs to no namespace. */
  static final String CLUSTER_SCOPED = "base/cluster";

  private static final int LONGEST = 200;

  private final Profile profile;
  private final Map<String, String> directories = new LinkedHashMap<>();

  Layout(Profile profile) {
    this.profile = profile;
  }

  /** A file of the namespace's directory. */
  String inNamespace(String namespace, String name) {
    return directory(namespace) + "/" + portable(name + ".yaml");
  }

  /** A file of a folder of the namespace's directory. */
  String inNamespace(String namespace, String folder, String file) {
    return directory(namespace) + "/" + portable(folder) + "/" + file;
  }

  /** The file of a further manifest; the namespace is empty for one of the whole cluster. */
  String ofManifest(String namespace, String kind, String name) {
    return directory(namespace) + "/" + kind.toLowerCase(Locale.ROOT) + "-" + safe(name) + ".yaml";
  }

  /** The file of a Kustomization. */
  String ofKustomization(String name) {
    return kustomizations() + "/" + portable(name + ".yaml");
  }

  /** The folder of the Kustomizations. */
  String kustomizations() {
    return "clusters/" + portable(profile.clusterName());
  }

  /** The directories that files were given a place in, and the namespace of each. */
  Map<String, String> directories() {
    return directories;
  }

  /** The directory of a namespace; that of the whole cluster, if empty. */
  String directory(String namespace) {
    String directory =
        namespace.isEmpty() ? CLUSTER_SCOPED : profile.directoryOf(namespace).toString();
    directories.putIfAbsent(directory, namespace);
    return directory;
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
