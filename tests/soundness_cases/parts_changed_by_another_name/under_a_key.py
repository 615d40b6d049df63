import oslo_messaging

N = oslo_messaging.Notifier(None)


def fill(table):
    left, right = table['both']
    left.append('x')


def main(ctx):
    names = []
    table = {'both': (names, 1)}
    fill(table)
    N.info(ctx, 'a.' + names[0], {})  #! a.x

# run: main(None)
