import oslo_messaging

N = oslo_messaging.Notifier(None)

def fetch(ctx, client):
    answer = yield client.get()
    if answer.code == 200:
        N.info(ctx, 'answer.good', {})  #! answer.good
    else:
        N.info(ctx, 'answer.bad', {})  #! answer.bad

# run: import contextlib
# run: one = fetch(ctx, ns(get=list)); next(one)
# run: with contextlib.suppress(StopIteration): one.send(ns(code=200))
# run: one = fetch(ctx, ns(get=list)); next(one)
# run: with contextlib.suppress(StopIteration): one.send(ns(code=400))
