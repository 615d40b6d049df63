import oslo_messaging

N = oslo_messaging.Notifier(None)


def poll(ask, ctx):
    state = 'new'
    while True:
        answer = ask()
        if answer == 'done':
            N.info(ctx, 'poll.' + state, {})  #! poll.new poll.waiting poll.late
            return
        state = 'waiting' if state == 'new' else 'late'


def answers(*given):
    return iter(given).__next__

# run: poll(answers('done'), ctx)
# run: poll(answers('no', 'done'), ctx)
# run: poll(answers('no', 'no', 'done'), ctx)
