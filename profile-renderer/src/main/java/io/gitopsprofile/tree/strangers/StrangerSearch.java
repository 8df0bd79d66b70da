package io.gitopsprofile.tree.strangers;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.rendered.SyncedFolders;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.record.OwnershipRecord;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.Drift.Kind;
import io.gitopsprofile.tree.report.Strangers;
import io.gitopsprofile.tree.strangers.AppliedFiles.Role;
import io.gitopsprofile.tree.strangers.Work.SpentException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Searches the folders that Flux applies for manifests that no profile renders, and for lines of
 * {@code .sourceignore} that keep rendered files from Flux.
 */
public final class StrangerSearch {

  /** Maximum size in bytes of a file that is read; a larger one counts as a stranger. */
  static final int LARGEST = 4 << 20;

  /** Maximum number of files that are reported one by one. */
  private static final int MOST = 100;

  /** The files that {@code flux bootstrap} commits into the folder that it is given. */
  private static final List<String> OF_BOOTSTRAP =
      List.of("gotk-components.yaml", "gotk-sync.yaml", "kustomization.yaml");

  private final FileSystemAccess disk;
  private final Path root;
  private final String profile;
  private final GenerationResult result;
  private final RenderedTree tree;
  private final SyncedFolders synced;
  private final OtherProfiles profiles;
  private final Work work = new Work();
  private final Watch watch = new Watch();
  private final AppliedFiles applied;
  private final boolean[] used;
  private final List<Drift> strangers = new ArrayList<>();
  private @Nullable Map<String, String> byLetters;

  private StrangerSearch(
      FileSystemAccess disk,
      Path root,
      OwnershipRecord owned,
      String profile,
      GenerationResult result,
      boolean rendersOthers) {
    this.disk = disk;
    this.root = root;
    this.profile = profile;
    this.result = result;
    this.tree = result.tree();
    this.synced = result.synced();
    this.profiles = new OtherProfiles(disk, root, owned, profile, result.override(), rendersOthers);
    this.applied = new AppliedFiles(disk, root, tree, synced, work, watch);
    this.used = new boolean[synced.others().size()];
  }

  /**
   * Searches a directory.
   *
   * @param root the directory without links
   * @param owned the ownership record
   * @param profile the profile's name in the record
   * @param rendersOthers true to render the other profiles of the record; false to believe that
   *     they render what the record says
   */
  public static Strangers in(
      FileSystemAccess disk,
      Path root,
      OwnershipRecord owned,
      String profile,
      GenerationResult result,
      boolean rendersOthers) {
    if (result.synced().folders().isEmpty()) {
      return Strangers.NONE;
    }
    return new StrangerSearch(disk, root, owned, profile, result, rendersOthers).search();
  }

  private Strangers search() {
    List<Diagnostic> findings = List.of();
    try {
      if (synced.kustomized()) {
        addHiding();
      }
      applied.search();
      judge();
      findings = unused();
    } catch (SpentException e) {
      watch.giveUp();
      String folders = String.join(", ", synced.folders());
      String what = "not everything was looked at: " + e.getMessage();
      add(folders.isEmpty() ? "." : folders, 0, what);
    }
    return new Strangers(strangers, findings, watch.result());
  }

  private void addHiding() throws SpentException {
    try {
      for (Drift hiding : new LeftOutFiles(root, tree, synced, applied.ignored()).lines()) {
        if (!isOther(hiding.path())) {
          strangers.add(hiding);
        }
      }
    } catch (IOException e) {
      watch.giveUp();
      String what = "unreadable; its patterns are not known";
      strangers.add(new Drift(Kind.HIDING, SourceIgnore.FILE, 0, what, ""));
    }
  }

  private void judge() throws SpentException {
    int left = 0;
    for (Map.Entry<String, Role> file : applied.found().entrySet()) {
      String path = file.getKey();
      if (path.equals(profile)
          || isOfBootstrap(path)
          || profiles.isReported(path)
          || profiles.render(path)
          || isOther(path)
          || isRendered(path)) {
        continue;
      }
      if (strangers.size() >= MOST) {
        left++;
      } else {
        judge(path, file.getValue());
      }
    }
    if (left > 0) {
      throw new SpentException(MOST + " strangers, and " + left + " more files");
    }
  }

  private void judge(String path, Role role) throws SpentException {
    switch (role) {
      case DIRECTIVE -> {
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        add(path, 1, "decides what Flux applies of " + (folder.isEmpty() ? "the tree" : folder));
      }
      case LINK -> add(path, 0, "a link, which Flux v1 follows");
      case UNREADABLE -> add(path, 0, "a folder that cannot be read");
      case MANIFEST -> {
        byte @Nullable [] bytes = applied.bytes(root.resolve(path));
        if (bytes == null) {
          add(path, 0, "unreadable, or larger than " + (LARGEST >> 20) + " MiB");
          return;
        }
        ManifestContent content = ManifestContent.of(bytes);
        if (content.line() > 0) {
          add(path, content.line(), content.objects());
        } else if (!content.problem().isEmpty()) {
          add(path, 0, "unreadable: " + content.problem());
        }
      }
    }
  }

  private void add(String path, int line, String what) {
    @Nullable String named = profiles.named(path);
    String reason =
        named == null
            ? "; no profile renders it"
            : "; " + named + ", which the record names, does not render it";
    strangers.add(
        new Drift(
            Kind.STRANGER, path, line, what + (line == 0 && named == null ? "" : reason), ""));
  }

  private boolean isOfBootstrap(String path) {
    for (String folder : synced.bootstrapped()) {
      String start = folder + "/flux-system/";
      if (path.startsWith(start) && OF_BOOTSTRAP.contains(path.substring(start.length()))) {
        return true;
      }
    }
    return false;
  }

  private boolean isOther(String path) {
    boolean other = false;
    for (int i = 0; i < used.length; i++) {
      String let = synced.others().get(i).text();
      if (path.equals(let) || path.startsWith(let + "/")) {
        used[i] = true;
        other = true;
      }
    }
    return other;
  }

  /** True for a rendered file whose name a case-insensitive disk spells otherwise. */
  private boolean isRendered(String path) {
    if (byLetters == null) {
      byLetters = new HashMap<>();
      for (RenderedFile file : tree.files()) {
        byLetters.put(file.path().toLowerCase(Locale.ROOT), file.path());
      }
    }
    @Nullable String same = byLetters.get(path.toLowerCase(Locale.ROOT));
    try {
      return same != null && disk.isSameFile(root.resolve(same), root.resolve(path));
    } catch (IOException e) {
      return false;
    }
  }

  private List<Diagnostic> unused() {
    List<Diagnostic> findings = new ArrayList<>();
    ProfilePath list = ProfilePath.ROOT.key("sync").key("others");
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        RelativePath path = synced.others().get(i);
        Diagnostic finding =
            Diagnostic.of(
                    DiagnosticCode.UNUSED_OTHER,
                    path
                        + " in sync.others lets no file be; Flux applies only rendered files there",
                    "remove it",
                    list.index(i))
                .withEdits(List.of(Edit.remove(list.index(i))));
        findings.add(result.places().apply(finding));
      }
    }
    return findings;
  }
}
