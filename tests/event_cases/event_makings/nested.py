from event_makings.models import Message


def outer(what):
    inner(event_type='message.%s' % what)


def inner(**values):
    return Message(body='', **values)


def run():
    outer('nested')  # NTF101 message.nested
