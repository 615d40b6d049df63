"""The states of an order."""

NEW = 'NEW'.casefold()
PAID = 'paid'
SENT = PAID.replace('paid', 'shipped')

ALL = (NEW, PAID, SENT)
