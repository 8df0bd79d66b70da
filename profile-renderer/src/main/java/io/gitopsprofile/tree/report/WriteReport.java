package io.gitopsprofile.tree.report;

import io.gitopsprofile.tree.record.RecordSection;
import java.util.List;

/**
 * What a write did, each list sorted by path.
 *
 * @param created paths that were not there
 * @param updated paths whose content was replaced
 * @param deleted paths that the profile does not yield any more
 * @param unchanged paths that held this content already and were not touched
 * @param adopted paths of a file that the generator had not written, which is now its own; those
 *     whose bytes were others are updated, too
 * @param left paths that the profile does not yield any more and that were edited by hand: they
 *     stay, and are nobody's now
 * @param orphans the files of profiles that are not there any more, which stay
 * @param copied paths of which the folder of copies received what was there before
 * @param absent paths that {@code manage: false} leaves to the user and that are not there
 * @param keptTags the image tags that a robot wrote and that stay
 * @param droppedMarkers the markers for image automation that are not in the tree any more
 * @param files the files of the profile as they are now
 * @param ownLines what the ownership record says of the profile now
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
    List<RemovedPolicyMarker> droppedMarkers,
    List<FileContent> files,
    RecordSection ownLines) {

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
    droppedMarkers = List.copyOf(droppedMarkers);
    files = List.copyOf(files);
  }

  /** How many files the tree has. */
  public int total() {
    return created.size() + updated.size() + unchanged.size();
  }
}
