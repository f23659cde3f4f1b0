package dev.walletport.artifacts;

import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** A deployed POM: its own text, and what its parent says where it says nothing. */
final class Pom {

  private static final XPath XPATH = XPathFactory.newInstance().newXPath();

  private final Document own;
  private final Document parent;

  private Pom(Document own, Document parent) {
    this.own = own;
    this.parent = parent;
  }

  static Pom of(String module) throws Exception {
    return new Pom(document(module), document("walletport"));
  }

  /** Empty if neither has it. */
  String inherited(String path) throws Exception {
    String text = own(path);
    return text.isEmpty() ? XPATH.evaluate(path, parent).strip() : text;
  }

  /** Empty if it has none of its own. */
  String own(String path) throws Exception {
    return XPATH.evaluate(path, own).strip();
  }

  /** The texts of all nodes that a path finds in it. */
  List<String> all(String path) throws Exception {
    NodeList found = (NodeList) XPATH.evaluate(path, own, XPathConstants.NODESET);
    return IntStream.range(0, found.getLength())
        .mapToObj(found::item)
        .map(node -> node.getTextContent().strip())
        .toList();
  }

  private static Document document(String module) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(Artifacts.file(module, ".pom").toFile());
  }
}
