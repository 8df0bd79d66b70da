package io.gitopsprofile.catalog;

/**
 * The maintained chart that takes the place of a discontinued one.
 *
 * @param chart the chart
 * @param selectors the objects whose selector differs, which Helm cannot upgrade
 */
public record ChartSuccessor(MaintainedChart chart, Selectors selectors) {

  /** The objects that select their pods by other labels in the new chart. */
  public enum Selectors {
    /** None. */
    KEPT,
    /** The one Deployment that has the release's full name. */
    OF_ONE_DEPLOYMENT,
    /** Several objects, which the label {@code release} finds. */
    OF_SEVERAL_OBJECTS
  }
}
