"""A class that is renamed, and perhaps changed: one message, from whoever is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

import helpers

FIELDS: Final = (
    "    fields = {'id': fields.UUIDField(), 'sum': fields.IntegerField(), "
    "'note': fields.StringField()}\n"
)
KEPT: Final = helpers.payload("KeptPayload", FIELDS)
MORE: Final = FIELDS.replace("{'id'", "{'new': fields.UUIDField(), 'id'")
FEWER: Final = FIELDS.replace(", 'note': fields.StringField()", "")
RENAMED: Final = "'LinePayload' (renamed from 'ItemPayload')"
UNRECORDED: Final = "'LinePayload' is not in the fingerprint file (renamed from 'ItemPayload'?): "
#: The fields and VERSION of the class with the new name, and what is said of it.
FORMS: Final = {
    "nothing else": (FIELDS, "1.0", "NTF204", UNRECORDED),
    "a field more": (MORE, "1.0", "NTF201", f"{RENAMED} changed and VERSION is still 1.0: "),
    "a field less": (FEWER, "1.0", "NTF201", f"{RENAMED} changed and VERSION is still 1.0: "),
    "a field more, bumped": (MORE, "1.1", "NTF204", UNRECORDED),
    "a field less, bumped": (FEWER, "2.0", "NTF204", UNRECORDED),
    "a field less, bumped too little": (FEWER, "1.1", "NTF202", RENAMED),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = helpers.service(helpers.payload("ItemPayload", FIELDS), KEPT)
    helpers.write(tmp_path, files)
    helpers.record(tmp_path)
    return tmp_path


@pytest.mark.parametrize("form", FORMS)
def test_is_one_message(form: str, project: Path) -> None:
    body, version, code, said = FORMS[form]
    renamed = helpers.payload("LinePayload", body, version)
    (project / "svc/payloads.py").write_text(helpers.payloads(renamed, KEPT))

    for found in (helpers.flake8(project).findings, helpers.command(project, "check").findings):
        (finding,) = found
        assert finding.code == code
        assert finding.message.startswith(said)
    # Where it may be recorded, that is all there is to do.
    refused = helpers.command(project, "fingerprints").status
    assert refused == (0 if code == "NTF204" else 1)
    assert helpers.command(project, "check").status == refused


def test_a_class_that_is_still_there_is_not_renamed(project: Path) -> None:
    lost = helpers.payload("ItemPayload", FIELDS).replace("@base.Registry.register\n", "")
    like = helpers.payload("LinePayload", FIELDS)
    (project / "svc/payloads.py").write_text(helpers.payloads(lost, like, KEPT))

    assert sorted(helpers.command(project, "check").codes) == ["NTF204", "NTF205"]


def test_a_class_that_is_like_none_is_not_renamed(project: Path) -> None:
    other = helpers.payload("OtherPayload", "    fields = {'colour': fields.StringField()}\n")
    (project / "svc/payloads.py").write_text(helpers.payloads(other, KEPT))

    assert sorted(helpers.command(project, "check").codes) == ["NTF204", "NTF205"]
