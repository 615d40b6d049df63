import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


def mapped(ctx, kind):
    name = kind if kind != 'soft_delete' else 'delete'
    NOTIFIER.info(ctx, 'mapped.%s' % name, {})  # NTF101 mapped.delete


def inside(ctx, kind):
    if kind == 'special':
        NOTIFIER.info(ctx, 'special.%s' % kind, {})
    elif kind in ('x', 'y'):
        NOTIFIER.info(ctx, 'listed.%s' % kind, {})
    else:
        NOTIFIER.info(ctx, 'plain.%s' % kind, {})


def early(ctx, kind):
    if kind == 'quiet':
        return
    NOTIFIER.info(ctx, 'early.%s' % kind, {})


def guarded(ctx, kind):
    if kind not in ('a', 'b'):
        raise ValueError(kind)
    NOTIFIER.info(ctx, 'guarded.%s' % kind, {})


def asserted(ctx, kind):
    assert kind != 'never'
    NOTIFIER.info(ctx, 'asserted.%s' % kind, {})


def optional(ctx, suffix=None):
    event = 'order'
    if suffix:
        event = '%s.%s' % (event, suffix)
    NOTIFIER.info(ctx, event, {})  # NTF101 order


def is_none(ctx, suffix=None):
    if suffix is None:
        return
    NOTIFIER.info(ctx, 'some.%s' % suffix, {})


def run(ctx):
    mapped(ctx, 'soft_delete')
    mapped(ctx, 'hard_delete')  # NTF101 mapped.hard_delete
    inside(ctx, 'special')  # NTF101 special.special
    inside(ctx, 'x')  # NTF101 listed.x
    inside(ctx, 'z')  # NTF101 plain.z
    early(ctx, 'quiet')
    early(ctx, 'loud')  # NTF101 early.loud
    guarded(ctx, 'a')  # NTF101 guarded.a
    asserted(ctx, 'ever')  # NTF101 asserted.ever
    optional(ctx)
    optional(ctx, 'full')  # NTF101 order.full
    is_none(ctx)
    is_none(ctx, 'more')  # NTF101 some.more


def refused(ctx):
    guarded(ctx, 'c')
    # Nobody catches what that raises.
    early(ctx, 'unreached')


def contradicted(ctx):
    asserted(ctx, 'never')
    early(ctx, 'unreached')


def caught(ctx):
    try:
        guarded(ctx, 'c')
    except ValueError:
        early(ctx, 'caught')  # NTF101 early.caught


def loop(ctx):
    for phase in ('start', 'middle', 'end'):
        if phase == 'middle':
            continue
        NOTIFIER.info(ctx, 'loop.%s' % phase, {})  # NTF101 loop.start NTF101 loop.end
        if phase == 'end':
            NOTIFIER.info(ctx, 'last.%s' % phase, {})  # NTF101 last.end


def unknown(ctx, order):
    if order.state == 'paid':
        NOTIFIER.info(ctx, 'state.%s' % order.state, {})  # NTF101 state.paid
