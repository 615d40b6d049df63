import oslo_messaging

N = oslo_messaging.Notifier(None)


def fill(lists):
    left, right = lists
    left.append('x')


def main(ctx):
    names = []
    fill([names, 1])
    N.info(ctx, 'a.' + names[0], {})  #! a.x

# run: main(None)
