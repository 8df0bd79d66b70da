package io.gitopsprofile.render.patched;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Moves a finding about a value that only a patch gives to that patch: the value does not stand
 * where the effective profile has it.
 */
public final class PatchPaths {

  private static final String CONTAINERS = "containers";
  private static final String PATCH = "patch";

  /** The paths in an object of the components that a patch may change. */
  private static final Map<String, List<String>> WORKLOAD =
      Map.of(
          "replicas",
          List.of("spec", "replicas"),
          "podLabels",
          List.of("spec", "selector", "matchLabels"),
          CONTAINERS,
          List.of("spec", "template", "spec", CONTAINERS));

  private static final Map<String, List<String>> AUTOSCALER =
      Map.of(
          "minReplicas", List.of("spec", "minReplicas"),
          "metrics", List.of("spec", "metrics"),
          "behavior", List.of("spec", "behavior"));

  private final Profile written;
  private final Profile effective;

  public PatchPaths(Profile written, Profile effective) {
    this.written = written;
    this.effective = effective;
  }

  /** The finding, at the patch if that alone gives what it is about. */
  public Diagnostic place(Diagnostic found) {
    List<Object> steps = found.path().steps();
    boolean inPart = steps.size() > 2 && steps.get(1) instanceof Integer;
    if (inPart && isInPatch(steps)) {
      return found;
    }
    ProfilePath patch = inPart ? patch(found.path(), steps) : null;
    if (patch == null) {
      return inPart && !found.edits().isEmpty() && isPatched(steps)
          ? found.withEdits(List.of())
          : found;
    }
    return found.withEdits(edits(found, patch)).at(patch);
  }

  /** Tells a place in the patch of a part, or in that of a workload's Service or budget. */
  private static boolean isInPatch(List<Object> steps) {
    boolean ofWorkload = steps.size() > 3 && steps.get(0).equals("workloads");
    return steps.get(2).equals(PATCH)
        || (ofWorkload
            && (steps.get(2).equals("service") || steps.get(2).equals("podDisruptionBudget"))
            && steps.get(3).equals(PATCH));
  }

  /** True if a patch changes the part, so that an edit of the part itself may have no effect. */
  private boolean isPatched(List<Object> steps) {
    int part = (Integer) steps.get(1);
    return switch (String.valueOf(steps.get(0))) {
      case "workloads" -> !written.workloads().get(part).equals(effective.workloads().get(part));
      case "autoscalers" ->
          !written.autoscalers().get(part).equals(effective.autoscalers().get(part));
      default -> false;
    };
  }

  /** The edits where the patch has what they change; none if one of them changes another part. */
  private static List<Edit> edits(Diagnostic found, ProfilePath patch) {
    List<Edit> moved = new ArrayList<>();
    for (Edit edit : found.edits()) {
      if (!edit.path().equals(found.path())) {
        return List.of();
      }
      moved.add(new Edit(patch, edit.operation(), edit.value()));
    }
    return moved;
  }

  private @Nullable ProfilePath patch(ProfilePath path, List<Object> steps) {
    int part = (Integer) steps.get(1);
    String component = String.valueOf(steps.get(2));
    ProfilePath root = ProfilePath.ROOT.key(String.valueOf(steps.get(0))).index(part).key(PATCH);
    if (steps.get(0).equals("workloads") && WORKLOAD.containsKey(component)) {
      Workload workload = written.workloads().get(part);
      List<Object> in = new ArrayList<>(WORKLOAD.get(component));
      if (component.equals(CONTAINERS) && path.steps().size() > 3) {
        return container(workload, part, (Integer) steps.get(3), root, in);
      }
      return within(workload.patch(), root, in);
    }
    if (steps.get(0).equals("autoscalers") && AUTOSCALER.containsKey(component)) {
      Autoscaler autoscaler = written.autoscalers().get(part);
      return within(
          autoscaler.patch(), root, new ArrayList<>(AUTOSCALER.getOrDefault(component, List.of())));
    }
    return null;
  }

  /** A container that the workload does not write, by its place among those of the patch. */
  private @Nullable ProfilePath container(
      Workload workload, int part, int index, ProfilePath root, List<Object> in) {
    if (index < workload.containers().size()) {
      return null;
    }
    Container added = effective.workloads().get(part).containers().get(index);
    Object patched = value(workload.patch(), in);
    for (int i = 0; patched instanceof List<?> list && i < list.size(); i++) {
      if (list.get(i) instanceof Map<?, ?> map && added.name().equals(map.get("name"))) {
        in.add(i);
        return within(workload.patch(), root, in);
      }
    }
    return null;
  }

  private static @Nullable ProfilePath within(FreeForm patch, ProfilePath root, List<Object> in) {
    if (value(patch, in) == null) {
      return null;
    }
    ProfilePath path = root;
    for (Object step : in) {
      path = step instanceof Integer index ? path.index(index) : path.key(String.valueOf(step));
    }
    return path;
  }

  private static @Nullable Object value(FreeForm patch, List<Object> in) {
    Object at = patch.entries();
    for (Object step : in) {
      boolean index = step instanceof Integer;
      at =
          at instanceof Map<?, ?> map
              ? map.get(step)
              : index && at instanceof List<?> list ? list.get((Integer) step) : null;
    }
    return at;
  }
}
