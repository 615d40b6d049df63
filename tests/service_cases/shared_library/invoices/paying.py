from acme_common import bus
from acme_common.bus import publish


def pay(invoice):
    publish("invoice.sent", {"id": invoice.id})  # sends 'invoice.sent'
    bus.publish(event_type="invoice.booked", key=invoice.id)  # sends 'invoice.booked'


def remind(invoice, level):
    publish(f"invoice.reminded.{level}", body={})


def run(invoice):
    for level in ("first", "last"):
        remind(invoice, level)  # sends 'invoice.reminded.first' 'invoice.reminded.last'
