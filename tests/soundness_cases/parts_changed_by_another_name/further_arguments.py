import oslo_messaging

N = oslo_messaging.Notifier(None)


def fill(*lists):
    for each in lists:
        each.append('x')


def main(ctx):
    names = []
    fill(names)
    N.info(ctx, 'a.' + names[0], {})  #! a.x

# run: main(None)
