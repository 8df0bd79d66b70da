package io.gitopsprofile.render.output;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.view.ObjectSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The typed part that an object is rendered from. A field that the part's patch gives stands in the
 * patch, any other one at the key of the part that it is rendered from.
 *
 * @param part the part
 * @param places the keys of the part by the fields of the object
 * @param patch the patch
 * @param rendered the object without the patch
 * @param patched the object with the patch
 */
record PartSource(
    ProfilePath part,
    FieldPlaces places,
    PartPatch patch,
    Map<String, @Nullable Object> rendered,
    Map<String, @Nullable Object> patched)
    implements ObjectSource {

  @Override
  public boolean isManifest() {
    return false;
  }

  @Override
  public boolean isFreeForm() {
    return !patch.content().isEmpty();
  }

  @Override
  public boolean isFreeForm(ProfilePath place) {
    List<Object> at = place.steps();
    List<Object> root = patch.path().steps();
    return at.size() > root.size() && at.subList(0, root.size()).equals(root);
  }

  @Override
  public ProfilePath at(List<Object> steps) {
    List<Object> inPatch = patch.content().isEmpty() ? null : inPatch(steps);
    if (inPatch != null) {
      return patch.path().then(inPatch);
    }
    List<Object> inPart = places.of(steps);
    return inPart == null ? part : part.then(inPart);
  }

  /**
   * The steps to the field in the patch; null if the patch does not give it, or only changes what
   * is in it. List elements are matched by name, as when the patch was applied.
   */
  private @Nullable List<Object> inPatch(List<Object> steps) {
    List<Object> found = new ArrayList<>(steps.size());
    Object change = patch.content().entries();
    Object before = rendered;
    Object after = patched;
    for (Object step : steps) {
      if (step instanceof String key && change instanceof Map<?, ?> map && map.containsKey(key)) {
        found.add(key);
        change = map.get(key);
        before = before instanceof Map<?, ?> old ? old.get(key) : null;
        after = after instanceof Map<?, ?> now ? now.get(key) : null;
      } else if (step instanceof Integer index && change instanceof List<?> list) {
        after = after instanceof List<?> now && index < now.size() ? now.get(index) : null;
        int at = indexOf(after, index, list);
        if (at < 0) {
          return null;
        }
        found.add(at);
        change = list.get(at);
        before = before instanceof List<?> old && index < old.size() ? old.get(index) : null;
      } else {
        return null;
      }
    }
    return change instanceof Map<?, ?> && before instanceof Map<?, ?> ? null : found;
  }

  private static int indexOf(@Nullable Object element, int index, List<?> list) {
    Object name = element instanceof Map<?, ?> map ? map.get("name") : null;
    for (int i = 0; name != null && i < list.size(); i++) {
      if (list.get(i) instanceof Map<?, ?> map && name.equals(map.get("name"))) {
        return i;
      }
    }
    return name == null && index < list.size() ? index : -1;
  }
}
