import oslo_messaging

N = oslo_messaging.Notifier(None)


def fill(first, **lists):
    for name, each in lists.items():
        each.append(name)


def main(ctx):
    names = []
    fill(1, x=names)
    N.info(ctx, 'a.' + names[0], {})  #! a.x

# run: main(None)
