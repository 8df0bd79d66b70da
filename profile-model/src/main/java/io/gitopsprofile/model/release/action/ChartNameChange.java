package io.gitopsprofile.model.release.action;

/** The reaction of an upgrade to another name of the chart. */
public enum ChartNameChange {
  /** The release is uninstalled, and installed anew. */
  REINSTALL("Reinstall"),
  /** The release is upgraded. */
  IN_PLACE_UPDATE("InPlaceUpdate");

  private final String spelling;

  ChartNameChange(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
