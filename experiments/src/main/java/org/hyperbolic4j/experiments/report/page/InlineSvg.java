package org.hyperbolic4j.experiments.report.page;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.hyperbolic4j.experiments.report.chart.Palette;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Makes an SVG file part of a page: it takes the width there is, the page's letters and, for what
 * is not a series' colour, the page's colours; and its identifiers are unlike those of others.
 */
final class InlineSvg {

  private static final Map<String, String> COLOURS =
      Map.of(
          rgb(Palette.INK), "var(--ink)",
          rgb(Palette.GRID), "var(--grid)",
          rgb(Palette.PAPER), "var(--paper)");

  private InlineSvg() {}

  private static String rgb(Color colour) {
    return "rgb(%d,%d,%d)".formatted(colour.getRed(), colour.getGreen(), colour.getBlue());
  }

  /**
   * An element for a page.
   *
   * @param svg the file, as {@link org.hyperbolic4j.experiments.figure.FigureFile} draws it
   * @param name what identifiers begin with
   */
  static String of(byte[] svg, String name) {
    try {
      Document document = parse(svg);
      Element root = document.getDocumentElement();
      for (String attribute : new String[] {"width", "height", "x", "y"}) {
        root.removeAttribute(attribute);
      }
      root.setAttribute("aria-hidden", "true");
      NodeList elements = document.getElementsByTagName("*");
      Map<String, String> identifiers = new LinkedHashMap<>();
      for (int i = 0; i < elements.getLength(); i++) {
        rename((Element) elements.item(i), name, identifiers);
      }
      for (int i = 0; i < elements.getLength(); i++) {
        adapt((Element) elements.item(i), identifiers);
      }
      return text(document);
    } catch (IOException | SAXException | ParserConfigurationException | TransformerException e) {
      throw new IllegalStateException("the figure %s is no SVG".formatted(name), e);
    }
  }

  private static Document parse(byte[] svg)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    // Its document type lies on the network.
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    factory.setExpandEntityReferences(false);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
  }

  private static void rename(Element element, String name, Map<String, String> identifiers) {
    String old = element.getAttribute("id");
    if (!old.isEmpty()) {
      String renamed = name + "-" + identifiers.size();
      identifiers.put("url(#" + old + ")", "url(#" + renamed + ")");
      element.setAttribute("id", renamed);
    }
  }

  private static void adapt(Element element, Map<String, String> identifiers) {
    String clip = element.getAttribute("clip-path");
    if (!clip.isEmpty()) {
      element.setAttribute("clip-path", identifiers.getOrDefault(clip, clip));
    }
    String style = element.getAttribute("style");
    if (!style.isEmpty()) {
      for (Map.Entry<String, String> colour : COLOURS.entrySet()) {
        style = style.replace(colour.getKey(), colour.getValue());
      }
      element.setAttribute("style", style.replaceAll("font-family:[^;]*;", ""));
    }
  }

  private static String text(Document document) throws TransformerException {
    Transformer transformer = TransformerFactory.newInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    StringWriter text = new StringWriter();
    transformer.transform(new DOMSource(document.getDocumentElement()), new StreamResult(text));
    return text.toString();
  }
}
