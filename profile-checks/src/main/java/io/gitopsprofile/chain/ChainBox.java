package io.gitopsprofile.chain;

import io.gitopsprofile.diagnostic.ProfilePath;
import java.util.List;

/**
 * A link of a chain.
 *
 * @param kind the kind of the link
 * @param title the name of the thing
 * @param facts the values that matter for the chain
 * @param paths the places in the profile, the one that defines the thing first; empty for a thing
 *     that the profile does not define
 * @param known false if the profile does not tell which thing this is
 */
public record ChainBox(
    Kind kind, String title, List<Fact> facts, List<ProfilePath> paths, boolean known) {

  /** Kind of a link, in the order of the chain. */
  public enum Kind {
    /** The containers that count, or use a resource. */
    APPLICATION("application"),
    /** The Prometheus that scrapes them, or metrics-server. */
    SCRAPE("scrape"),
    /** The series that the application exports. */
    SERIES("series"),
    /** The rule of the adapter, or the query of KEDA. */
    RULE("rule"),
    /** The metric with its target. */
    METRIC("metric"),
    /** The HorizontalPodAutoscaler or ScaledObject. */
    AUTOSCALER("autoscaler"),
    /** The workload that is scaled. */
    WORKLOAD("workload"),
    /** The nodes or Fargate. */
    ROOM("room");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Returns the word of the kind. */
    @Override
    public String toString() {
      return word;
    }
  }

  /**
   * A value of a link.
   *
   * @param name the word for the value
   * @param value the value
   */
  public record Fact(String name, String value) {}

  /** Copies the lists. */
  public ChainBox {
    facts = List.copyOf(facts);
    paths = List.copyOf(paths);
  }
}
