"""The command line as another program sees it, with the real readers and the real model."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from muniment.understanding.types import load_document_types
from tests.filed import ANSWER_KEYS
from tests.papers.truth import SamplePaper

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
TYPES = {kind.name: kind for kind in load_document_types()}


def muniment(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from muniment.cli import main; main()", *arguments],
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        cwd=cwd,
        timeout=300,
        check=False,
    )


def a_sample(ending: str) -> str:
    return str(next(iter(sorted(SAMPLES.glob(f"*{ending}")))))


def test_classify_prints_one_line_a_paper_in_the_order_given_and_nothing_else(
    samples: dict[str, SamplePaper],
) -> None:
    papers = [str(SAMPLES / file) for file in sorted(samples, reverse=True)]
    result = muniment("classify", "--json", *papers)
    said = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.returncode == 0, result.stderr
    assert [answer["file"] for answer in said] == papers
    for answer in said:
        assert list(answer) == ANSWER_KEYS
        assert answer["status"] == "read"
        assert answer["type"] in TYPES
        assert 0 <= answer["type_confidence"] <= 1
        assert answer["seconds"] > 0
        names = [field.name for field in TYPES[answer["type"]].fields]
        for field in answer["fields"]:
            assert field["name"] in names
            assert field["boxes"]
            assert 1 <= field["page"] <= answer["pages"]
            assert 0 <= field["confidence"] <= 1


def test_classify_goes_on_past_papers_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.7\n")
    papers = ["./empty.pdf", "missing.pdf", "folder", "cut.pdf", a_sample(".txt")]
    result = muniment("classify", "--json", *papers, cwd=tmp_path)
    said = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.returncode == 3
    assert [answer["file"] for answer in said] == papers
    assert [answer["status"] for answer in said] == ["refused"] * 4 + ["read"]
    assert [answer["code"] for answer in said[:3]] == ["empty", "vanished", "a-folder"]
    assert all(answer["reason"] for answer in said[:4])


def test_classify_stores_nothing_and_changes_nothing(tmp_path: Path) -> None:
    paper = tmp_path / "letter.txt"
    paper.write_bytes(Path(a_sample(".txt")).read_bytes())
    before = paper.stat()
    assert muniment("classify", str(paper)).returncode == 0
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {"letter.txt"}
    assert paper.stat().st_mtime_ns == before.st_mtime_ns


def test_classify_without_json_is_a_table_for_a_person(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    result = muniment("classify", "empty.pdf", a_sample(".txt"), cwd=tmp_path)
    assert result.returncode == 3
    assert "Type" in result.stdout
    assert "This file is empty" in result.stdout
    assert "\x1b" not in result.stdout + result.stderr


def test_a_name_that_is_no_text_is_classified_like_any_other(tmp_path: Path) -> None:
    name = "na\udcefve.txt"
    (tmp_path / name).write_bytes(Path(a_sample(".txt")).read_bytes())
    result = muniment("classify", "--json", name, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["file"] == name


def test_what_is_added_is_listed_shown_found_and_exported(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deeper").mkdir(parents=True)
    for source in (a_sample(".txt"), a_sample(".pdf")):
        (folder / "deeper" / Path(source).name).write_bytes(Path(source).read_bytes())
    added = muniment("add", str(folder))
    assert added.returncode == 0, added.stderr
    assert len(added.stdout.splitlines()) == 2
    listed = muniment("list").stdout
    for source in (a_sample(".txt"), a_sample(".pdf")):
        assert Path(source).name in listed
        assert (folder / "deeper" / Path(source).name).read_bytes() == Path(source).read_bytes()
    assert "Type:" in muniment("show", "1").stdout
    assert len(json.loads(muniment("export", "--format", "json").stdout)) == 2
    word = Path(a_sample(".txt")).read_text(encoding="utf-8").split()[0]
    assert Path(a_sample(".txt")).name in muniment("search", word).stdout


def test_the_same_paper_added_again_is_kept_once(tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(Path(a_sample(".txt")).read_bytes())
    assert muniment("add", a_sample(".txt")).returncode == 0
    again = muniment("add", str(copy))
    assert again.returncode == 0
    assert "already kept as 1" in again.stdout
    assert len(muniment("list").stdout.splitlines()) == 2


def test_a_refused_paper_is_not_kept_and_the_rest_is(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    result = muniment("add", str(tmp_path / "empty.pdf"), a_sample(".txt"))
    assert result.returncode == 3
    assert "This file is empty" in result.stdout
    assert "empty.pdf" not in muniment("list").stdout


def test_the_model_tells_where_it_comes_from() -> None:
    result = muniment("model", "show")
    assert result.returncode == 0, result.stderr
    for told in ("Release", "Licence", "SHA-256"):
        assert told in result.stdout
