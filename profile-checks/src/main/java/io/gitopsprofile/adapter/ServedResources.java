package io.gitopsprofile.adapter;

import io.gitopsprofile.kubernetes.ResourceNames;
import io.gitopsprofile.schema.KindSchema;
import io.gitopsprofile.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The resources that the API server of a Kubernetes version lists, with those of the catalogue and
 * of the profile's CustomResourceDefinitions. A program finds a resource by its plural or singular
 * in any capitals, not by a short name of kubectl. (Source: client-go, restmapper/discovery.go.)
 */
public final class ServedResources {

  private final Schemas schemas;
  private final int minor;

  /** Lists the resources of a minor version. */
  public ServedResources(Schemas schemas, int minor) {
    this.schemas = schemas;
    this.minor = minor;
  }

  /**
   * Returns true if a group has a resource.
   *
   * @param group the group; empty for any group
   * @param resource the plural or the singular
   */
  public boolean have(String group, String resource) {
    return groupOf(group, resource) != null
        || schemas.definesResource(group, resource.toLowerCase(Locale.ROOT));
  }

  /** Returns the first group that has a resource; null if none of the known ones has it. */
  public @Nullable String groupOf(String resource) {
    return groupOf("", resource);
  }

  private @Nullable String groupOf(String asked, String resource) {
    String name = resource.toLowerCase(Locale.ROOT);
    for (String group : Schemas.groups()) {
      if (asked.isEmpty() || asked.equals(group)) {
        for (KindSchema kind : Schemas.ofGroup(group)) {
          String singular = kind.kind().toLowerCase(Locale.ROOT);
          boolean named = name.equals(singular) || name.equals(ResourceNames.plural(kind.kind()));
          boolean custom = kind.origin().kind() != KindSchema.Source.KUBERNETES;
          if (named && (custom || kind.servedBy(minor))) {
            return group;
          }
        }
      }
    }
    return null;
  }

  /** Returns the singular names of the resources of a group; of all groups for an empty one. */
  public List<String> names(String asked) {
    List<String> names = new ArrayList<>();
    for (String group : Schemas.groups()) {
      if (asked.isEmpty() ? Schemas.isBuiltIn(group) : asked.equals(group)) {
        for (String kind : Schemas.kindNames(group)) {
          names.add(kind.toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }
}
