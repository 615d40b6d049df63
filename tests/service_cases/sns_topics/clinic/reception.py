from enum import Enum

from clinic.messages import Messages


class EventType(str, Enum):
    ADMITTED = "patient.admitted"
    DISCHARGED = "patient.discharged"


class Reception:
    def __init__(self):
        self.messages = Messages("arn:topic", "https://queue")

    def admit(self, patient):
        self.messages.tell(EventType.ADMITTED, patient)  # sends 'patient.admitted'
        self.messages.remind(patient)

    def discharge(self, patient):
        self.messages.tell(EventType.DISCHARGED.value, patient)  # sends 'patient.discharged'

    def any(self, patient, name):
        self.messages.tell(EventType[name], patient)  # sends 'patient.admitted' 'patient.discharged'
