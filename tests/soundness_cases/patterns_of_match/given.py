import enum

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Phase(enum.Enum):
    START = enum.auto()


def report(ctx, event):
    match event:
        case [first, *_]:
            N.info(ctx, f'items.{first}', {})
        case {'kind': kind}:
            N.info(ctx, f'kind.{kind}', {})
        case Phase(name=name):
            N.info(ctx, f'phase.{name.lower()}', {})  #! phase.start
        case _:
            N.info(ctx, 'other', {})  #! other


def go(ctx):
    report(ctx, Phase.START)
    report(ctx, {'a', 'b'})
    report(ctx, 'text')

# run: go(ctx)
