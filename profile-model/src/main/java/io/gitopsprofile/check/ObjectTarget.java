package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.KubernetesVersion;
import io.gitopsprofile.model.ScaleTarget.ObjectReference;
import java.util.ArrayList;
import java.util.List;

/**
 * An object that an autoscaler names by apiVersion, kind and name.
 *
 * @param autoscaler the autoscaler
 * @param object what it names
 */
record ObjectTarget(Part<Autoscaler> autoscaler, ObjectReference object) {

  /** All of a profile. */
  static List<ObjectTarget> all(Subject subject) {
    List<ObjectTarget> targets = new ArrayList<>();
    for (Part<Autoscaler> autoscaler : subject.autoscalers()) {
      if (autoscaler.value().target() instanceof ObjectReference object) {
        targets.add(new ObjectTarget(autoscaler, object));
      }
    }
    return targets;
  }

  /** The group of its API version; empty for the core group. */
  String group() {
    return object.apiVersion().substring(0, Math.max(0, object.apiVersion().indexOf('/')));
  }

  /** The namespace that the controller looks for it in: the autoscaler's. */
  String namespace() {
    return autoscaler.value().namespace();
  }

  /** The place of one of its components. */
  ProfilePath at(String key) {
    return autoscaler.at("target").key(key);
  }

  /**
   * Whether it is of the group apps, or of {@code extensions} where a cluster still serves that.
   */
  boolean isOfApps(KubernetesVersion kubernetes) {
    ApiTable.Row row = ApiTable.row(object.apiVersion(), object.kind());
    boolean stillServed = row != null && row.servedBy(kubernetes);
    return group().equals("apps") || (group().equals("extensions") && stillServed);
  }

  /** {@code autoscaler "podinfo" scales Deployment "podinfo"}. */
  String title() {
    return "autoscaler "
        + quoted(autoscaler.value().name())
        + " scales "
        + object.kind()
        + " "
        + quoted(object.name());
  }
}
