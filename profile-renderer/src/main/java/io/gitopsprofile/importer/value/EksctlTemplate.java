package io.gitopsprofile.importer.value;

/** Fills the templates of an eksctl profile with stand-ins, so that they are YAML. */
final class EksctlTemplate {

  private EksctlTemplate() {}

  /** The text with each field of the cluster replaced; lines keep their numbers. */
  static String filled(String text) {
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (int start = text.indexOf("{{"); start >= 0; start = text.indexOf("{{", from)) {
      int end = text.indexOf("}}", start);
      if (end < 0) {
        break;
      }
      String field = text.substring(start + 2, end).strip();
      filled.append(text, from, start);
      filled.append(
          switch (field) {
            case ".ClusterName" -> "cluster-name";
            case ".Region" -> "eu-west-1";
            default -> text.substring(start, end + 2);
          });
      from = end + 2;
    }
    return filled.append(text, from, text.length()).toString();
  }
}
