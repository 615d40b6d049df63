import oslo_messaging

N = oslo_messaging.Notifier(None)


def wake(ctx, who):
    N.info(ctx, 'wake.' + who, {})


def put(q, it):
    q.append(it)


def main(ctx):
    q = []
    put(q, wake)
    q.pop()(ctx, 'cat')  #! wake.cat

# run: main(None)
