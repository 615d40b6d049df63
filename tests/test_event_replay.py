"""What the authors of two public catalogues of events did to them, and what is said of it.

openedx-events keeps Avro schemas that are made of its classes; what its releases broke was read
off those, and off the sources for the classes that have none.  Of ag-ui-protocol, pydantic says so.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Final

import pytest

import corpora
import depth
import event_catalogues
from event_catalogues import Break
from flake8_notifications.payloads.model import Payloads

pytestmark = pytest.mark.integration

FULFILLMENT: Final = ("enterprise_course_enrollment", "enterprise_course_entitlement_uuid")
#: What is gone or may be null since the release before, by class and field.
BROKEN: Final[dict[str, set[Break]]] = {
    "0.9.1": {Break("SubscriptionLicenseData", "assigned_email", "gone")},
    "0.12.0": {Break("CourseCatalogData", each, "gone") for each in ("number", "org")},
    "0.14.0": {Break("CourseCatalogData", "short_description", "gone")},
    "2.0.0": {Break("SubscriptionLicenseData", "", "gone")},
    "3.0.0": {Break("CourseCatalogData", "effort", "gone")},
    "9.5.2": {Break("ManageStudentsPermissionData", "", "gone")},
    "9.9.2": {
        Break("ORAFileDownloadsData", "", "gone"),
        Break("ORASubmissionData", "file_downloads", "gone"),
        Break("ORASubmissionData", "id", "gone"),
    },
    "9.14.1": {
        Break(name, field, "null")
        for name, fields in {
            "EnterpriseCourseEnrollment": ("source_slug", "unenrolled", "unenrolled_at"),
            "EnterpriseCustomerUser": ("invite_key",),
            "BaseEnterpriseFulfillment": FULFILLMENT,
            "LearnerCreditEnterpriseCourseEnrollment": (*FULFILLMENT, "transaction_id"),
            "LicensedEnterpriseCourseEnrollment": (*FULFILLMENT, "license_uuid"),
        }.items()
        for field in fields
    },
    "10.0.0": {
        Break(name, "library_key", "gone")
        for name in ("LibraryCollectionData", "LibraryContainerData")
    },
}
#: Each with the one before: whatever is not said above broke nobody.
RELEASES: Final = (
    *("0.8.3", "0.9.1", "0.11.0", "0.12.0", "0.13.0", "0.14.0", "1.0.0", "2.0.0", "3.0.0"),
    *("4.2.0", "5.1.0", "8.0.1", "8.9.0", "9.5.1", "9.5.2", "9.9.0", "9.9.2", "9.14.0"),
    *("9.14.1", "9.15.0", "9.20.0", "10.0.0", "10.5.0"),
)


@cache
def openedx(version: str) -> Payloads:
    root = corpora.fetch("openedx-events", version)
    return event_catalogues.read(root, ["openedx_events.*data.*"])


@pytest.mark.parametrize(
    ("before", "after"),
    depth.parameters(
        pairwise(RELEASES), daily=[("0.12.0", "0.13.0"), ("0.13.0", "0.14.0"), ("9.14.0", "9.14.1")]
    ),
)
def test_catalogue_of_attrs(before: str, after: str) -> None:
    findings = event_catalogues.said(openedx(before), openedx(after))
    assert event_catalogues.breaks_said(findings) == BROKEN.get(after, set())


#: What is compared, each release with the one before.  In 0.1.8 and 0.1.12 all moved to a package
#: that has another name for who looks at the sources; in 0.1.21 serializers began to send all.
MODELS: Final = (
    ("0.1.4", "0.1.5", "0.1.6", "0.1.7"),
    ("0.1.8", "0.1.9", "0.1.10", "0.1.11"),
    ("0.1.12", "0.1.13", "0.1.14", "0.1.15", "0.1.16", "0.1.17", "0.1.18", "0.1.19", "0.1.20"),
)
GLOBS: Final = ("*core.events.*Event", "*core.types.*", "*core.capabilities.*")


@pytest.mark.parametrize(
    ("before", "after"),
    depth.parameters(
        [pair for releases in MODELS for pair in pairwise(releases)],
        daily=[("0.1.12", "0.1.13"), ("0.1.19", "0.1.20")],
    ),
)
def test_catalogue_of_pydantic(before: str, after: str) -> None:
    roots = [corpora.fetch("ag-ui-protocol", version) for version in (before, after)]
    findings = event_catalogues.said(*(event_catalogues.read(root, GLOBS) for root in roots))
    truth = event_catalogues.breaks_of(
        *(event_catalogues.schemas(root, "ag_ui.core") for root in roots)
    )
    assert event_catalogues.breaks_said(findings) == truth
    assert not [each for each in findings if each.code == "NTF207"]


def test_serializers_are_not_passed_over() -> None:
    """All classes are known but for what their serializer makes of them, which is said once."""
    before, after = (
        event_catalogues.read(corpora.fetch("ag-ui-protocol", version), GLOBS)
        for version in ("0.1.20", "0.1.21")
    )
    (finding,) = event_catalogues.said(before, after)
    assert finding.code == "NTF207"
    assert "serializer '_omit_fields_without_value' may change what is sent" in finding.message
