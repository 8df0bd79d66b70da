package io.gitopsprofile.catalog;

import io.gitopsprofile.view.ReleaseValues;
import java.util.List;

/**
 * A value of a chart that turns off a part of the way from a metric to its autoscaler.
 *
 * @param path the value's path, with dots
 * @param effect the effect in a message, behind the name of the release
 * @param fix the fix
 */
public record ChartSwitch(String path, String effect, String fix) {

  /** Adds a switch if a value is false. */
  public static void off(
      List<ChartSwitch> switches, ReleaseValues values, String path, String effect) {
    if (Boolean.FALSE.equals(value(values, path))) {
      switches.add(new ChartSwitch(path, effect, "remove it, or write true"));
    }
  }

  /** Adds a switch if a value is true. */
  public static void on(
      List<ChartSwitch> switches, ReleaseValues values, String path, String effect) {
    if (Boolean.TRUE.equals(value(values, path))) {
      switches.add(new ChartSwitch(path, effect, "remove it, or write false"));
    }
  }

  /** Adds a switch if a number of replicas is 0. */
  public static void none(
      List<ChartSwitch> switches, ReleaseValues values, String path, String what) {
    if (value(values, path) instanceof Number number && number.intValue() == 0) {
      switches.add(
          new ChartSwitch(path, "runs no pod of " + what, "remove it, or write 1 or more"));
    }
  }

  /** Adds a switch if no ServiceAccount is made and none is named. */
  public static void account(List<ChartSwitch> switches, ReleaseValues values, String path) {
    boolean named = value(values, path + ".name") instanceof String text && !text.isEmpty();
    if (!named) {
      off(
          switches,
          values,
          path + ".create",
          "leaves the pods with the account \"default\", which may not read the cluster's objects");
    }
  }

  private static Object value(ReleaseValues values, String path) {
    Object value = values.get(path.split("\\.", -1));
    return value == null ? "" : value;
  }
}
