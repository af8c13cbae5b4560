package org.minkao.evaluation.sheet;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A sheet as its reader sees it. */
record PrintedPage(Element root) {

    static PrintedPage of(PrintedSheet sheet) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(sheet.html())));
            return new PrintedPage(document.getDocumentElement());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("the page is not well formed", e);
        }
    }

    /** Elements of this name anywhere inside. */
    static List<Element> all(Element inside, String name) {
        NodeList found = inside.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    List<Element> all(String name) {
        return all(root, name);
    }

    /** The rows of a table, head first, as texts. */
    static List<List<String>> rows(Element table) {
        return all(table, "tr").stream()
                .map(row -> {
                    List<Element> cells = new ArrayList<>(all(row, "th"));
                    cells.addAll(all(row, "td"));
                    return cells.stream().map(Element::getTextContent).toList();
                })
                .toList();
    }

    /** The rows below the head of the table after this heading. */
    List<List<String>> section(String id) {
        Element heading = all("h2").stream()
                .filter(each -> each.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
        Element content = (Element) heading.getNextSibling();
        List<List<String>> rows = rows(all(content, "table").getFirst());
        return rows.subList(1, rows.size());
    }

    String text() {
        return all("body").getFirst().getTextContent();
    }
}
