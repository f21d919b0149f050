"""Presentations (PPTX), from their XML: a page for each slide that is shown, its texts and tables in their order.

Not read: hidden slides and shapes (noticed), speaker's notes, charts and pictures.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from muniment.reading.formats.flow import Flow, Style
from muniment.reading.formats.package import Package, attribute, child, local

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def flow_of(package: Package, main: str, root: Element) -> Flow:
    """The text of the slides, in the order in which they are shown."""
    flow = Flow()
    related = package.related(main)
    order = child(root, "sldIdLst")
    for each in order if order is not None else ():
        key = next((value for name, value in each.attrib.items() if name.endswith("}id")), "")
        _, name = related.get(key, ("", ""))
        if not name or flow.is_full():
            continue
        slide = package.xml(name)
        if attribute(slide, "show") in ("0", "false"):
            flow.hidden = flow.hidden or _has_text(slide)
            continue
        flow.new_page()
        _shapes(slide, flow)
    return flow


def _shapes(element: Element, flow: Flow) -> None:
    for each in element:
        name = local(each)
        if name == "txBody":
            title = child(element, "nvSpPr", "nvPr", "ph")
            heading = title is not None and attribute(title, "type") in ("title", "ctrTitle")
            for paragraph in each:
                if local(paragraph) == "p":
                    flow.paragraph(_text(paragraph), Style.HEADING if heading else Style.BODY)
        elif name == "tr":
            flow.row([_cell(cell) for cell in each if local(cell) == "tc"])
        elif name in ("sp", "graphicFrame", "grpSp", "cxnSp") and _hidden(each):
            flow.hidden = flow.hidden or _has_text(each)
        elif name != "Fallback":
            _shapes(each, flow)


def _hidden(shape: Element) -> bool:
    return any(
        attribute(each, "hidden") in ("1", "true")
        for properties in shape
        if local(properties).startswith("nv")
        for each in properties
        if local(each) == "cNvPr"
    )


def _cell(element: Element) -> str:
    return "\n".join(_text(each) for each in element.iter() if local(each) == "p")


def _text(paragraph: Element) -> str:
    signs = {"br": "\n", "tab": "\t"}
    return "".join(each.text or "" if local(each) == "t" else signs.get(local(each), "") for each in paragraph.iter())


def _has_text(element: Element) -> bool:
    return any((each.text or "").strip() for each in element.iter() if local(each) == "t")
