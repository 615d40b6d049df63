from academy import signals
from academy.data import EnrolmentData
from academy.signals import ENROLMENT_CREATED, ENROLMENT_WITHDRAWN


def enrol(user):
    ENROLMENT_CREATED.send_event(enrolment=EnrolmentData(user=user))  # sends 'org.academy.enrolment.created.v1'


def change(user, is_leaving):
    signal = ENROLMENT_WITHDRAWN if is_leaving else ENROLMENT_CREATED
    signal.send_event(enrolment=EnrolmentData(user=user))  # sends 'org.academy.enrolment.created.v1' 'org.academy.enrolment.withdrawn.v1'


def award(user):
    signals.CERTIFICATE_AWARDED.send_event()  # sends 'org.academy.certificate.awarded.v1'


def receiver(sender, signal, **kwargs):
    print(signal.event_type)


signals.CERTIFICATE_AWARDED.connect(receiver)
