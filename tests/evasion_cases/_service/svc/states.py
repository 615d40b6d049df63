"""The states of an order."""

NEW = 'new'
PAID = 'paid'
SENT = 'sent'

ALL = (NEW, PAID, SENT)
