"""A question told in words, so that a person sees how it was understood."""

from __future__ import annotations

from muniment.cabinet.search.query import (
    Amount,
    Both,
    Day,
    Either,
    Equals,
    Holds,
    Node,
    OfType,
    Phrase,
    Review,
    Tagged,
    Without,
    Word,
)


def explain(node: Node | None) -> str:
    """What is looked for, as the end of a sentence that begins with "papers"."""
    return _told(node) if node is not None else "nothing: there is no word in it to look for"


def _told(node: Node) -> str:
    match node:
        case Word(column="name"):
            return f"with {_word(node.text, node.unfinished)} in their name"
        case Word():
            return f"with {_word(node.text, node.unfinished)}"
        case Phrase():
            return f"with the words “{node.text}” in a row{' in their name' if node.column else ''}"
        case Holds():
            words = [ways[0] for ways in node.words]
            if node.in_a_row:
                return f"whose {node.subject.label} holds “{' '.join(words)}”"
            *whole, last = words
            told = [*(_word(word, False) for word in whole), _word(last, node.unfinished)]
            return f"whose {node.subject.label} holds {' and '.join(told)}"
        case Equals():
            return f"whose {node.subject.label} is “{node.text}”"
        case Amount():
            return f"whose {node.subject.label} is {_amount(node)}"
        case Day():
            return f"whose {node.subject.label} is {_day(node)}"
        case OfType():
            return f"of the type {' or '.join(node.types)}"
        case Tagged():
            return f"with the tag “{node.tag}”"
        case Review():
            return "that a person should look at" if node.wanted else "that nobody need look at"
        case Without():
            return f"not {_inner(node.node)}"
        case Both():
            return " and ".join(_inner(each) for each in node.nodes)
        case Either():
            return " or ".join(_inner(each) for each in node.nodes)


def _inner(node: Node) -> str:
    return f"({_told(node)})" if isinstance(node, Both | Either) else _told(node)


def _word(text: str, unfinished: bool) -> str:
    return f"a word that begins with “{text}”" if unfinished else f"“{text}”"


def _amount(node: Amount) -> str:
    if node.low == node.high:
        return f"{node.low:.2f}"
    low = "" if node.low is None else f"{'more than' if node.above else 'at least'} {node.low:.2f}"
    high = "" if node.high is None else f"{'less than' if node.below else 'at most'} {node.high:.2f}"
    return " and ".join(filter(None, (low, high)))


def _day(node: Day) -> str:
    if node.first == node.last:
        return node.first
    first = "" if not node.first else f"{'after' if node.after else 'from'} {node.first}"
    last = "" if not node.last else f"{'before' if node.before else 'up to'} {node.last}"
    return " ".join(filter(None, (first, last)))
