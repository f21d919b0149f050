"""Settings and places."""

from __future__ import annotations

from pathlib import Path

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
