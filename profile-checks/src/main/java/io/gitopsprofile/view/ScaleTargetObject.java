package io.gitopsprofile.view;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ApiVersionTable;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.ScaleTarget.ObjectReference;
import io.gitopsprofile.model.value.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * An object that an autoscaler names by apiVersion, kind and name.
 *
 * @param autoscaler the autoscaler
 * @param object what it names
 */
public record ScaleTargetObject(Located<Autoscaler> autoscaler, ObjectReference object) {

  /** All of a profile. */
  public static List<ScaleTargetObject> all(ProfileParts parts) {
    List<ScaleTargetObject> targets = new ArrayList<>();
    for (Located<Autoscaler> autoscaler : parts.autoscalers()) {
      if (autoscaler.value().target() instanceof ObjectReference object) {
        targets.add(new ScaleTargetObject(autoscaler, object));
      }
    }
    return targets;
  }

  /** The group of its API version; empty for the core group. */
  public String group() {
    return object.apiVersion().substring(0, Math.max(0, object.apiVersion().indexOf('/')));
  }

  /** The namespace that the controller looks for it in: the autoscaler's. */
  public String namespace() {
    return autoscaler.value().namespace();
  }

  /** The place of one of its components. */
  public ProfilePath at(String key) {
    return autoscaler.at("target").key(key);
  }

  /**
   * Whether it is of the group apps, or of {@code extensions} where a cluster still serves that.
   */
  public boolean isOfApps(KubernetesVersion kubernetes) {
    ApiVersionTable.Row row = ApiVersionTable.row(object.apiVersion(), object.kind());
    boolean stillServed = row != null && row.servedBy(kubernetes);
    return group().equals("apps") || (group().equals("extensions") && stillServed);
  }

  /** {@code autoscaler "podinfo" scales Deployment "podinfo"}. */
  public String title() {
    return "autoscaler "
        + quoted(autoscaler.value().name())
        + " scales "
        + object.kind()
        + " "
        + quoted(object.name());
  }
}
