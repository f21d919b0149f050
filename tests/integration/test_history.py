"""What was done to papers, told in its order."""

from __future__ import annotations

from pathlib import Path

from muniment.cabinet.store import Store
from tests.filed import TYPES, add_invoice


def test_what_was_done_is_told_newest_first_with_its_paper_and_whether_it_stands(data_directory: Path) -> None:
    with Store(data_directory, TYPES) as store:
        paper = add_invoice(store)
        name = store.paper(paper).name
        store.type_value(paper, "buyer", "Hof Lindenau", "Hof Lindenau", None)
        store.accept(paper)
        store.undo()
        newest, oldest = store.history.page()
    assert [newest.name, oldest.name] == ["accept", "type-value"]
    assert newest.undone_at is not None
    assert oldest.undone_at is None
    assert (oldest.paper_id, oldest.paper_name) == (paper, name)
    assert "Hof Lindenau" in oldest.description


def test_a_long_history_is_read_in_pages(data_directory: Path) -> None:
    with Store(data_directory, TYPES) as store:
        paper = add_invoice(store)
        for number in range(5):
            store.type_value(paper, "buyer", str(number), str(number), None)
        first = store.history.page(most=3)
        rest = store.history.page(before=first[-1].operation_id, most=3)
    numbers = [operation.operation_id for operation in (*first, *rest)]
    assert len(numbers) == 5
    assert numbers == sorted(numbers, reverse=True)
