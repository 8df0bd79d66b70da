package io.gitopsprofile.check.keda;

import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.view.ProfileObject;
import java.util.HashSet;
import java.util.Set;

/** The names of a profile's objects in each namespace, whatever their kinds. */
final class NamedObjects {

  private final Set<String> all = new HashSet<>();

  private NamedObjects(CheckContext context) {
    for (ProfileObject object : context.objects().all()) {
      all.add(object.namespace() + '/' + object.name());
    }
  }

  /** Returns the names of a profile, listed once for all checks of a run. */
  static NamedObjects of(CheckContext context) {
    NamedObjects known = context.shared(NamedObjects.class);
    if (known == null) {
      known = new NamedObjects(context);
      context.share(known);
    }
    return known;
  }

  /** True if a namespace has an object of a name. */
  boolean has(String namespace, String name) {
    return all.contains(namespace + '/' + name);
  }
}
