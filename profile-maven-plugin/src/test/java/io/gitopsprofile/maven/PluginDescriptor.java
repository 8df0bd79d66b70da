package io.gitopsprofile.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The goals as Maven sees them: the descriptor that this build has made of the classes. */
final class PluginDescriptor {

  private static final Path CLASSES = Path.of("target/classes");

  private PluginDescriptor() {}

  /** The goals, in the order of the descriptor. */
  static List<Element> goals() {
    return children(child(read("META-INF/maven/plugin.xml"), "mojos"), "mojo");
  }

  /** The root of a file of the plugin. */
  static Element read(String resource) {
    try {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(CLASSES.resolve(resource).toFile());
      return document.getDocumentElement();
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new AssertionError("run mvn process-classes: " + e, e);
    }
  }

  /** The elements of a name directly below one. */
  static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  /** The one element of a name. */
  static Element child(Element parent, String name) {
    return children(parent, name).get(0);
  }

  /** The text of the element of a name; empty if there is none. */
  static String text(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
  }
}
