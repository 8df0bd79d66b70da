package io.gitopsprofile.model;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.Ordered;
import java.util.List;

/**
 * The CustomResourceDefinitions of a cluster that a profile does not render, such as those of a
 * chart. Custom resources of the profile are checked against them. In a profile file, this is the
 * path of a folder, whose YAML files hold them.
 *
 * <pre>
 * schemas: crds
 * </pre>
 *
 * @param definitions the CustomResourceDefinitions; of two of one kind, the first counts
 */
public record DefinedKinds(List<FreeForm> definitions) {

  /** Copies the list in its order. */
  public DefinedKinds {
    definitions = Ordered.list("definitions", definitions);
  }
}
