package io.gitopsprofile.importer;

import io.gitopsprofile.diagnostic.PrintedText;
import io.gitopsprofile.diagnostic.Redaction;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.importer.kustomize.ObjectIdentity;
import io.gitopsprofile.importer.value.TreeValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition of a HorizontalPodAutoscaler of a running cluster that keeps it from scaling.
 *
 * @param position the place of the condition
 * @param autoscaler the namespace and name of the autoscaler
 * @param reason the reason that the controller gives, such as {@code FailedGetPodsMetric}
 * @param message the message of the controller
 */
public record AutoscalerCondition(
    SourcePosition position, String autoscaler, String reason, String message) {

  /** Masks credentials in the message. */
  public AutoscalerCondition {
    message = Redaction.of(message);
  }

  /** The conditions of an object that keep it from scaling. */
  static List<AutoscalerCondition> of(TreeValue object) {
    List<AutoscalerCondition> conditions = new ArrayList<>();
    if (!ObjectIdentity.kind(object).equals("HorizontalPodAutoscaler")) {
      return conditions;
    }
    for (TreeValue condition : object.listAt("status", "conditions")) {
      if (condition.textAt("status").equals("False")
          && !condition.textAt("type").equals("ScalingLimited")) {
        conditions.add(
            new AutoscalerCondition(
                condition.origin().position(),
                ObjectIdentity.namespace(object) + "/" + ObjectIdentity.name(object),
                condition.textAt("reason"),
                condition.textAt("message")));
      }
    }
    return conditions;
  }

  /** The meaning of the reason, and the place to look at. */
  public String explanation() {
    return switch (reason) {
      case "FailedGetPodsMetric", "FailedGetObjectMetric" ->
          "the custom metrics API has no such metric of these pods; look at the rules of the"
              + " metrics adapter, and at the labels of the series";
      case "FailedGetExternalMetric" ->
          "the external metrics API has no such metric; look at the external rules of the adapter,"
              + " or at KEDA";
      case "FailedGetResourceMetric", "FailedGetContainerResourceMetric" ->
          "metrics-server has no value of these pods, or a container has no request of the"
              + " resource";
      case "FailedGetScale" -> "the scaled object does not exist in the autoscaler's namespace";
      case "InvalidSelector", "AmbiguousSelector" ->
          "the selector of the scaled object is missing, or selects the pods of several"
              + " autoscalers";
      case "ScalingDisabled" ->
          "the scaled object has 0 replicas, which switches the autoscaler off";
      default -> "see the message of the controller";
    };
  }

  @Override
  public String toString() {
    return PrintedText.line(
        position + ": " + autoscaler + " " + reason + ": " + explanation() + " (" + message + ")");
  }
}
