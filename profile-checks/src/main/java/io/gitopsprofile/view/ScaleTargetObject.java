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
 * @param object the reference to the object
 */
public record ScaleTargetObject(Located<Autoscaler> autoscaler, ObjectReference object) {

  /** Returns the objects that the autoscalers of a profile name. */
  public static List<ScaleTargetObject> all(ProfileParts parts) {
    List<ScaleTargetObject> targets = new ArrayList<>();
    for (Located<Autoscaler> autoscaler : parts.autoscalers()) {
      if (autoscaler.value().target() instanceof ObjectReference object) {
        targets.add(new ScaleTargetObject(autoscaler, object));
      }
    }
    return targets;
  }

  /** Returns the group of the API version; empty for the core group. */
  public String group() {
    return object.apiVersion().substring(0, Math.max(0, object.apiVersion().indexOf('/')));
  }

  /** Returns the namespace in which the controller looks for the object: the autoscaler's. */
  public String namespace() {
    return autoscaler.value().namespace();
  }

  /** Returns the path of a component of the reference. */
  public ProfilePath at(String key) {
    return autoscaler.at("target").key(key);
  }

  /**
   * Returns true if the object is in the group apps, or in {@code extensions} on a cluster that
   * still serves it.
   */
  public boolean isOfApps(KubernetesVersion kubernetes) {
    ApiVersionTable.Row row = ApiVersionTable.row(object.apiVersion(), object.kind());
    boolean stillServed = row != null && row.servedBy(kubernetes);
    return group().equals("apps") || (group().equals("extensions") && stillServed);
  }

  /** Returns the title in messages: {@code autoscaler "podinfo" scales Deployment "podinfo"}. */
  public String title() {
    return "autoscaler "
        + quoted(autoscaler.value().name())
        + " scales "
        + object.kind()
        + " "
        + quoted(object.name());
  }
}
