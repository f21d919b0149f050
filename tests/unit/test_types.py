"""Document types are data, read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from muniment.errors import DocumentTypeBroken
from muniment.paper import Kind
from muniment.understanding.types import (
    all_document_types,
    document_type,
    load_document_types,
    read_document_types,
)

OTHER = 'name = "other"\nlabel = "Other"\ndescription = "Anything else."\n'


def test_the_five_types_of_the_product_are_read_with_other_last() -> None:
    assert [kind.name for kind in load_document_types()] == ["contract", "invoice", "receipt", "resume", "other"]


def test_a_type_names_its_fields_and_their_kinds() -> None:
    invoice = document_type("invoice")
    contract = document_type("contract")
    assert invoice is not None
    assert contract is not None
    assert [field.name for field in invoice.fields] == [
        "invoice_number",
        "issue_date",
        "due_date",
        "seller",
        "buyer",
        "seller_tax_id",
        "buyer_tax_id",
        "iban",
        "purchase_order",
        "currency",
        "net_amount",
        "tax_amount",
        "total_amount",
    ]
    total, parties = invoice.field("total_amount"), contract.field("parties")
    assert total is not None
    assert (total.kind, total.many) == (Kind.AMOUNT, False)
    assert parties is not None
    assert (parties.kind, parties.many) == (Kind.NAME, True)


def test_other_has_no_fields() -> None:
    other = document_type("other")
    assert other is not None
    assert other.fields == ()


def test_a_type_that_nobody_wrote_is_none() -> None:
    assert document_type("recipe") is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('name = "memo', "memo.toml"),
        ('name = "memo"\nlabel = "Memo"\n', "description"),
        ('name = "memo"\nlabel = "Memo"\ndescription = "A note."\ncolour = "red"\n', "colour"),
        ('name = "note"\nlabel = "Memo"\ndescription = "A note."\n', '"note"'),
        (
            'name = "memo"\nlabel = "Memo"\ndescription = "A note."\n'
            '[[fields]]\nname = "day"\nlabel = "Day"\nkind = "weekday"\n',
            "weekday",
        ),
        (
            'name = "memo"\nlabel = "Memo"\ndescription = "A note."\n'
            + '[[fields]]\nname = "day"\nlabel = "Day"\nkind = "date"\n' * 2,
            '"day" stands there twice',
        ),
        (
            'name = "memo"\nlabel = "Memo"\ndescription = "A note."\n'
            '[[fields]]\nname = "The Day"\nlabel = "Day"\nkind = "date"\n',
            '"The Day"',
        ),
    ],
    ids=[
        "not TOML",
        "a part missing",
        "a part too many",
        "wrong name",
        "unknown kind",
        "field twice",
        "bad field name",
    ],
)
def test_a_broken_file_is_an_error_that_names_the_file_and_the_fault(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "other.toml").write_text(OTHER)
    (tmp_path / "memo.toml").write_text(text)
    with pytest.raises(DocumentTypeBroken) as raised:
        read_document_types(tmp_path)
    assert "memo.toml" in raised.value.detail
    assert fault in raised.value.detail


def test_a_folder_without_the_type_other_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DocumentTypeBroken, match="other"):
        read_document_types(tmp_path)


def test_an_office_s_own_types_stand_beside_the_product_s_and_other_stays_last(tmp_path: Path) -> None:
    (tmp_path / "types").mkdir()
    (tmp_path / "types" / "memo.toml").write_text('name = "memo"\nlabel = "Memo"\ndescription = "A note."\n')
    assert [kind.name for kind in all_document_types(tmp_path)][-2:] == ["memo", "other"]
    assert all_document_types(tmp_path / "elsewhere") == load_document_types()


def test_an_office_s_own_type_cannot_take_the_place_of_one_of_ours(tmp_path: Path) -> None:
    (tmp_path / "types").mkdir()
    (tmp_path / "types" / "invoice.toml").write_text('name = "invoice"\nlabel = "Bill"\ndescription = "A bill."\n')
    with pytest.raises(DocumentTypeBroken, match="taken"):
        all_document_types(tmp_path)
