package io.gitopsprofile.example;

import io.gitopsprofile.importer.ImportedProfile;
import io.gitopsprofile.importer.ImportedTree;
import io.gitopsprofile.importer.TreeImporter;
import io.gitopsprofile.importer.TreeInspection;
import io.gitopsprofile.render.ProfileGenerator;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a tree that nobody generated, and prints its findings and its autoscalers. */
public final class ExistingTree {

  private ExistingTree() {}

  public static void main(String[] args) throws IOException {
    ImportedTree tree = new TreeImporter("1.35").read(Path.of(args[0]));
    for (ImportedProfile cluster : tree.clusters()) {
      System.out.println(cluster.name() + ": " + cluster.counts());
      new TreeInspection(true).check(cluster).findings().forEach(System.out::println);
      int tried = new ProfileGenerator().autoscalers(cluster.profile()).size();
      System.out.println(tried + " autoscalers can be tried");
    }
  }
}
