package io.gitopsprofile.importer.kustomize;

import io.gitopsprofile.importer.value.TreeValue;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** The names and namespaces that objects had before a kustomization changed them. */
final class FormerIdentities {

  private final IdentityHashMap<TreeValue, List<Identity>> known = new IdentityHashMap<>();

  /** A name and a namespace, each empty if there is none. */
  record Identity(String namespace, String name) {}

  /** Remembers the present names of objects. */
  void note(List<TreeValue> objects) {
    for (TreeValue object : objects) {
      Identity now = now(object);
      List<Identity> all = known.computeIfAbsent(object, key -> new ArrayList<>(1));
      if (!all.contains(now)) {
        all.add(now);
      }
    }
  }

  /** The present and all former identities of an object. */
  List<Identity> of(TreeValue object) {
    List<Identity> all = new ArrayList<>();
    all.add(now(object));
    all.addAll(known.getOrDefault(object, List.of()));
    return all;
  }

  private static Identity now(TreeValue object) {
    return new Identity(ObjectIdentity.namespace(object), ObjectIdentity.name(object));
  }
}
