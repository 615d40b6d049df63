"""What the authors of three services did to payload classes, and what is said of it.

Each pair are two releases, with the commits between them that changed payload classes. What these
did was read in the sources, without the tool. Where it says something else than that a class was
raised and has to be recorded, ``WHY`` says whose fault that is.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import pytest

import corpora
from flake8_notifications.options import EXCLUDE, PAYLOAD_BASES, split_list
from flake8_notifications.payloads.discovery import find_payloads
from flake8_notifications.payloads.model import Payloads
from flake8_notifications.payloads.policy import Policy
from flake8_notifications.project.files import python_files
from flake8_notifications.project.modules import Modules
from flake8_notifications.rules.payload_rules import judge, judge_removed
from flake8_notifications.rules.recording import record

pytestmark = pytest.mark.integration

#: The classes of Ironic that have the fields of a node.
NODE: Final = (
    "NodeCorrectedPowerStatePayload", "NodePayload", "NodeSetPowerStatePayload",
    "NodeSetProvisionStatePayload",
)  # fmt: skip


class Pair(NamedTuple):
    """What changed between two releases.

    :ivar raised: the classes whose VERSION the authors raised, and their VERSIONs.
    :ivar new: the classes that came.
    :ivar forgotten: the classes that changed, and kept the VERSION they have here.
    :ivar too_little: those of the raised ones whose change breaks consumers.
    """

    service: str
    before: str
    after: str
    commits: tuple[str, ...]
    raised: dict[str, tuple[str, str]] = {}  # noqa: RUF012 - never changed
    new: tuple[str, ...] = ()
    forgotten: dict[str, str] = {}  # noqa: RUF012 - never changed
    too_little: tuple[str, ...] = ()


def nodes(before: str, after: str, crud: tuple[str, str]) -> dict[str, tuple[str, str]]:
    """All that have the fields of a node, raised alike."""
    return {**dict.fromkeys(NODE, (before, after)), "NodeCRUDPayload": crud}


def all_of(*names: str, before: str = "1.0", after: str = "1.1") -> dict[str, tuple[str, str]]:
    return dict.fromkeys(names, (before, after))


PLANS: Final = tuple(
    f"ActionPlan{each}Payload" for each in ("", "Action", "Cancel", "Create", "Delete", "Update")
)
AUDITS: Final = tuple(f"Audit{each}Payload" for each in ("Action", "Create", "Delete", "Update"))

PAIRS: Final = (
    Pair("ironic", "9.1.7", "10.1.7", ("7394dbbac", "c9677cd43"),
         raised=nodes("1.4", "1.6", ("1.2", "1.4"))),
    Pair("ironic", "10.1.7", "11.1.1", ("0c29837c3", "1b295f2f9", "5a14eed46", "52b863819"),
         raised=nodes("1.6", "1.10", ("1.4", "1.8"))),
    Pair("ironic", "11.1.1", "12.0.0", ("68d62f2be",),
         raised=nodes("1.10", "1.11", ("1.8", "1.9"))),
    Pair("ironic", "12.0.0", "12.1.0",
         ("052d90506", "a4717d995", "86e31bff4", "d30d81495", "ec2f7f992"),
         raised={**nodes("1.11", "1.13", ("1.9", "1.11")), "PortCRUDPayload": ("1.2", "1.3")},
         new=("AllocationCRUDNotification", "AllocationCRUDPayload",
              "DeployTemplateCRUDNotification", "DeployTemplateCRUDPayload")),
    Pair("ironic", "13.0.0", "14.0.0", ("3fbb560af", "3ecaadbb3"),
         raised={**nodes("1.13", "1.14", ("1.11", "1.12")), **all_of("AllocationCRUDPayload")}),
    Pair("ironic", "14.0.0", "15.0.0", ("602a467a0",),
         raised=nodes("1.14", "1.15", ("1.12", "1.13"))),
    Pair("ironic", "15.0.0", "16.0.0", ("3945fa4c2",),
         raised=all_of("NodeSetProvisionStatePayload", before="1.15", after="1.16")),
    Pair("ironic", "16.0.0", "16.1.0", ("b7ddeb314",),
         raised=all_of("PortCRUDPayload", before="1.3", after="1.4")),
    Pair("ironic", "18.0.0", "18.1.0", ("46ff51487",),
         raised={**nodes("1.15", "1.16", ("1.13", "1.14")),
                 "NodeSetProvisionStatePayload": ("1.16", "1.17")}),
    Pair("ironic", "26.1.0", "27.0.0", ("b1e38a45c",),
         raised={**nodes("1.16", "1.17", ("1.14", "1.15")),
                 "NodeSetProvisionStatePayload": ("1.17", "1.18")}),
    Pair("ironic", "29.0.0", "30.0.0", ("5b372dd9e",),
         raised=all_of("PortCRUDPayload", before="1.4", after="1.5")),
    Pair("ironic", "31.0.0", "32.0.0", ("8a2e33e80", "7e602d842"),
         raised=all_of("PortCRUDPayload", before="1.5", after="1.7")),
    Pair("ironic", "32.0.0", "33.0.0", ("4a4ea08fc", "7a67d4f18"),
         raised=all_of("PortgroupCRUDPayload", before="1.0", after="1.2")),
    Pair("ironic", "34.0.0", "35.0.0", ("63fefc3ce",),
         raised={"PortCRUDPayload": ("1.7", "1.8"), "PortgroupCRUDPayload": ("1.2", "1.3")}),
    Pair("ironic", "35.0.0", "36.0.0", ("88ae57136",), raised=all_of("RunbookCRUDPayload")),
    Pair("python-watcher", "1.0.0", "1.1.0", ("25789c9c",),
         new=("TerseActionPlanPayload", "ActionPayload", "ActionStateUpdatePayload",
              *(f"Action{each}{kind}" for each in ("Create", "Delete", "Execution", "Update")
                for kind in ("Notification", "Payload"))),
         forgotten=dict.fromkeys((each for each in PLANS if "Cancel" not in each), "1.0")),
    Pair("python-watcher", "1.1.0", "1.2.0", ("d2a84540",),
         new=("ServicePayload", "ServiceStatusUpdatePayload", "ServiceUpdateNotification",
              "ServiceUpdatePayload")),
    Pair("python-watcher", "1.2.0", "1.3.0", ("0b44492d",),
         raised=all_of("TerseAuditPayload", "AuditPayload", *AUDITS),
         too_little=("TerseAuditPayload", "AuditPayload", *AUDITS)),
    Pair("python-watcher", "1.4.0", "1.5.0", ("d4e6e82d",),
         new=("ActionCancelNotification", "ActionCancelPayload", "ActionPlanCancelNotification",
              "ActionPlanCancelPayload"),
         forgotten={"EventType": "1.3"}),
    Pair("python-watcher", "1.5.0", "1.6.0", ("907cc2df", "e41a90d7"),
         raised={**all_of("TerseActionPlanPayload", *PLANS),
                 **all_of("TerseAuditPayload", "AuditPayload", before="1.1", after="1.2")},
         too_little=("TerseActionPlanPayload", *PLANS),
         forgotten=dict.fromkeys(AUDITS, "1.1")),
    Pair("masakari", "9.0.0", "10.0.0", ("895899f",),
         raised=all_of("HostApiPayloadBase"), too_little=("HostApiPayloadBase",),
         forgotten={"HostApiPayload": "1.0"}),
    Pair("masakari", "10.0.0", "11.0.0", ("fe88eae",),
         raised=all_of("SegmentApiPayload", "SegmentApiPayloadBase", "FailoverSegment")),
)  # fmt: skip

#: Where the tool does not agree with the authors; the tool is right in each case.
WHY: Final = {
    "25789c9c": "the base class took over the fields of a plan, and 'strategy_uuid' became "
    "nullable on the way; no VERSION was raised",
    "0b44492d": "the interval of an audit was a number and became a text, with a minor bump",
    "d4e6e82d": "'cancel' came to the actions of EventType, whose VERSION was raised for others",
    "907cc2df": "an audit got a name; the classes derived from AuditPayload were not raised",
    "e41a90d7": "the efficacy of a plan was a dict and became a list, with a minor bump",
    "895899f": "a field was removed with a minor bump, and the derived class was not raised",
}


@cache
def release(service: str, version: str) -> Payloads:
    root = corpora.fetch(service, version)
    paths = python_files(root, split_list(str(EXCLUDE.default)))
    return find_payloads(Modules(root, paths), split_list(str(PAYLOAD_BASES.default)))


#: One where all was done right, and of each kind of those where it was not.
DAILY: Final = {"31.0.0", "1.0.0", "1.2.0", "9.0.0"}


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param(
            pair,
            id=f"{pair.service}-{pair.after}",
            marks=() if pair.before in DAILY else pytest.mark.nightly,
        )
        for pair in PAIRS
    ],
)
def test_each_pair(pair: Pair) -> None:
    before, after = (release(pair.service, each) for each in (pair.before, pair.after))
    records = record(before.classes, {}, Policy.SEMANTIC).records
    names = {each.name for each in after.classes}
    place = after.classes[0].place

    found = [
        *judge(after.classes, records, Policy.SEMANTIC),
        *judge_removed(records.keys() - names, dict.fromkeys(records, place)),
    ]

    expected = {("NTF204", name) for name in pair.new}
    expected |= {("NTF201", name) for name in pair.forgotten}
    expected |= {("NTF202" if name in pair.too_little else "NTF203", name) for name in pair.raised}
    assert {(each.code, each.subject) for each in found} == expected
    versions = {each.name: each.version for each in after.classes}
    assert {
        name: (records[name].version, versions[name]) for name in (*pair.raised, *pair.forgotten)
    } == {**pair.raised, **{name: (each, each) for name, each in pair.forgotten.items()}}


def test_every_difference_is_explained() -> None:
    differing = [pair for pair in PAIRS if pair.forgotten or pair.too_little]
    assert set(WHY) == {each for pair in differing for each in pair.commits}
    assert len({each for pair in PAIRS for each in pair.commits}) >= 20
