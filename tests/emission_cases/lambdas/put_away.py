from lambdas.same import NOTIFIER


def on_attribute(ctx, entry):
    def tell(what):
        NOTIFIER.info(ctx, 'pressed.%s' % what, {})

    entry.pressed = lambda: tell('once')  # NTF101 pressed.once
    entry.table['held'] = lambda event: tell('held')  # NTF101 pressed.held
    setattr(entry, 'left', lambda: tell('left'))  # NTF101 pressed.left


def returned(ctx):
    say = lambda what: NOTIFIER.info(ctx, 'said.%s' % what, {})  # noqa
    return lambda: say('later')  # NTF101 said.later


def twice_around(ctx, entry):
    def tell(what):
        NOTIFIER.info(ctx, 'deep.%s' % what, {})

    def set_up():
        entry.done = lambda: tell('down')  # NTF101 deep.down

    entry.use(set_up)


def of_nobody(ctx, entry):
    def tell(what):
        NOTIFIER.info(ctx, 'open.%s' % what, {})

    entry.asked = lambda what: tell(what)
