import oslo_messaging

BUS = oslo_messaging.Notifier(None)
HEARERS = []
BY_KIND = {}
NESTED = {'gone': []}


def send(sender):
    for hearer in HEARERS:
        hearer(sender)


def dispatch(kind, name):
    BY_KIND[kind](name)


def remove(what):
    for each in NESTED['gone']:
        each(what)
