import oslo_messaging

N = oslo_messaging.Notifier(None)


def settle(table):
    for key, word in table.items():
        table.update(b=word)
    return table['b']


def send(ctx):
    N.info(ctx, settle({'a': 'late', 'b': 'node'}), {})  #! late


# run: send(ctx)
