import oslo_messaging

notifier = oslo_messaging.Notifier(None)


class Job:
    state = 'idle'


def main(ctx):
    job = Job()
    job.state = 'busy'
    notifier.info(ctx, f'job.{job.state}', {})  #! job.busy
    del job.state
    notifier.info(ctx, f'job.{job.state}', {})  #! job.idle
    try:
        del job.state
    except AttributeError as error:
        notifier.info(ctx, f'job.{type(error).__name__}', {})  #! job.AttributeError

# run: main(None)
