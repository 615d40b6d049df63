from ntf105_uncalled import same
from ntf105_uncalled.same import NOTIFIER


def passed_on(ctx, what):
    # What it hands on is no piece of the event type.
    same.called(ctx, what)


def shown(ctx, resource, *, phase):
    NOTIFIER.info(ctx, f'{resource}.{phase}', {})  # NTF105 *.*
