import fnmatch

from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


def fits(name, pattern):
    return fnmatch.fnmatch(name, pattern)


def note(name):
    if fits(name, '*.log'):
        kind = 'log'
    elif fits(name, '*.img'):
        kind = 'image'
    else:
        kind = 'other'
    NOTIFIER.info({}, f'file.{kind}', {})  #! file.image file.log file.other

# run: note('a.log'); note('a.img'); note('a')
