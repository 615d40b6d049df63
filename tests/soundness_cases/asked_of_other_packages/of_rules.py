import re

from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Rule:
    def __init__(self, pattern, event_type):
        self.pattern = re.compile(pattern)
        self.event_type = event_type

    def fits(self, text):
        return self.pattern.match(text)


RULES = [Rule('up', 'host.up'), Rule('down', 'host.down')]


def note(text):
    for rule in RULES:
        if rule.fits(text):
            NOTIFIER.info({}, rule.event_type, {})  #! host.down host.up
            break
    else:
        NOTIFIER.info({}, 'host.unknown', {})  #! host.unknown

# run: note('up'); note('down'); note('?')
