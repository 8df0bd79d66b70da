package io.gitopsprofile.tree.diff;

import io.gitopsprofile.model.value.ShellCommand;
import io.gitopsprofile.rendered.RenderedObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The steps that a changed ClusterConfig asks for, because eksctl changes few fields of node groups
 * and EKS none of a Fargate profile. (Source: eksctl, userdocs, Nodegroups and Fargate support;
 * EKS, Fargate profile: immutable.)
 */
final class ClusterEffect {

  /** The sizes of a node group, which eksctl scales. */
  private static final List<String> SIZES = List.of("desiredCapacity", "minSize", "maxSize");

  /** The most steps in one line. */
  private static final int MOST = 8;

  private final RenderedObject before;
  private final RenderedObject after;
  private final String cluster;
  private final List<String> steps = new ArrayList<>();

  private ClusterEffect(RenderedObject before, RenderedObject after) {
    this.before = before;
    this.after = after;
    this.cluster = ObjectFields.text(after, "metadata", "name");
  }

  /** Returns the steps, each with the command of eksctl; empty if there are none. */
  static List<String> of(RenderedObject before, RenderedObject after) {
    ClusterEffect effect = new ClusterEffect(before, after);
    effect.fargateProfiles();
    effect.nodeGroups("managedNodeGroups");
    effect.nodeGroups("nodeGroups");
    List<String> steps = effect.steps;
    return steps.size() > MOST ? steps.subList(0, MOST) : steps;
  }

  private void fargateProfiles() {
    Map<String, Map<?, ?>> old = named(before, "fargateProfiles");
    Map<String, Map<?, ?>> changed = named(after, "fargateProfiles");
    for (Map.Entry<String, Map<?, ?>> profile : old.entrySet()) {
      Map<?, ?> other = changed.get(profile.getKey());
      String delete = eksctl("delete", "fargateprofile", profile.getKey(), List.of());
      if (other == null) {
        steps.add(
            "the Fargate profile "
                + profile.getKey()
                + " stays until you run "
                + delete
                + ", which stops its pods");
      } else if (!isSame(profile.getValue(), other)) {
        steps.add(
            "the Fargate profile "
                + profile.getKey()
                + " cannot change in EKS: run "
                + delete
                + ", which stops its pods, and then eksctl create fargateprofile -f; or give the"
                + " new one another name, create it first and delete the old one");
      }
    }
    for (String name : changed.keySet()) {
      if (!old.containsKey(name)) {
        steps.add(
            "for the Fargate profile "
                + name
                + ", run eksctl create fargateprofile -f, and restart the pods that it is to take");
      }
    }
  }

  private void nodeGroups(String list) {
    Map<String, Map<?, ?>> old = named(before, list);
    Map<String, Map<?, ?>> changed = named(after, list);
    for (Map.Entry<String, Map<?, ?>> group : old.entrySet()) {
      Map<?, ?> other = changed.get(group.getKey());
      if (other == null) {
        steps.add(
            "the node group "
                + group.getKey()
                + " stays until you run "
                + eksctl("delete", "nodegroup", group.getKey(), List.of())
                + ", which moves its pods");
      } else {
        nodeGroup(group.getKey(), group.getValue(), other);
      }
    }
    for (String name : changed.keySet()) {
      if (!old.containsKey(name)) {
        steps.add("for the node group " + name + ", run eksctl create nodegroup -f");
      }
    }
  }

  private void nodeGroup(String name, Map<?, ?> old, Map<?, ?> changed) {
    List<String> fixed = new ArrayList<>();
    boolean scaled = false;
    boolean labelled = false;
    boolean tainted = false;
    Map<Object, Object> keys = new LinkedHashMap<>(old);
    keys.putAll(changed);
    for (Object key : keys.keySet()) {
      if (!Objects.equals(old.get(key), changed.get(key))) {
        if (SIZES.contains(String.valueOf(key))) {
          scaled = true;
        } else if (key.equals("labels")) {
          labelled = true;
        } else if (key.equals("taints")) {
          tainted = true;
        } else if (!key.equals("tags")) {
          fixed.add(String.valueOf(key));
        }
      }
    }
    if (!fixed.isEmpty()) {
      steps.add(
          "eksctl does not change "
              + String.join(" and ", fixed)
              + " of the node group "
              + name
              + ": give the group another name, run eksctl create nodegroup -f"
              + ", and then "
              + eksctl("delete", "nodegroup", name, List.of()));
      return;
    }
    if (scaled) {
      List<String> sizes = new ArrayList<>();
      addFlag(sizes, "--nodes", changed.get("desiredCapacity"));
      addFlag(sizes, "--nodes-min", changed.get("minSize"));
      addFlag(sizes, "--nodes-max", changed.get("maxSize"));
      steps.add("run " + eksctl("scale", "nodegroup", name, sizes));
    }
    if (labelled) {
      steps.add(
          "run "
              + ShellCommand.of(
                  "eksctl", "set", "labels", "--cluster", cluster, "--nodegroup", name));
    }
    if (tainted) {
      steps.add(
          "run "
              + ShellCommand.of(
                  "aws",
                  "eks",
                  "update-nodegroup-config",
                  "--cluster-name",
                  cluster,
                  "--nodegroup-name",
                  name,
                  "--taints")
              + " for the taints");
    }
  }

  private static void addFlag(List<String> words, String name, @Nullable Object value) {
    if (value != null) {
      words.add(name);
      words.add(value.toString());
    }
  }

  /** A command of eksctl for a part of the cluster, quoted for a shell. */
  private String eksctl(String verb, String kind, String name, List<String> more) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("eksctl", verb, kind, "--cluster", cluster, "--name", name));
    words.addAll(more);
    return ShellCommand.of(words);
  }

  /** True if two profiles differ in their tags at most, which can change. */
  private static boolean isSame(Map<?, ?> one, Map<?, ?> other) {
    Map<Object, Object> first = new LinkedHashMap<>(one);
    Map<Object, Object> second = new LinkedHashMap<>(other);
    first.remove("tags");
    second.remove("tags");
    return first.equals(second);
  }

  private static Map<String, Map<?, ?>> named(RenderedObject object, String list) {
    Map<String, Map<?, ?>> named = new LinkedHashMap<>();
    for (Object part : ObjectFields.list(object, list)) {
      if (part instanceof Map<?, ?> map && map.get("name") instanceof String name) {
        named.putIfAbsent(name, map);
      }
    }
    return named;
  }
}
