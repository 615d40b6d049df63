"""The states of an order."""

NEW = 'new'
PAID = 'paid'
SENT = 'sent'
LOST = 'lost'

ALL = (NEW, PAID, SENT)
ALL += (LOST,)
