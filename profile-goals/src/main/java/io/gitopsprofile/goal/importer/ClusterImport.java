package io.gitopsprofile.goal.importer;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.importer.ImportedProfile;
import io.gitopsprofile.importer.ImportedTree;
import io.gitopsprofile.importer.TreeInspection;
import io.gitopsprofile.importer.draft.ObjectDifference;
import io.gitopsprofile.importer.draft.ProfileDraft;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Sync;
import io.gitopsprofile.model.sync.SyncGroup;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.rendered.RenderedTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A cluster of a tree with the draft of its profile, which is tried until it is proved. */
final class ClusterImport {

  /** Maximum number of attempts; each keeps parts raw that differ. */
  private static final int MOST_ATTEMPTS = 10;

  private final ImportedTree tree;
  private final ImportedProfile cluster;
  private final ProfileDraft draft;
  private List<ObjectDifference> differences = List.of();
  private Sync sync = Sync.DEFAULT;

  ClusterImport(ImportedTree tree, ImportedProfile cluster, boolean hasVersion) {
    this.tree = tree;
    this.cluster = cluster;
    this.draft = ProfileDraft.of(new TreeInspection(hasVersion).check(cluster));
  }

  ImportedTree tree() {
    return tree;
  }

  ImportedProfile cluster() {
    return cluster;
  }

  ProfileDraft draft() {
    return draft;
  }

  /** The differences that the last attempt left; none if the profile is proved. */
  List<ObjectDifference> differences() {
    return differences;
  }

  /** The number of objects that the profile renders. */
  int renderedObjects() {
    return draft.typedObjects() + draft.rawObjects();
  }

  /**
   * The files of the draft, once the profile renders the objects that were read; of the last
   * attempt, if differences are left.
   */
  Map<String, String> proved(NewFiles stage) throws GoalFailure {
    boolean hasSettings = false;
    boolean hasOrder = true;
    Map<String, String> files = Map.of();
    for (int i = 0; i < MOST_ATTEMPTS; i++) {
      files = draft.files(stage.name());
      Profile profile = stage.staged(files, path -> new ProfileReader().read(path).profile());
      sync = inOrder(profile.syncOrDefault());
      RenderedTree rendered = new ProfileGenerator().attempt(profile);
      differences = draft.differences(rendered);
      if (differences.isEmpty() && !hasSettings) {
        hasSettings = true;
        if (!draft.takeSettings(rendered)) {
          return files;
        }
        continue;
      }
      if (differences.isEmpty() && hasOrder && isUnordered(profile)) {
        hasOrder = false;
        draft.withoutOrder();
        continue;
      }
      if (differences.isEmpty() || !draft.keepRaw(differences)) {
        return files;
      }
    }
    return files;
  }

  /**
   * Compares the objects that were read with those that another profile renders, and the settings
   * of its Kustomizations with those of the draft.
   */
  boolean isProvedBy(Profile profile) {
    differences = new ArrayList<>(draft.differences(new ProfileGenerator().attempt(profile)));
    if (!inOrder(profile.syncOrDefault()).equals(sync)) {
      differences.add(new ObjectDifference(null, "sync", "differs"));
    }
    return differences.isEmpty();
  }

  /** The settings without the path of the tree, and with the groups by their names. */
  private static Sync inOrder(Sync sync) {
    List<SyncGroup> groups = new ArrayList<>(sync.groups());
    groups.sort(Comparator.comparing(SyncGroup::name));
    return sync.toBuilder().path(null).groups(groups).build();
  }

  /** True if the folders of a profile would wait for each other. */
  private static boolean isUnordered(Profile profile) {
    try {
      new ProfileGenerator().generate(profile);
      return false;
    } catch (ProfileException e) {
      for (Diagnostic finding : e.diagnostics()) {
        if (finding.code() == DiagnosticCode.SYNC_DEPENDENCY) {
          return true;
        }
      }
      return false;
    }
  }
}
