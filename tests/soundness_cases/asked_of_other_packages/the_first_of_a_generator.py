import re

from oslo_messaging import Notifier

NOTIFIER = Notifier(None)
KINDS = {'^a': 'mail.archived', '^d': 'mail.deleted', '^s': 'mail.sent'}


def note(word):
    event_type = next((KINDS[each] for each in KINDS if re.search(each, word)), 'mail.lost')
    NOTIFIER.info({}, event_type, {})  #! mail.archived mail.deleted mail.lost mail.sent

# run: note('a'); note('d'); note('s'); note('z')
