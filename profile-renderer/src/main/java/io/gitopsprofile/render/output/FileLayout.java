package io.gitopsprofile.render.output;

import io.gitopsprofile.model.NamespaceDirectories;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.model.value.Syntax;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The paths of rendered files.
 *
 * <pre>
 * base/demo/namespace.yaml
 * base/demo/podinfo/deployment.yaml
 * base/demo-custom/certificate-podinfo.yaml
 * base/cluster/clusterrole-viewer.yaml
 * eksctl/cluster.yaml
 * clusters/production/demo.yaml
 * </pre>
 */
public final class FileLayout {

  public static final String CLUSTER_CONFIG = "eksctl/cluster.yaml";

  /** The directory of cluster-wide objects. */
  public static final String CLUSTER_SCOPED = "base/cluster";

  /** The suffix of a directory for objects whose kind a release may install. */
  public static final String CUSTOM = "-custom";

  private static final int LONGEST = 200;

  private final Profile profile;
  private final NamespaceDirectories namespaces;
  private final Map<String, Directory> directories = new LinkedHashMap<>();
  private final List<Directory> taken = new ArrayList<>();

  /**
   * A directory that contains rendered files; Flux v2 applies it as a whole.
   *
   * @param path the directory
   * @param namespace the namespace of the objects in it; empty for cluster-wide objects
   * @param custom whether it holds the objects whose kind a release may install
   */
  public record Directory(String path, String namespace, boolean custom) {}

  public FileLayout(Profile profile) {
    this.profile = profile;
    this.namespaces = new NamespaceDirectories(profile);
  }

  /** A file of the namespace's directory. */
  public String inNamespace(String namespace, String name) {
    return directory(namespace) + "/" + portable(ofPart(name) + ".yaml");
  }

  /** A file of a folder of the namespace's directory. */
  public String inNamespace(String namespace, String folder, String file) {
    return directory(namespace) + "/" + portable(ofPart(folder)) + "/" + file;
  }

  /**
   * The file of a manifest.
   *
   * @param namespace the object's namespace; empty for a cluster-wide object
   * @param custom whether a release may install its kind, so that it needs a separate directory
   */
  public String ofManifest(String namespace, boolean custom, String kind, String name) {
    String directory = directory(namespace, custom);
    return directory + "/" + kind.toLowerCase(Locale.ROOT) + "-" + safe(name) + ".yaml";
  }

  /** The file of a Kustomization. */
  public String ofKustomization(String name) {
    return kustomizations() + "/" + portable(name + ".yaml");
  }

  /** The folder of the Kustomizations. */
  public String kustomizations() {
    return "clusters/" + portable(profile.clusterName());
  }

  /** The directories that contain rendered files. */
  public Collection<Directory> directories() {
    return directories.values();
  }

  /**
   * The directories whose path is taken by another directory with objects that are applied at
   * another time.
   */
  public List<Directory> taken() {
    return taken;
  }

  /** The directory of a namespace; the directory of cluster-wide objects for an empty one. */
  public String directoryOf(String namespace) {
    return namespace.isEmpty() ? CLUSTER_SCOPED : namespaces.of(namespace).text();
  }

  /** The directory of a namespace, which will contain a file. */
  private String directory(String namespace) {
    return directory(namespace, false);
  }

  private String directory(String namespace, boolean custom) {
    String plain = directoryOf(namespace);
    Directory directory = new Directory(custom ? plain + CUSTOM : plain, namespace, custom);
    Directory first = directories.putIfAbsent(directory.path(), directory);
    if (first != null && first.custom() != custom) {
      taken.add(directory);
    }
    return directory.path();
  }

  /** The name of a typed part, with the bare name and a hash for a variable of Flux v2. */
  private static String ofPart(String name) {
    return name.contains("${")
        ? plain(Syntax.withNamesOfVariables(name).toLowerCase(Locale.ROOT))
            + "_"
            + NameHash.of(name)
        : name;
  }

  /**
   * Makes a name fit for a file: a colon, as in names of RBAC, becomes an underscore; a hash
   * replaces any other loss.
   */
  private static String safe(String name) {
    return name.matches("[a-z0-9.:-]+") && name.length() <= LONGEST
        ? plain(name)
        : plain(name) + "_" + NameHash.of(name);
  }

  /** The start of a name without characters that are not fit for a file. */
  private static String plain(String name) {
    String plain = name.replace(':', '_').replaceAll("[^a-z0-9._-]", "-");
    return plain.substring(0, Math.min(LONGEST, plain.length()));
  }

  /**
   * Returns the name itself unless an operating system reserves it: {@code aux.yaml} is a device on
   * Windows.
   */
  private static String portable(String name) {
    try {
      return RelativePath.of(name).text();
    } catch (InvalidValueException e) {
      return "_" + name;
    }
  }
}
