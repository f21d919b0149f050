"""Settings and places."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from muniment import places, settings
from muniment.settings import Settings, SettingsDamaged, Theme


def test_without_a_file_everything_is_as_it_comes() -> None:
    assert settings.load() == Settings()


@pytest.mark.parametrize(
    "given",
    [
        Settings(),
        Settings(Path("/papers"), Theme.DARK, 3, 0.95),
        Settings(Path('/with "quotes"/back\\slash/ümlaut/\x7f/\t')),
    ],
)
def test_settings_come_back_as_they_were_saved(given: Settings) -> None:
    settings.save(given)
    assert settings.load() == given
    assert [path.name for path in places.settings_file().parent.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    "text",
    [
        "theme = ",
        "theme = 'pink'",
        "readers = 0",
        "review_precision = 1.0",
        "review_precision = 0.4",
        "readers = 'two'",
        "colour = 1",
        "data_directory = 3",
        "\xff\xfe",
    ],
)
def test_settings_that_cannot_be_understood_are_told_and_not_guessed(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(SettingsDamaged):
        settings.load(file)


def test_the_data_folder_is_the_environment_s_then_the_settings_then_the_system_s(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings.save(Settings(data_directory=tmp_path / "chosen"))
    monkeypatch.setenv("MUNIMENT_DATA", str(tmp_path / "named"))
    assert settings.data_directory() == tmp_path / "named"
    monkeypatch.delenv("MUNIMENT_DATA")
    assert settings.data_directory() == tmp_path / "chosen"
    settings.save(Settings())
    assert settings.data_directory().name == "muniment"


def test_what_is_shipped_is_found_in_a_source_checkout() -> None:
    assert (places.resources() / "types" / "invoice.toml").is_file()
    assert places.models().is_dir()


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which an administrator locks settings; it is not there yet."""
    file = tmp_path / "etc" / "settings.toml"
    file.parent.mkdir()
    monkeypatch.setattr(places, "machine_settings_file", lambda: file)
    return file


def test_what_an_administrator_locks_counts_and_the_rest_is_a_persons_own(machine: Path) -> None:
    settings.save(Settings(theme=Theme.DARK, readers=3))
    machine.write_text("readers = 1\n", encoding="utf-8")
    assert settings.load() == Settings(theme=Theme.DARK, readers=1)
    assert settings.locked() == {"readers"}


def test_a_locked_setting_is_not_written_into_a_persons_file_and_comes_free_as_it_was(machine: Path) -> None:
    settings.save(Settings(readers=3))
    machine.write_text("readers = 1\n", encoding="utf-8")
    settings.save(msgspec.structs.replace(settings.load(), theme=Theme.LIGHT))
    machine.unlink()
    assert settings.load() == Settings(theme=Theme.LIGHT, readers=3)


def test_a_locked_folder_of_papers_cannot_be_chosen_otherwise(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUNIMENT_DATA", "/elsewhere")
    assert settings.data_directory() == Path("/elsewhere")
    machine.write_text("data_directory = '/srv/papers'\n", encoding="utf-8")
    assert settings.data_directory() == Path("/srv/papers")


def test_a_damaged_file_of_an_administrators_is_told_of_and_locks_nothing_open(machine: Path) -> None:
    machine.write_text("readers = 'many'\n", encoding="utf-8")
    with pytest.raises(SettingsDamaged, match=str(machine)):
        settings.load()
