package io.gitopsprofile.tree.compare;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.read.node.KubernetesObjects;
import io.gitopsprofile.rendered.RenderedObject;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the objects of a file with the wanted objects, in any order of keys and any style. */
final class ObjectEquality {

  private ObjectEquality() {}

  static boolean hasObjects(byte[] file, List<RenderedObject> wanted) {
    Optional<List<FreeForm>> found = KubernetesObjects.of(file);
    if (found.isEmpty() || found.get().size() != wanted.size() || wanted.isEmpty()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!same(found.get().get(i).entries(), wanted.get(i).content().entries())) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) {
    if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> otherMap) {
      return sameEntries(map, otherMap);
    }
    if (one instanceof List<?> list && other instanceof List<?> otherList) {
      return sameElements(list, otherList);
    }
    if (one instanceof Number number && other instanceof Number otherNumber) {
      return number.equals(otherNumber) || sameNumber(number.toString(), otherNumber.toString());
    }
    return one == null ? other == null : one.equals(other);
  }

  private static boolean sameNumber(String one, String other) {
    try {
      return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    } catch (NumberFormatException infinite) {
      return false;
    }
  }

  private static boolean sameEntries(Map<?, ?> one, Map<?, ?> other) {
    if (!one.keySet().equals(other.keySet())) {
      return false;
    }
    for (Map.Entry<?, ?> entry : one.entrySet()) {
      if (!same(entry.getValue(), other.get(entry.getKey()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameElements(List<?> one, List<?> other) {
    Iterator<?> otherElements = other.iterator();
    for (Object element : one) {
      if (!otherElements.hasNext() || !same(element, otherElements.next())) {
        return false;
      }
    }
    return !otherElements.hasNext();
  }
}
