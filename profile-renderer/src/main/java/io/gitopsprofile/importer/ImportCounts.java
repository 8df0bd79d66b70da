package io.gitopsprofile.importer;

/**
 * The number of objects of a cluster.
 *
 * @param objects the objects that were read
 * @param typed those that a typed part of the language says
 * @param raw those that are manifests
 * @param left those that are left alone, such as an object without a name
 */
public record ImportCounts(int objects, int typed, int raw, int left) {

  @Override
  public String toString() {
    return objects + " objects: " + typed + " typed, " + raw + " kept raw, " + left + " left alone";
  }
}
