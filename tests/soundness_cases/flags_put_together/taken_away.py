import enum

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Part(enum.Flag):
    HEAD = 1
    BODY = 2
    TAIL = 4


def go(ctx):
    missing = Part.HEAD | Part.BODY | Part.TAIL
    missing &= ~Part.HEAD
    if Part.HEAD in missing:
        N.info(ctx, 'mail.empty', {})
    if missing == Part.BODY | Part.TAIL:
        N.info(ctx, 'mail.started', {})  #! mail.started
    for part in (Part.BODY, Part.TAIL):
        missing ^= part
    N.info(ctx, 'mail.unfinished' if missing else 'mail.complete', {})  #! mail.complete
    if Part.HEAD ^ Part.BODY is Part.HEAD | Part.BODY:
        N.info(ctx, 'mail.same', {})  #! mail.same

# run: go(ctx)
