package org.edgedaemon.simulator.hikvision;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads what is put to httpHosts. */
final class HostXml {
  private HostXml() {}

  /** The hosts of a list, or the one that is the whole document; empty when it is no such XML. */
  static Optional<List<Map<String, String>>> parse(byte[] body) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setNamespaceAware(true);
      var parser = factory.newDocumentBuilder();
      parser.setErrorHandler(null);
      Element root = parser.parse(new ByteArrayInputStream(body)).getDocumentElement();
      return Optional.of(hosts(root));
    } catch (SAXException | IOException e) {
      return Optional.empty();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java has no XML parser", e);
    }
  }

  private static List<Map<String, String>> hosts(Element root) {
    List<Map<String, String>> hosts = new ArrayList<>();
    if ("HttpHostNotification".equals(root.getLocalName())) {
      hosts.add(fields(root));
    } else if ("HttpHostNotificationList".equals(root.getLocalName())) {
      elements(root).forEach(host -> hosts.add(fields(host)));
    }
    return hosts;
  }

  private static Map<String, String> fields(Element host) {
    Map<String, String> fields = new LinkedHashMap<>();
    elements(host)
        .forEach(field -> fields.put(field.getLocalName(), field.getTextContent().strip()));
    return fields;
  }

  private static List<Element> elements(Element parent) {
    List<Element> elements = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }
}
