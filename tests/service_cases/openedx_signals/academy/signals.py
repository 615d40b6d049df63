from openedx_events.tooling import OpenEdxPublicSignal

from academy.data import EnrolmentData

#: Somebody enrolled.
ENROLMENT_CREATED = OpenEdxPublicSignal(
    event_type="org.academy.enrolment.created.v1",
    data={"enrolment": EnrolmentData},
)

ENROLMENT_WITHDRAWN = OpenEdxPublicSignal(
    event_type="org.academy.enrolment.withdrawn.v1",
    data={"enrolment": EnrolmentData},
)

CERTIFICATE_AWARDED = OpenEdxPublicSignal(
    event_type="org.academy.certificate.awarded.v1", data={}
)
