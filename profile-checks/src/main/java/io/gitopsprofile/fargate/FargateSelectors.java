package io.gitopsprofile.fargate;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.cluster.FargateProfile;
import io.gitopsprofile.model.cluster.FargateSelector;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import io.gitopsprofile.view.ProfileParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Fargate selectors of a cluster that the profile describes. A pod runs on Fargate if one
 * selector matches its namespace and all of the selector's labels; {@code *} and {@code ?} are
 * wildcards in namespaces, keys and values. A label of the pod may name the Fargate profile to use.
 */
public final class FargateSelectors {

  private static final String PROFILE_LABEL = "eks.amazonaws.com/fargate-profile";

  /**
   * A selector of a Fargate profile.
   *
   * @param profile the profile's name
   * @param selector the selector and its path
   */
  public record Choice(String profile, Located<FargateSelector> selector) {}

  private final List<Choice> choices = new ArrayList<>();

  private FargateSelectors(List<FargateProfile> profiles) {
    ProfilePath path = ProfilePath.ROOT.key("cluster").key("fargateProfiles");
    for (Located<FargateProfile> profile : PodSpecs.parts(path, profiles)) {
      for (Located<FargateSelector> selector :
          PodSpecs.parts(profile.at("selectors"), profile.value().selectors())) {
        choices.add(new Choice(profile.value().name(), selector));
      }
    }
  }

  /**
   * Returns the selectors of the cluster; null if the profile does not describe one that eksctl
   * creates.
   */
  public static @Nullable FargateSelectors of(ProfileParts parts) {
    Cluster cluster = parts.profile().cluster();
    return cluster == null || cluster.region() == null
        ? null
        : new FargateSelectors(cluster.fargateProfiles());
  }

  public List<Choice> all() {
    return choices;
  }

  /** Returns the selector that matches these pods; null if none does. */
  @Nullable
  public Choice match(String namespace, Map<String, String> labels) {
    for (Choice choice : choices) {
      FargateSelector selector = choice.selector().value();
      if (matches(selector.namespace(), namespace)
          && labels.getOrDefault(PROFILE_LABEL, choice.profile()).equals(choice.profile())
          && unmet(choice, labels).isEmpty()) {
        return choice;
      }
    }
    return null;
  }

  /** Returns true if some pods of a namespace may run on Fargate. */
  public boolean mayTake(String namespace) {
    for (Choice choice : choices) {
      if (matches(choice.selector().value().namespace(), namespace)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the labels of a selector that the given labels do not match. */
  public static List<String> unmet(Choice choice, Map<String, String> labels) {
    List<String> unmet = new ArrayList<>();
    for (Map.Entry<String, String> asked : choice.selector().value().labels().entrySet()) {
      if (!meets(asked, labels)) {
        unmet.add(asked.getKey() + ": " + asked.getValue());
      }
    }
    return unmet;
  }

  private static boolean meets(Map.Entry<String, String> asked, Map<String, String> labels) {
    for (Map.Entry<String, String> label : labels.entrySet()) {
      if (matches(asked.getKey(), label.getKey()) && matches(asked.getValue(), label.getValue())) {
        return true;
      }
    }
    return false;
  }

  /** Returns true if a text matches a pattern with {@code *} and {@code ?}. */
  public static boolean matches(String pattern, String text) {
    int at = 0;
    int read = 0;
    int star = -1;
    int behindStar = 0;
    while (read < text.length()) {
      char wanted = at < pattern.length() ? pattern.charAt(at) : '\0';
      if (wanted == '*') {
        star = at++;
        behindStar = read;
      } else if (at < pattern.length() && (wanted == '?' || wanted == text.charAt(read))) {
        at++;
        read++;
      } else if (star >= 0) {
        // The last star takes one more character; those before it never need to.
        at = star + 1;
        read = ++behindStar;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }
}
