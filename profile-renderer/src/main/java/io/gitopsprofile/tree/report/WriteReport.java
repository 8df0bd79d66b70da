package io.gitopsprofile.tree.report;

import io.gitopsprofile.tree.record.RecordSection;
import java.util.List;

/**
 * The result of a write; each list is sorted by path.
 *
 * @param created paths that did not exist
 * @param updated paths whose content was replaced
 * @param deleted paths that the profile no longer generates
 * @param unchanged paths that already had this content and were not touched
 * @param adopted paths of files that the generator had not written and that the profile now owns;
 *     if their bytes changed, they are also updated
 * @param left paths that the profile no longer generates and that were edited by hand: they stay,
 *     and no profile owns them
 * @param orphans the remaining files of profiles that no longer exist
 * @param copied paths whose former content was copied to the folder of copies
 * @param absent missing paths that {@code manage: false} leaves to the user
 * @param keptTags the image tags that image automation wrote and that stay
 * @param files the files of the profile after the write
 * @param ownLines the profile's section of the ownership record after the write
 * @param strangers the manifests that Flux applies together with the tree after the write
 */
public record WriteReport(
    List<String> created,
    List<String> updated,
    List<String> deleted,
    List<String> unchanged,
    List<String> adopted,
    List<String> left,
    List<OrphanedFile> orphans,
    List<String> copied,
    List<String> absent,
    List<PreservedImageTag> keptTags,
    List<FileContent> files,
    RecordSection ownLines,
    Strangers strangers) {

  /** Copies the lists. */
  public WriteReport {
    created = List.copyOf(created);
    updated = List.copyOf(updated);
    deleted = List.copyOf(deleted);
    unchanged = List.copyOf(unchanged);
    adopted = List.copyOf(adopted);
    left = List.copyOf(left);
    orphans = List.copyOf(orphans);
    copied = List.copyOf(copied);
    absent = List.copyOf(absent);
    keptTags = List.copyOf(keptTags);
    files = List.copyOf(files);
  }

  /** Returns a copy of the report that does not hold the files, for a run of many trees. */
  public WriteReport withoutFiles() {
    return new WriteReport(
        created, updated, deleted, unchanged, adopted, left, orphans, copied, absent, keptTags,
        List.of(), ownLines, strangers);
  }

  /** Returns a copy of the report with other strangers. */
  public WriteReport withStrangers(Strangers found) {
    return new WriteReport(
        created, updated, deleted, unchanged, adopted, left, orphans, copied, absent, keptTags,
        files, ownLines, found);
  }

  /** The number of files in the tree. */
  public int total() {
    return created.size() + updated.size() + unchanged.size();
  }
}
