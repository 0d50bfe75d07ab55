"""tools/frontend.py: what is copied, and when nothing needs to be done."""

import pytest

from tools import frontend


@pytest.fixture
def place(monkeypatch, tmp_path):
    """A small node_modules and an empty vendor folder."""
    icons = tmp_path / "modules/@tabler/icons/icons/outline"
    icons.mkdir(parents=True)
    (icons / "home.svg").write_text(
        '<svg class="icon"\n width="24">\n<path stroke="none" d="M0 0h24v24H0z" fill="none" />\n'
        '<path d="M5 12l-2 0" />\n</svg>'
    )
    for source in (*frontend.COPIES, frontend.TABLER):
        path = tmp_path / "modules" / source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a{}\n/*# sourceMappingURL=a.css.map */\n")
    for face in frontend.FACES:
        path = tmp_path / "modules/@expo-google-fonts" / face
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"face")
    (tmp_path / "modules/@expo-google-fonts/noto-serif-sc/LICENSE_FONT").write_text("OFL")
    (tmp_path / "icons.txt").write_text("# comment\nhome\n\nhome\n")
    (tmp_path / "lock.json").write_text("{}")
    monkeypatch.setattr(frontend, "MODULES", tmp_path / "modules")
    monkeypatch.setattr(frontend, "VENDOR", tmp_path / "vendor")
    monkeypatch.setattr(frontend, "FONTS", tmp_path / "fonts")
    monkeypatch.setattr(frontend, "ICONS", tmp_path / "icons.txt")
    monkeypatch.setattr(frontend, "LOCK", tmp_path / "lock.json")
    return tmp_path


def test_an_icon_becomes_a_symbol_without_its_backdrop(place):
    sprite = frontend.sprite()

    assert sprite.count('<symbol id="home" viewBox="0 0 24 24"') == 1
    assert '<path d="M5 12l-2 0" />' in sprite
    assert "M0 0h24v24H0z" not in sprite


def test_an_icon_that_tabler_does_not_have_is_named(place):
    (place / "icons.txt").write_text("home\nunicorn\n")

    with pytest.raises(SystemExit, match="unicorn"):
        frontend.sprite()


def test_references_to_source_maps_are_cut(place):
    frontend.build({"card"})

    copied = sorted(path.name for path in frontend.VENDOR.iterdir())
    assert copied == sorted([*frontend.COPIES.values(), "icons.svg", "tabler.min.css"])
    assert "sourceMappingURL" not in (frontend.VENDOR / "tabler.min.css").read_text()


def test_a_second_run_fetches_and_builds_nothing(place, monkeypatch):
    (place / "modules/.istc").write_text(frontend.digest(place / "lock.json"))
    frontend.main()
    monkeypatch.setattr(frontend, "build", lambda: pytest.fail("built again"))

    frontend.main()


def test_a_new_lock_fetches_again(place, monkeypatch):
    ran = []
    monkeypatch.setattr(frontend, "npm", lambda: ["npm"])
    monkeypatch.setattr(frontend.subprocess, "run", lambda command, check: ran.append(command))

    frontend.main()

    assert ran == [["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]]


def test_the_faces_of_documents_are_copied_with_their_licence(place):
    frontend.fonts()

    copied = {path.name for path in frontend.FONTS.iterdir()}
    assert copied == {"OFL.txt", *(face.rpartition("/")[2] for face in frontend.FACES)}
