import oslo_messaging

N = oslo_messaging.Notifier(None)


def watch(ask, ctx):
    seen = []
    for name in ('disk', 'port', 'node'):
        if ask():
            seen.append(name)
        else:
            N.info(ctx, '.'.join(['lost', *seen]), {})  #! lost lost.disk lost.port lost.disk.port


def answers(*given):
    return iter(given).__next__

# run: watch(answers(False, False, False), ctx)
# run: watch(answers(True, True, False), ctx)
# run: watch(answers(True, False, False), ctx)
# run: watch(answers(False, True, False), ctx)
