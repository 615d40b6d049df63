from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Link:
    def __init__(self, event_type, before=None):
        self.event_type = event_type
        self.next = None
        if before is not None:
            before.next = self


FIRST = Link('one.sent')
SECOND = Link('two.sent', FIRST)
THIRD = Link('three.sent', before=SECOND)


def main():
    link = FIRST
    while link is not None:
        NOTIFIER.info({}, link.event_type, {})  #! one.sent three.sent two.sent
        link = link.next

# run: main()
