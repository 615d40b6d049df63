import oslo_messaging

notifier = oslo_messaging.Notifier(None)

def run(ctx, job):
    errors = []
    for attempt in range(500):
        if job.done(attempt):
            notifier.info(ctx, 'job.end', {})  #! job.end
            break
        errors.append(job.error())
    else:
        notifier.info(ctx, 'job.error', {})  #! job.error


# run: run(ctx, ns(done=lambda at: True)); run(ctx, ns(done=lambda at: False, error=str))
