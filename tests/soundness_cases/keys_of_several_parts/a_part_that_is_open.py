import oslo_messaging

N = oslo_messaging.Notifier(None)
NEXT = {('idle', 'start'): 'running', ('running', 'pause'): 'paused', ('running', 'stop'): 'idle'}


def run(ctx, is_idle, trigger):
    state = 'idle' if is_idle else 'running'
    N.info(ctx, f'{state}.{NEXT[state, trigger]}', {})  #! idle.running running.paused running.idle

# run: run(ctx, True, 'start'), run(ctx, False, 'pause'), run(ctx, False, 'stop')
