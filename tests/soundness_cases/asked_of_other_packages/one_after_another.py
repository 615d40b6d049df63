import re

from oslo_messaging import Notifier

NOTIFIER = Notifier(None)
CREATE = re.compile('create (.*)')
DELETE = re.compile('delete (.*)')


def kind_of(line):
    match = CREATE.match(line)
    if match:
        return 'volume.create'
    match = DELETE.match(line)
    if match:
        return 'volume.delete'
    return 'volume.unknown'


def note(line):
    NOTIFIER.info({}, kind_of(line), {})  #! volume.create volume.delete volume.unknown

# run: note('create a'); note('delete a'); note('?')
