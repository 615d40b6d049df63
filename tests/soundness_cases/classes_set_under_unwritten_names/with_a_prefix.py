import oslo_messaging

N = oslo_messaging.Notifier(None)


class Names:
    on_open = 'door.opened'
    off_open = 'door.shut'


def load(table):
    for part, value in table:
        setattr(Names, f'on_{part}', value)


def go(ctx):
    N.info(ctx, Names.on_open, {})  #! door.opened *
    N.info(ctx, Names.off_open, {})  #! door.shut

# run: go(ctx); load([('open', 'door.other')]); go(ctx)
