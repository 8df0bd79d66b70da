package io.gitopsprofile.read.fleet;

import java.util.List;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Copies of nodes with other content, at the places of the originals. */
final class NodeCopy {

  private NodeCopy() {}

  static MappingNode of(MappingNode mapping, List<NodeTuple> tuples) {
    return new MappingNode(
        mapping.getTag(),
        true,
        tuples,
        mapping.getStartMark(),
        mapping.getEndMark(),
        mapping.getFlowStyle());
  }

  static SequenceNode of(SequenceNode list, List<Node> elements) {
    return new SequenceNode(
        list.getTag(), true, elements, list.getStartMark(), list.getEndMark(), list.getFlowStyle());
  }
}
